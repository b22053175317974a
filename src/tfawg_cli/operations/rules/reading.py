"""The manual of what the floors below find while they read files, texts and shapes."""

from inspect import cleandoc

from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules.rule import Rule


def _rule(name: str, manual: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(name, severity, cleandoc(manual))


_FILES = (
    _rule(
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
    _rule(
        "stray-file",
        """A YAML file lies under data/ where no command looks for it.

        Bad:
            data/plans/2021-22.yaml
        Good:
            data/plans/2021-2022.yaml
        """,
    ),
    _rule(
        "half-done",
        """A command that changes several files was stopped after it had put the first one into its place.

        What the other files are to hold is on the disk already. The same command, typed again, finishes the change.

        Bad:
            data/plans/.2021-2022.yaml.1-0a1b2c3d4e5f.tmp is there, and no such file with a 0
        Good:
            data/programme/2021-2022.yaml and data/plans/2021-2022.yaml are both written
        """,
    ),
    _rule(
        "not-a-file",
        """A link, a folder, a pipe or a device stands in the place of a record file.

        Links are never followed: what they lead to may change, or lie outside of what is reviewed.

        Bad:
            data/plans/2021-2022.yaml -> ../../old.yaml
        Good:
            data/plans/2021-2022.yaml, an ordinary file
        """,
    ),
    _rule(
        "unreadable-file",
        """The system does not let a record file be read.

        Bad:
            a file that belongs to another user and is closed to all others
        Good:
            a file that you can open in an editor
        """,
    ),
    _rule(
        "too-large",
        """A record file has more than 10 MB.

        Bad:
            a spreadsheet or a picture that was saved under the name of a record
        Good:
            text
        """,
    ),
    _rule(
        "encoding",
        """A file is not UTF-8.

        Bad:
            a file saved as "Unicode" (UTF-16) or "ANSI" by a Windows program
        Good:
            a file saved as UTF-8; a byte order mark does no harm
        """,
    ),
    _rule(
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
    _rule(
        "syntax",
        """The text is not YAML. The commonest cause: a colon and a blank inside unquoted text.

        Bad:
            text: Two things: this and that
        Good:
            text: "Two things: this and that"
        """,
    ),
    _rule(
        "unquoted",
        """An unquoted text or key looks like a number, a date, a yes or no, or nothing.

        Other programs would turn 1.10 into 1.1 and NO into "false". Dates of updates and decisions need no quotes.

        Bad:
            1.1:
        Good:
            "1.1":
        """,
    ),
    _rule(
        "cut-text",
        """A blank and # end an unquoted text: what follows is a comment and lost from the record.

        Bad:
            text: Action #3 of the plan
        Good:
            text: "Action #3 of the plan"
        """,
        Severity.WARNING,
    ),
    _rule(
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
    _rule(
        "anchor",
        """An anchor, an alias or a merge key: one edit would change several items.

        Bad:
            responsible: &all [Members]
        Good:
            responsible: [Members]
        """,
    ),
    _rule(
        "tag",
        """A tag tells programs to read a value as something else.

        Bad:
            start: !!str 12/2013
        Good:
            start: 12/2013
        """,
    ),
    _rule(
        "directive",
        """A line that starts with % changes how the file is read.

        Bad:
            %YAML 1.1
        Good:
            format: 1
        """,
    ),
    _rule(
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
    _rule(
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
    _rule(
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
    _rule(
        "too-deep",
        """Lists and maps stand inside each other more than 32 levels deep.

        Bad:
            [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        Good:
            [x]
        """,
    ),
)
_SHAPES = (
    _rule(
        "missing-field",
        """An item lacks a field that it must have, or has nothing behind it.

        An action needs text, responsible and indicator; a sub-task text, strategic_codes (it may be []), objective,
        start and timeline.

        Bad:
            1.1.1.1:
              text: Coordinate with permanent missions
        Good:
            1.1.1.1:
              text: Coordinate with permanent missions
              responsible: [Members]
              indicator: Nature of contacts
        """,
    ),
    _rule(
        "unknown-field",
        """A field that this kind of item does not have; often a slip of the pen.

        Bad:
            indicater: Number of requests
        Good:
            indicator: Number of requests
        """,
    ),
    _rule(
        "unknown-value",
        """A field takes one of a few words, and this is none of them.

        Bad:
            status: done
        Good:
            status: completed
        """,
    ),
    _rule(
        "wrong-kind",
        """A list stands where a text is expected, a text where a list is, and so on.

        Bad:
            responsible: Members
        Good:
            responsible: [Members]
        """,
    ),
    _rule(
        "empty-text",
        """A text of no characters. What is not said is left out: take the whole line away.

        Bad:
            timeline: ""
        Good:
            indicator: Number of requests
        """,
    ),
    _rule(
        "bad-number",
        """A key that should be an item number is none, or has too few or too many parts.

        Bad:
            actions:
              1.1.1:
        Good:
            actions:
              1.1.1.1:
        """,
    ),
    _rule(
        "bad-year",
        """A financial year or a period that is not written like 2021/2022.

        Bad:
            financial_year: 2021/2023
        Good:
            financial_year: 2021/2022
        """,
    ),
    _rule(
        "bad-code",
        """A strategic code is not two to four capitals and a number.

        Bad:
            strategic_codes: [so-1]
        Good:
            strategic_codes: [SO1]
        """,
    ),
    _rule(
        "bad-lineage",
        """`carried_from` is not a year and the number of an action.

        Bad:
            carried_from: 1.1.1.1
        Good:
            carried_from: 2020/2021 1.1.1.1
        """,
    ),
    _rule(
        "bad-digest",
        """A digest that an approval stored was changed by hand.

        Bad:
            1.1.1.1: yes, approved
        Good:
            1.1.1.1: 0f343b0931aa
        """,
    ),
    _rule(
        "bad-format",
        """The file's format is not one that this version of the tool reads.

        Bad:
            format: 7
        Good:
            format: 1
        """,
    ),
    _rule(
        "impossible-date",
        """A date is not written as year-month-day, or there is no such day.

        Bad:
            date: 2022-02-30
        Good:
            date: 2022-02-28
        """,
    ),
)

RULES = (*_FILES, *_TEXTS, *_SHAPES)
"""Every name that a finding of the lower floors can have."""
