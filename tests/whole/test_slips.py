"""A slip in the real records is found where it was made; a sample here, every line in `make torture`."""

from itertools import islice

import pytest

from conftest import ROOT
from slips import Slip, errors_after, is_near, slips
from small_records import BODIES, EDITION, PLAN
from tfawg_cli.yaml_text.text import read

FILES = {file: (ROOT / file).read_text(encoding="utf-8") for file in (PLAN, EDITION, BODIES)}
_EVERY = 9
"""One slip of so many is tried; the kinds of slips take turns."""


def test_a_slip_is_found_within_two_lines() -> None:
    """In 97 of 100 slips that make an error; none of them is a fault of ours."""
    found = [
        (slip, errors_after(slip, FILES))
        for file, text in FILES.items()
        for slip in islice(slips(file, text), 0, None, _EVERY)
    ]

    told = [is_near(slip, errors) for slip, errors in found if errors]
    assert len(told) > 150
    assert sum(told) >= 0.97 * len(told)


@pytest.mark.parametrize(
    ("kind", "file", "line", "finding", "message"),
    [
        ("moved left", EDITION, "    tasks:", "  tasks:", "is not the number of a key deliverable"),
        ("moved left", EDITION, "        sub_tasks:", "      sub_tasks:", "is not the number of a task"),
        (
            "moved left",
            EDITION,
            "          1.1.1:",
            "            text: Conduct high-level meetings with external stakeholders",
            "does not fit the lines",
        ),
        ("moved left", PLAN, "  1.1.2.1:", "    text: >-", "does not fit the lines above"),
        ("moved right", PLAN, "  1.1.1.1:", "    1.1.1.1:", "does not fit the lines above"),
        ("deleted", PLAN, "  1.1.1.1:", "    text: >-", "does not fit the lines above"),
        (
            "deleted",
            PLAN,
            "    indicator: Nature of assistance",
            "    responsible: [Members]",
            "'indicator' is missing",
        ),
    ],
)
def test_what_a_slip_is_told_of(kind: str, file: str, line: str, finding: str, message: str) -> None:
    """The line where a hand has to go, though the parser stumbles over another one."""
    slip = the_slip(kind, file, line)

    at = [(number, one.message) for one, number in errors_after(slip, FILES) if number and message in one.message]
    assert finding in [slip.text.splitlines()[number - 1] for number, _ in at]


def the_slip(kind: str, file: str, line: str) -> Slip:
    """Make the slip of the first line of a file that reads so."""
    at = FILES[file].splitlines().index(line) + 1
    return next(slip for slip in slips(file, FILES[file]) if (slip.kind, slip.line) == (kind, at))


def test_a_line_that_slipped_into_a_text_is_shown_there() -> None:
    """It became a part of the text above it, and its field is missing."""
    slip = the_slip("moved right", PLAN, "    responsible: [Members]")

    assert [("'responsible' is missing", "this is a part of 'text'; indent it alike", slip.line)] == [
        (finding.message, finding.hint, line) for finding, line in errors_after(slip, FILES)
    ]


def test_where_no_line_stands_further_out_the_parser_is_believed() -> None:
    """There is no line whose neighbours these could be."""
    (finding,) = read(b"  a: x\n b: y\n c: z\n", "").findings
    assert ("syntax", 2) == (finding.rule, finding.span.line if finding.span else 0)
