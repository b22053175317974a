"""What `tfawg edit YEAR` changes: narrative, the strategic plan, codes of many sub-tasks, marks of many items."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import typer

from tfawg_cli.cli import exits
from tfawg_cli.cli.item_meant import year_of_edition, year_of_plan
from tfawg_cli.cli.prompts import confirmed, is_a_person
from tfawg_cli.cli.reading_records import Records
from tfawg_cli.cli.writing_changes import carry_out, records_to_change
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.editing import Revision, confirmed_items, together
from tfawg_cli.operations.items import need_target
from tfawg_cli.output.paragraphs import paragraph
from tfawg_cli.output.streams import talk
from tfawg_cli.records.number import parts

if TYPE_CHECKING:
    from tfawg_cli.operations.years.amending import Authority
    from tfawg_cli.records.financial_year import FinancialYear
    from tfawg_cli.records.programme import StrategicPlan


class YearWish(NamedTuple):
    """What was typed behind a year."""

    year: str
    texts: Mapping[str, str | None]
    """Field -> what it is to say; None takes it away. `text` is that of the section."""
    section: str | None
    """The heading of a section."""
    plan: str | None
    """A strategic plan in YAML."""
    codes: Sequence[str]
    """What becomes of strategic codes: SO1=FA1."""
    confirm: bool
    yes: bool
    dry_run: bool
    who: "Authority | None"


def edit_year(wish: YearWish) -> int:
    """Change what belongs to a year and to none of its items. Raises CannotGoOnError, RecordsHaveErrorsError."""
    records = records_to_change(languages=None if wish.section is not None else ())
    if wish.confirm:
        if wish.texts or wish.section or wish.plan or wish.codes:
            raise CannotGoOnError("--confirm of a year goes without changes", "take the marks off first or afterwards")
        return _confirm(records, wish)
    revisions = list(_revisions(records, wish))
    if not revisions:
        raise CannotGoOnError(f"what is to change in the plan of {wish.year}?", _example(wish))
    revision = together(f"changes of {wish.year}", revisions)
    return carry_out(
        records,
        revision,
        dry_run=wish.dry_run,
        who=wish.who,
        ask=lambda: not wish.codes or confirmed("Write this?", yes=wish.yes),
    )


def _revisions(records: Records, wish: YearWish) -> Iterator[Revision]:
    """Say what each part of the wish means. Raises CannotGoOnError."""
    from tfawg_cli.cli.translating import with_translations
    from tfawg_cli.operations.changes.narrative import FIELDS, narrate
    from tfawg_cli.operations.changes.recoding import with_plan
    from tfawg_cli.operations.changes.sections import section

    workspace = records.workspace
    texts = {name: text for name, text in wish.texts.items() if wish.section is None or name != "text"}
    for name in texts.keys() - set(FIELDS):
        hint = f'tfawg edit {wish.year} --section "Introduction" --text "@introduction.md"'
        raise CannotGoOnError(
            f"a plan has no field {name.replace('_', ' ')} to edit", hint if name == "text" else _example(wish)
        )
    if texts:
        yield narrate(workspace, year_of_plan(records, wish.year), texts)
    if wish.section is not None:
        if "text" not in wish.texts:
            raise CannotGoOnError("what is to stand in that section?", '--text "@FILE", or --unset text takes it away')
        revision = section(workspace, year_of_edition(records, wish.year), wish.section, wish.texts["text"])
        yield with_translations(records, revision)
    if wish.plan is not None or wish.codes:
        plan = _plan_typed(wish.plan) if wish.plan is not None else None
        yield with_plan(workspace, year_of_edition(records, wish.year), plan, wish.codes)


def _plan_typed(typed: str) -> "StrategicPlan":
    """Read a strategic plan that was typed. Raises CannotGoOnError, which names the line."""
    from tfawg_cli.records.reading import read_strategic_plan
    from tfawg_cli.yaml_text.text import read

    text = read(typed.encode(), "the strategic plan")
    reading = read_strategic_plan(text)
    if reading.record is not None and not reading.findings:
        return reading.record
    first = (*text.findings, *reading.findings)[0]
    line = (first.span or text.locate(first.place)).line
    raise CannotGoOnError(f"{text.file}, line {line}: {first.message}: {text.line(line).strip()}", first.hint)


def _example(wish: YearWish) -> str:
    return f'tfawg edit {wish.year} --summary "@summary.md"'


def _confirm(records: Records, wish: YearWish) -> int:
    """Take the marks of a year off that a person looked at one by one. Raises CannotGoOnError."""
    workspace, year = records.workspace, year_of_plan(records, wish.year)
    marks = workspace.marks(year)
    if not marks:
        raise CannotGoOnError(f"nothing is to be confirmed in {year}", "tfawg overview lists what is")
    shown = {number: _shown(records, year, number) for number in sorted(marks, key=parts)}
    if wish.yes:
        chosen = list(shown)
    elif is_a_person():
        chosen = [number for number, text in shown.items() if _is_confirmed(number, text)]
    else:
        hint = f"tfawg edit 1.1 --year {year} --confirm takes off those of 1.1; --yes all of them"
        details = tuple(line for text in shown.values() for line in text.splitlines())
        raise CannotGoOnError("a person looks at these one by one, and nobody can be asked here:", hint, details)
    if not chosen:
        talk("nothing was confirmed")
        return exits.DONE
    return carry_out(records, confirmed_items(workspace, year, chosen, f"confirmed in {year}"), dry_run=wish.dry_run)


def _shown(records: Records, year: "FinancialYear", number: str) -> str:
    target = need_target(records.workspace, number, year)
    mark = records.workspace.marks(year)[number]
    return paragraph(getattr(target.item, "text", ""), f"{number}  ") + paragraph(mark, "to confirm: ", 2)


def _is_confirmed(number: str, shown: str) -> bool:
    talk(shown.rstrip("\n"))
    return typer.confirm(f"  Is {number} right as it stands?", err=True)
