"""`tfawg edit YEAR`: sections, the strategic plan, the codes of many sub-tasks, the marks of many items."""

from pathlib import Path

import pytest

from conftest import Run
from terminal import answered

EDITION, NEXT = "data/programme/2021-2022.yaml", "data/programme/2022-2023.yaml"
NEW_PLAN = """\
period: 2022/2025
groups:
  "Strategic Goal": Lead
  "Focus areas:":
    FA1: Trade facilitation
    FA2: "Technology: data"
"""


def read(folder: Path, file: str = EDITION) -> str:
    """Read a file."""
    return (folder / file).read_text(encoding="utf-8")


@pytest.fixture
def carried(small: Path, inside: Run) -> Path:
    """The small workspace with a year beyond its strategic plan; a new one lies beside it."""
    inside("carry-forward", "2021/2022", cwd=small)
    (small / "new.yaml").write_text(NEW_PLAN, encoding="utf-8")
    return small


def test_a_section_is_written_reworded_and_taken_away(small: Path, inside: Run) -> None:
    """By its heading, capitals or not; a new one comes last."""
    before = read(small)

    new = inside("edit", "2021/2022", "--section", "Outlook", "--text", "Go **on**:\n\n- one", cwd=small)
    after = read(small)
    other = inside("edit", "2021/2022", "--section", "outlook", "--text", "Go **on**:\n\n- two", cwd=small)
    reworded = read(small)
    gone = inside("edit", "2021/2022", "--section", "OUTLOOK", "--unset", "text", cwd=small)

    assert (0, 0, 0) == (new.status, other.status, gone.status), (new, other, gone)
    assert new.out.startswith("new section 'Outlook' of 2021/2022\n")
    assert "  - heading: Outlook\n    text: |\n      Go **on**:\n\n      - one\n" in after
    assert (after.replace("- one", "- two"), before) == (reworded, read(small))


def test_the_only_section_goes_with_its_list(small: Path, inside: Run) -> None:
    """And where a heading stands twice, nobody guesses."""
    text = read(small)
    twice = text.replace("sections:\n", "sections:\n  - heading: introduction\n    text: Again.\n")
    (small / EDITION).write_text(twice, encoding="utf-8")
    unclear = inside("edit", "2021/2022", "--section", "Introduction", "--unset", "text", cwd=small)
    (small / EDITION).write_text(text, encoding="utf-8")
    gone = inside("edit", "2021/2022", "--section", "Introduction", "--unset", "text", cwd=small)

    assert (2, True) == (unclear.status, "error: 2 sections have the heading 'Introduction'\n" in unclear.err)
    assert (0, False) == (gone.status, "sections:" in read(small))


def test_several_things_of_a_year_change_at_once(small: Path, inside: Run) -> None:
    """In both files, with one undo."""
    before = read(small), read(small, "data/plans/2021-2022.yaml")

    ran = inside(
        "edit", "2021/2022", "--summary", "It went well.", "--section", "Outlook", "--text", "Go on.", cwd=small
    )
    undone = inside("undo", cwd=small)

    assert (0, 0) == (ran.status, undone.status), ran
    assert ran.out.startswith("changes of 2021/2022\n  summary: It went well.\n  text: Go on.\n")
    assert before == (read(small), read(small, "data/plans/2021-2022.yaml"))


def test_a_year_without_an_edition_is_told(small: Path, inside: Run) -> None:
    """Its plan stands alone."""
    (small / "data/plans/2020-2021.yaml").write_text("format: 1\nfinancial_year: 2020/2021\nactions: {}\n", "utf-8")

    ran = inside("add", "2020/2021", "x", cwd=small)

    assert (2, True) == (ran.status, "error: there is no edition of the Work Programme for 2020/2021\n" in ran.err)


def test_a_strategic_plan_comes_with_the_new_codes_in_one_step(carried: Path, inside: Run) -> None:
    """What becomes of every code is shown first; marks go as far as they asked for that; one undo takes all back."""
    before = read(carried, NEXT)
    codes = ("--recode", "SO1=FA1", "--recode", "LD3=fa2", "--recode", "sp6=FA1,fa2")
    typed = ("edit", "2022/2023", "--strategic-plan", "@new.yaml", *codes)

    left = inside(*typed[:-2], cwd=carried)
    asked = inside(*typed, cwd=carried)
    ran = inside(*typed, "--yes", cwd=carried)
    after = read(carried, NEXT)
    inside("undo", cwd=carried)

    assert (2, True) == (left.status, "error: sub-tasks have codes that the strategic plan lacks: SP6 (" in left.err), (
        left
    )
    assert (2, True) == (asked.status, "Write this? Nobody can be asked here" in asked.err)
    assert 0 == ran.status, ran
    assert "  1.1.1 strategic codes: SO1; SP6 → FA1; FA2\n  1.1.1 confirmed: codes of 2019/2022: SO1, SP6\n" in ran.out
    assert "  SP6 → FA1, FA2: " in ran.out
    assert (True, False) == (
        '      FA2: "Technology: data"\n' in after or "FA2: 'Technology: data'" in after,
        "SO1" in after,
    )
    assert "  period: 2022/2025\n  groups:\n" in after
    assert before == read(carried, NEXT)


def test_codes_are_taken_off_and_marks_stay_for_what_nobody_said(carried: Path, inside: Run) -> None:
    """A mark of two reasons keeps the other one; a code that is not named stays as it is."""
    text = read(carried, NEXT)
    marked = "to_confirm: 'codes of 2019/2022: SO1, SP6'"
    assert marked in text
    other = marked.replace("'codes", "'comments name May 2021; SO1 was ''Old'', is ''New''; codes")
    (carried / NEXT).write_text(text.replace(marked, other, 1), encoding="utf-8")

    half = inside("edit", "2022/2023", "--recode", "SP6=", "--yes", cwd=carried)
    both = (
        inside("undo", cwd=carried).status,
        inside("edit", "2022/2023", "--recode", "SP6=", "--recode", "SO1=SO1", "--yes", cwd=carried),
    )

    assert ("  SP6 → nothing: 2 sub-tasks" in half.out, "1.1.1 confirmed" in half.out) == (True, False), half
    assert "→ comments name May 2021\n" in both[1].out, both


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("--recode", "SO1"), "'SO1' does not say what becomes of the code\n  write --recode SO1=FA1"),
        (("--recode", "XX1=SO1"), "no sub-task has the code XX1\n  they have "),
        (("--recode", "SO1=XX1"), "there is no strategic code 'XX1'"),
        (("--strategic-plan", "peiod: 2022/2025\ngroups: {}"), "the strategic plan, line 1: 'period' is missing"),
        (("--strategic-plan", "- a"), "the strategic plan, line 1: no fields found"),
        (("--strategic-plan", "a: 'b"), "the strategic plan, line "),
        (("--section", "Outlook"), 'what is to stand in that section?\n  --text "@FILE"'),
        (("--section", "Outlook", "--unset", "text"), "there is no section 'Outlook'\n  there are: Introduction"),
        (("--text", "x"), "a plan has no field text to edit\n  tfawg edit 2022/2023 --section"),
        (("--confirm", "--summary", "x"), "--confirm of a year goes without changes"),
        (("--summary", "x", "--unset", "summary"), "summary is both given and taken away"),
    ],
)
def test_what_a_year_does_not_take_is_refused(carried: Path, inside: Run, typed: tuple[str, ...], message: str) -> None:
    """With the reason and the next step; nothing is written."""
    before = read(carried, NEXT)

    ran = inside("edit", "2022/2023", *typed, cwd=carried)

    assert (2, True, before) == (ran.status, ran.err.startswith(f"error: {message}"), read(carried, NEXT)), ran


def test_only_a_year_has_them(small: Path, inside: Run) -> None:
    """An item has no section."""
    ran = inside("edit", "1.1", "--section", "Introduction", cwd=small)

    assert (2, True) == (ran.status, "--section, --strategic-plan and --recode belong to a year" in ran.err)


def test_an_edition_without_a_strategic_plan_gets_one(small: Path, inside: Run) -> None:
    """Behind the fields that come before it."""
    text = read(small)
    start, end = text.index("strategic_plan:"), text.index("sections:")
    codes = text[:start] + text[end:].replace("[SO1, SP6]", "[]").replace("[SP6]", "[]").replace("[LD3]", "[]")
    (small / EDITION).write_text(codes, encoding="utf-8")
    (small / "new.yaml").write_text(NEW_PLAN.replace("2022/2025", "2019/2022"), encoding="utf-8")

    ran = inside("edit", "2021/2022", "--strategic-plan", "@new.yaml", cwd=small)

    assert 0 == ran.status, ran
    assert "title: A small Work Programme\n\nstrategic_plan:\n  period: 2019/2022\n" in read(small)


def test_marks_of_a_year_are_looked_at_one_by_one(carried: Path, inside: Run) -> None:
    """On a terminal each is shown and asked about; in a pipe they are listed, and nothing is written."""
    marked = ["1.1.1", "1.1.1.2", "1.1.2", "1.1.2.1", "2.1.1", "2.1.1.1"]
    answers = {f"Is {number} right": "y" if number == "1.1.2" else "n" for number in marked}

    listed = inside("edit", "2022/2023", "--confirm", cwd=carried)
    status, shown = answered("edit", "2022/2023", "--confirm", cwd=carried, answers=answers)

    assert (2, True) == (listed.status, "error: a person looks at these one by one, and nobody can" in listed.err)
    assert "  1.1.1.2  Present two experiences at every meeting\n" in listed.err
    assert (0, True) == (status, "confirmed in 2022/2023\n  1.1.2 confirmed: codes of 2019/2022: SP6\n" in shown), shown
    assert 5 == (read(carried, NEXT) + read(carried, "data/plans/2022-2023.yaml")).count("to_confirm")


def test_all_marks_of_a_year_go_where_somebody_says_so(carried: Path, inside: Run) -> None:
    """Then there are none."""
    ran = inside("edit", "2022/2023", "--confirm", "--yes", cwd=carried)
    none = inside("edit", "2022/2023", "--confirm", cwd=carried)

    assert (0, False) == (ran.status, "to_confirm" in read(carried, NEXT) + read(carried, "data/plans/2022-2023.yaml"))
    assert (2, True) == (none.status, "error: nothing is to be confirmed in 2022/2023" in none.err)


def test_a_key_deliverable_is_added_to_a_year(small: Path, inside: Run) -> None:
    """With its points; behind another one; the first of an empty programme."""
    ran = inside("add", "2021/2022", "More", "--point", "a", "--point", "b", cwd=small)
    between = inside("add", "2021/2022", "Between", "--after", "1", "--yes", cwd=small)
    inside("init", "new", "--year", "2021/2022", cwd=small)
    first = inside("add", "2021/2022", "The first", cwd=small / "new")
    twice = inside("add", "2021/2022", "x", "--year", "2021/2022", cwd=small)
    nowhere = inside("add", "2019/2020", "x", cwd=small)

    assert (0, 0, 0) == (ran.status, between.status, first.status), (ran, between, first)
    assert '  "4":\n    text: More\n    points: [a, b]\n' in read(small)
    assert "  2       → 3\n  2.1 " in between.out
    assert read(small / "new").endswith('deliverables:\n  "1":\n    text: The first\n')
    assert "the programme of 2021/2022 is meant already" in twice.err
    assert "there is no plan of 2019/2020" in nowhere.err


def test_a_body_comes_into_the_register(small: Path, inside: Run) -> None:
    """As it is printed; afterwards an action can name it, and what is said of it can change."""
    unknown = inside("edit", "1.1.1.1", "--responsible", "World Bank", cwd=small)
    new = inside("body", "World Bank", "--short", "WB", "--part-of", "members", cwd=small)
    named = inside("edit", "1.1.1.1", "--responsible", "wb", cwd=small)
    other = inside("body", "wb", "--kind", "Role", "--short", "WB", cwd=small)
    same = inside("body", "World Bank", cwd=small)
    wrong = inside("body", "World Bank", "--kind", "sings", cwd=small)

    assert '  register it first: tfawg body "World Bank", or name one of: ' in unknown.err
    assert (0, 0, 0, 0) == (new.status, named.status, other.status, same.status), (new, named, other)
    assert "body World Bank\n  kind: role\nwrote" in other.out
    assert "says so already" in same.out
    assert (2, True) == (wrong.status, "there is no kind of body 'sings'\n  one of: role, decides" in wrong.err)
