"""New rows of a file that came back: items that it proposes to add, each with the number that it gives them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.adding_removing import add_item, next_number
from tfawg_cli.operations.changes.editing import Changed, Revision, editable, required
from tfawg_cli.operations.changes.typed import in_parts, item_number, of_new, values
from tfawg_cli.operations.items import all_numbers, children, need_target
from tfawg_cli.operations.questions.rows import held
from tfawg_cli.operations.sheets.base import digest
from tfawg_cli.operations.sheets.cells import words
from tfawg_cli.operations.sheets.sheet_rows import reason
from tfawg_cli.records.fields import typed_fields
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import KINDS, kind, parent, parts, with_article
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.characters import shortened


class Proposed(NamedTuple):
    """A new row."""

    number: str
    where: str
    fields: Mapping[str, str]


def additions(
    workspace: Workspace, year: FinancialYear, rows: Sequence[Proposed]
) -> tuple[dict[str, Revision], list[str]]:
    """Add the items of new rows.

    A row needs the next free number below its parent, as `tfawg add` would give it: any other one is a slip, or was
    another item's.

    Args:
        workspace: the records.
        year: the year of the plan that they belong to.
        rows: the new rows.

    Returns:
        What adding each number means, an item before those below it; and the rows that cannot be taken, with reasons.

    """
    by_parent: dict[str, list[Proposed]] = defaultdict(list)
    found: dict[str, Revision] = {}
    problems: list[str] = []
    for row in rows:
        try:
            number = item_number(row.number)
            if not _is_there(workspace, year, row):
                by_parent[parent(number)].append(row)
        except CannotGoOnError as error:
            problems.append(reason(row.where, error))
    numbers = all_numbers(workspace, year) | {row.number for row in rows}
    for above in sorted(by_parent, key=lambda one: (one.count("."), one)):
        ordered = sorted(by_parent[above], key=lambda one: parts(one.number))
        for row, expected in zip(ordered, _free(workspace, year, above), strict=False):
            try:
                _check_place(workspace, year, row, expected, numbers)
                found[row.number] = _added(workspace, year, row)
            except CannotGoOnError as error:
                problems.append(reason(row.where, error))
    return found, problems


def with_additions(revision: Revision, added: Mapping[str, Revision]) -> Revision:
    """Let a revision add items as well."""
    edits = {file: list(steps) for file, steps in revision.edits.items()}
    # Neighbours from behind: each is put behind the items that were there before.
    for number in sorted(added, key=lambda one: (one.count("."), [-part for part in parts(one)])):
        for file, steps in added[number].edits.items():
            edits.setdefault(file, []).extend(steps)
    changes = tuple(
        Changed(f"{number} {one.field}", None, one.new) for number, found in added.items() for one in found.changes
    )
    return revision._replace(edits=edits, changes=(*revision.changes, *changes))


def _is_there(workspace: Workspace, year: FinancialYear, row: Proposed) -> bool:
    """Tell whether the same item was added already. Raises CannotGoOnError where another one has its number."""
    if row.number not in all_numbers(workspace, year):
        return False
    target = need_target(workspace, row.number, year)
    ours = {name: words(value) for name, value in held(target.item, target.kind).items()}
    if all(digest(text) == digest(ours.get(name, "")) for name, text in row.fields.items() if text):
        return True
    message = f"{row.number} is new there, and stands here already: {shortened(ours.get('text', ''))}"
    free = next_number(workspace, target.year, parent(row.number))
    raise CannotGoOnError(message, f"if it is another one, give it the next number: {free}")


def _free(workspace: Workspace, year: FinancialYear, above: str) -> Iterator[str]:
    """List the numbers that can be given below another one."""
    home = _home(workspace, year, f"{above}.1" if above else "1")
    first = parts(next_number(workspace, home, above))
    while True:
        yield ".".join(map(str, first))
        first = (*first[:-1], first[-1] + 1)


def _home(workspace: Workspace, year: FinancialYear, number: str) -> FinancialYear:
    """Give the year of the file that holds an item."""
    return year if kind(number) == KINDS[-1] else workspace.edition_year(year) or year


def _check_place(
    workspace: Workspace, year: FinancialYear, row: Proposed, expected: str, numbers: Iterable[str]
) -> None:
    """Refuse a number that is not the next one. Raises CannotGoOnError."""
    above, of_kind = parent(row.number), kind(row.number)
    if of_kind == KINDS[-1] and year not in workspace.plans:
        raise CannotGoOnError(f"{row.number} is new, and there is no plan of {year}")
    if above and above not in numbers:
        raise CannotGoOnError(f"{row.number} is new, and there is no {above} that it could stand below")
    if row.number != expected:
        raise CannotGoOnError(f"{row.number} is not the next number below {above or year}", f"write {expected}")
    is_first = not children(workspace, year, above, of_kind)
    if is_first and of_kind != KINDS[-1] and not expected.endswith(".1"):
        message = f"{above} has no {of_kind}s yet, and cannot get several at once"
        raise CannotGoOnError(message, "take one of them with --only, then the others")


def _added(workspace: Workspace, year: FinancialYear, row: Proposed) -> Revision:
    """Add the item of a row. Raises CannotGoOnError for a field that lacks, and for words that it cannot have."""
    of_kind = kind(row.number)
    said = {name: text for name, text in row.fields.items() if text.strip()}
    for name in said:
        if name not in editable(of_kind):
            raise CannotGoOnError(f"{name.replace('_', ' ')} of a new item cannot be told here", "empty the cell")
    missing = [name.replace("_", " ") for name in required(of_kind) if name not in said]
    if missing:
        raise CannotGoOnError(f"{row.number} is new, and {with_article(of_kind)} needs more: {', '.join(missing)}")
    lists = {field.name for field in typed_fields(of_kind) if field.repeats}
    typed = {name: in_parts(text) if name in lists else [text] for name, text in said.items()}
    edition = workspace.edition_for(year)
    stored = values(workspace, edition.record if edition else None, of_kind, typed)
    return add_item(workspace, _home(workspace, year, row.number), row.number, of_new(stored))
