"""The manual of what the floors below find in the shape of records."""

from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules.rule import told_below

RULES = (
    told_below(
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
    told_below(
        "swallowed-field",
        """A line of a text reads like a field that its item lacks: indented too far, it became a part of the text.

        Of a field that an item must have it is an error, missing-field. Where the words are meant, let another line
        follow, or begin the line otherwise.

        Bad:
            text: >-
              Coordinate with permanent missions
              timeline: June 2022
        Good:
            text: >-
              Coordinate with permanent missions
            timeline: June 2022
        """,
        Severity.WARNING,
    ),
    told_below(
        "unknown-field",
        """A field that this kind of item does not have; often a slip of the pen.

        Bad:
            indicater: Number of requests
        Good:
            indicator: Number of requests
        """,
    ),
    told_below(
        "unknown-value",
        """A field takes one of a few words, and this is none of them.

        Bad:
            status: done
        Good:
            status: completed
        """,
    ),
    told_below(
        "wrong-kind",
        """A list stands where a text is expected, a text where a list is, and so on.

        Bad:
            responsible: Members
        Good:
            responsible: [Members]
        """,
    ),
    told_below(
        "empty-text",
        """A text of no characters. What is not said is left out: take the whole line away.

        Bad:
            timeline: ""
        Good:
            indicator: Number of requests
        """,
    ),
    told_below(
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
    told_below(
        "bad-year",
        """A financial year or a period that is not written like 2021/2022.

        Bad:
            financial_year: 2021/2023
        Good:
            financial_year: 2021/2022
        """,
    ),
    told_below(
        "bad-code",
        """A strategic code is not two to four capitals and a number.

        Bad:
            strategic_codes: [so-1]
        Good:
            strategic_codes: [SO1]
        """,
    ),
    told_below(
        "bad-lineage",
        """`carried_from` is not a year and the number of an action.

        Bad:
            carried_from: 1.1.1.1
        Good:
            carried_from: 2020/2021 1.1.1.1
        """,
    ),
    told_below(
        "bad-digest",
        """A digest that an approval stored was changed by hand.

        Bad:
            1.1.1.1: yes, approved
        Good:
            1.1.1.1: 0f343b0931aa
        """,
    ),
    told_below(
        "bad-format",
        """The file's format is not one that this version of the tool reads.

        Bad:
            format: 7
        Good:
            format: 1
        """,
    ),
    told_below(
        "impossible-date",
        """A date is not written as year-month-day, or there is no such day.

        Bad:
            date: 2022-02-30
        Good:
            date: 2022-02-28
        """,
    ),
)
"""Every name that a finding of a shape can have."""
