"""The manual of what the floors below find while they read files and texts."""

from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules.rule import told_below

_FILES = (
    told_below(
        "missing-file",
        """A file that every workspace needs is not there.

        Bad:
            data/plans/2021-2022.yaml alone
        Good:
            data/programme/2021-2022.yaml
            data/programme/bodies.yaml
            data/plans/2021-2022.yaml
        """,
    ),
    told_below(
        "stray-file",
        """A YAML file lies under data/ where no command looks for it.

        Bad:
            data/plans/2021-22.yaml
        Good:
            data/plans/2021-2022.yaml
        """,
    ),
    told_below(
        "half-done",
        """A command that changes several files was stopped after it had put the first one into its place.

        The journal of this workspace holds all files as they were and as they are to be: `tfawg undo` takes the
        change back, `tfawg redo` finishes it. Until then no other command writes.

        Bad:
            data/programme/2021-2022.yaml says 1.1.4, and data/plans/2021-2022.yaml still 1.1.2
        Good:
            both files say 1.1.4, or both say 1.1.2
        """,
    ),
    told_below(
        "left-over",
        """A temporary file of a write lies beside the records, and no change of this machine waits for it.

        It means nothing: no command reads it or puts it into place. It was left by another machine or another program.

        Bad:
            data/plans/.2021-2022.yaml.6a7b8c9d.tmp
        Good:
            no such file
        """,
        Severity.WARNING,
    ),
    told_below(
        "not-a-file",
        """A link, a folder, a pipe or a device stands in the place of a record file.

        Links are never followed: what they lead to may change, or lie outside of what is reviewed.

        Bad:
            data/plans/2021-2022.yaml -> ../../old.yaml
        Good:
            data/plans/2021-2022.yaml, an ordinary file
        """,
    ),
    told_below(
        "unreadable-file",
        """The system does not let a record file or a folder of the records be read.

        Bad:
            a file that belongs to another user and is closed to all others
        Good:
            a file that you can open in an editor
        """,
    ),
    told_below(
        "too-large",
        """A record file has more than 10 MB.

        Bad:
            a spreadsheet or a picture that was saved under the name of a record
        Good:
            text
        """,
    ),
    told_below(
        "encoding",
        """A file is not UTF-8.

        Bad:
            a file saved as "Unicode" (UTF-16) or "ANSI" by a Windows program
        Good:
            a file saved as UTF-8; a byte order mark does no harm
        """,
    ),
    told_below(
        "empty-file",
        """A record file holds nothing, or only comments.

        Bad:
            # to be written
        Good:
            format: 1
        """,
    ),
)
_TEXTS = (
    told_below(
        "syntax",
        """The text is not YAML. The commonest cause: a colon and a blank inside unquoted text.

        Bad:
            text: Two things: this and that
        Good:
            text: "Two things: this and that"
        """,
    ),
    told_below(
        "unquoted",
        """An unquoted text or key looks like a number, a date, a yes or no, or nothing.

        Other programs would turn 1.10 into 1.1 and NO into "false". Dates of updates and decisions need no quotes.

        Bad:
            1.1:
        Good:
            "1.1":
        """,
    ),
    told_below(
        "cut-text",
        """A blank and # end an unquoted text: what follows is a comment and lost from the record.

        Bad:
            text: Action #3 of the plan
        Good:
            text: "Action #3 of the plan"
        """,
        Severity.WARNING,
    ),
    told_below(
        "duplicate-key",
        """The same key (or number) stands twice in one list. Quotes make no difference: "1.1" and '1.1' are one.

        Bad:
            1.1.1.1:
              text: One
            1.1.1.1:
              text: Another
        Good:
            1.1.1.1:
              text: One
            1.1.1.2:
              text: Another
        """,
    ),
    told_below(
        "anchor",
        """An anchor, an alias or a merge key: one edit would change several items.

        Bad:
            responsible: &all [Members]
        Good:
            responsible: [Members]
        """,
    ),
    told_below(
        "tag",
        """A tag tells programs to read a value as something else.

        Bad:
            start: !!str 12/2013
        Good:
            start: 12/2013
        """,
    ),
    told_below(
        "directive",
        """A line that starts with % changes how the file is read.

        Bad:
            %YAML 1.1
        Good:
            format: 1
        """,
    ),
    told_below(
        "several-documents",
        """One file holds more than one record.

        Bad:
            format: 1
            ---
            format: 1
        Good:
            format: 1
        """,
    ),
    told_below(
        "conflict-marker",
        """Git could not merge two changes and left both in the file.

        Bad:
            <<<<<<< HEAD
            timeline: 2021/2022
            =======
            timeline: 2022/2023
            >>>>>>> topic
        Good:
            timeline: 2022/2023
        """,
    ),
    told_below(
        "forbidden-character",
        """A character that cannot be seen, or that changes how its neighbours are shown.

        Control characters, zero-width characters, Word's line separators, and the marks that turn the direction
        of text round. Accents, Arabic, Chinese and emoji are welcome.

        Bad:
            a zero-width space inside Members
        Good:
            Members
        """,
    ),
    told_below(
        "more-findings",
        """A file has more than 1,000 findings; the first ones are shown, and the others are counted.

        The last one may say it for a file that only one slip broke: mend the first, and validate again.

        Bad:
            1,200 actions whose responsible bodies the register does not know
        Good:
            the register that knows them
        """,
    ),
    told_below(
        "too-deep",
        """Lists and maps stand inside each other more than 32 levels deep.

        Bad:
            [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        Good:
            [x]
        """,
    ),
)

RULES = (*_FILES, *_TEXTS)
"""Every name that a finding of a file or a text can have."""
