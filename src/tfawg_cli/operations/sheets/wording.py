"""Wording that comes back in a document or a workbook: what each cell would change, or why it cannot; all or none."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.editing import Changed, Revision, editable, set_fields
from tfawg_cli.operations.changes.typed import in_parts, item_number, values
from tfawg_cli.operations.items import Target, all_numbers, need_target
from tfawg_cli.operations.questions.row import Value
from tfawg_cli.operations.questions.rows import KINDS, held
from tfawg_cli.operations.sheets.base import Base, Fate, digest
from tfawg_cli.operations.sheets.cells import words
from tfawg_cli.operations.sheets.meant import fate_of, meant
from tfawg_cli.operations.sheets.new_items import Proposed, additions, with_additions
from tfawg_cli.operations.sheets.sheet_rows import UPDATE, in_order, reason
from tfawg_cli.operations.sheets.wording_read import LISTS, Brought, Wording
from tfawg_cli.pasting import pasted
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import ITEM_PATTERN, parent, parts
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.characters import shortened
from tfawg_cli.yaml_text.edits import Edit


@dataclass(slots=True)
class _Taking:
    workspace: Workspace
    year: FinancialYear
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    baseless: list[str] = field(default_factory=list)
    """Fields that differ, and of which nobody knows who changed them, each with both wordings."""
    meanwhile: str = ""
    """How it came that a field differs which they did not change."""
    rows: dict[str, dict[str, Mapping[str, Value]]] = field(default_factory=dict)
    """What lists show, by the list and the number."""

    def shown(self, number: str) -> Mapping[str, Value]:
        """Give what a list shows of an item, which is more than its own fields."""
        of_kind = LISTS[number.count(".")]
        if of_kind not in self.rows:
            listed = (row.fields for row in KINDS[of_kind].rows(self.workspace, self.year))
            self.rows[of_kind] = {str(one["number"]): one for one in listed}
        return self.rows[of_kind].get(number, {})


def rewording(
    workspace: Workspace, year: FinancialYear, brought: Brought, only: Collection[str], *, without_base: bool
) -> Revision:
    """Let items say what a file says, where they said something else when it went out.

    Args:
        workspace: the records.
        year: the year that is meant.
        brought: what the file says.
        only: the items that are taken; empty for all.
        without_base: True to take also what nobody knows who changed.

    Raises CannotGoOnError, which names every item that cannot be taken and why.

    """
    _check_only(brought, only)
    taking = _Taking(workspace, year, list(brought.problems), meanwhile=brought.meanwhile)
    edits: dict[str, list[Edit]] = defaultdict(list)
    changes: list[Changed] = []
    chosen = [one for one in brought.wordings if not only or one.number in only]
    for wording in sorted((one for one in chosen if not one.is_new), key=lambda one: _order(one.number)):
        try:
            found = _one(taking, wording)
        except CannotGoOnError as error:
            taking.problems.append(reason(wording.where, error))
            continue
        for file, steps in found.edits.items():
            edits[file] += [edit for step in steps for edit in step]
        changes += [Changed(f"{wording.number} {one.field}", one.old, one.new) for one in found.changes]
    proposed = [Proposed(one.number, one.where, one.fields) for one in chosen if one.is_new]
    added, wrong = additions(workspace, year, proposed)
    taking.problems += wrong
    _refuse(taking, without_base=without_base)
    words = _title(len({one.field.split()[0] for one in changes}), len(added), year)
    edited = {file: [one] for file, one in edits.items()}
    remarks = (*brought.told, *_without_place(workspace, year, brought), *in_order(taking.remarks))
    changed = Revision(f"{brought.name}: {words}", edited, tuple(changes), remarks=remarks)
    return with_additions(changed, added)


def _without_place(workspace: Workspace, year: FinancialYear, brought: Brought) -> Iterator[str]:
    """Tell words of the narrative that the records do not have: no file changes it."""
    rows = KINDS["everything"].rows(workspace, year) if brought.narrative else ()
    held = "".join(_letters(words(value)) for row in rows for value in row.said.values())
    for line in brought.narrative:
        if _letters(line) not in held:
            yield f"not taken: {shortened(line)} (narrative is changed by tfawg edit {year})"


def _letters(text: str) -> str:
    """Give what is the same in a document and in Markdown, wherever lines end."""
    return "".join(filter(str.isalnum, text.casefold()))


def _title(count: int, new: int, year: FinancialYear) -> str:
    """Say how many items change, and how many come."""
    changed = f"{count} item{'s' if count != 1 else ''} of {year} with other words"
    added = f"{new} new item{'s' if new != 1 else ''} of {year}"
    return f"{changed}; {added}" if count and new else added if new else changed


def _check_only(brought: Brought, only: Collection[str]) -> None:
    """Refuse a number that the file does not hold. Raises CannotGoOnError."""
    held_there = {one.number for one in brought.wordings}
    strange = [number for number in only if number not in held_there]
    if strange:
        raise CannotGoOnError(f"{brought.name} holds no {', '.join(strange)}", "name behind --only what it holds")


def _order(number: str) -> tuple[int, ...]:
    return parts(number) if re.fullmatch(ITEM_PATTERN, number) else ()


def _refuse(taking: _Taking, *, without_base: bool) -> None:
    if taking.problems:
        count = f"{len(taking.problems)} item{'s' if len(taking.problems) > 1 else ''}"
        message = f"{count} cannot be taken; nothing was written"
        raise CannotGoOnError(message, details=tuple(in_order(taking.problems)))
    if taking.baseless and not without_base:
        cells = "1 cell differs" if len(taking.baseless) == 1 else f"{len(taking.baseless)} cells differ"
        message = f"{cells} from the records, and the file does not say what stood there when it went out"
        hint = "if all that differs is meant, add --without-base; the words of the records are shown first"
        raise CannotGoOnError(message, hint, tuple(in_order(taking.baseless)))


def _one(taking: _Taking, wording: Wording) -> Revision:
    """Give what an item is to say. Raises CannotGoOnError."""
    nothing = Revision(wording.number, {})
    try:
        target = need_target(taking.workspace, wording.number, taking.year)
    except CannotGoOnError:
        base = wording.base
        item_number(wording.number)
        if base is not None and any(digest(text) != base.get(name) for name, text in wording.fields.items()):
            raise
        stays = f"{wording.where} stands there, and not here"
        taking.remarks.append(_proposal(taking, wording) if base is None else stays)
        return nothing
    ours = held(target.item, target.kind)
    _refuse_others(taking, wording, target)
    typed = {
        name: in_parts(theirs) if isinstance(ours[name], list) else [theirs]
        for name, theirs in wording.fields.items()
        if name in editable(target.kind) and _is_theirs(taking, wording, target, name, (theirs, words(ours[name])))
    }
    edition = taking.workspace.edition_for(taking.year)
    stored = values(taking.workspace, edition.record if edition else None, target.kind, typed)
    return set_fields(target, stored) if stored else nothing


def _refuse_others(taking: _Taking, wording: Wording, target: Target) -> None:
    """Refuse words in what is only shown: they would be lost without a word. Raises CannotGoOnError."""
    for name in wording.fields:
        if name not in editable(target.kind) and not _is_as_shown(taking, wording, target.number, name):
            raise CannotGoOnError(
                f"{name.replace('_', ' ')} of {wording.number} cannot be changed here",
                _way_on(name, wording.number, went_out=wording.base is not None and name in wording.base),
            )


def _is_as_shown(taking: _Taking, wording: Wording, number: str, name: str) -> bool:
    """Tell whether a cell says what it said when it went out, or nothing but what the records say."""
    theirs = wording.fields[name]
    if wording.base is not None and name in wording.base:
        return digest(theirs) == wording.base[name]
    return not theirs or digest(theirs) == digest(words(taking.shown(number).get(name)))


def _is_theirs(taking: _Taking, wording: Wording, target: Target, name: str, wordings: tuple[str, str]) -> bool:
    """Tell whether a field is to say what the file says. Raises CannotGoOnError where both sides changed it."""
    theirs, ours = wordings
    stored = meant(taking.workspace, target, name, theirs)
    if wording.base is None:
        differs = bool(theirs) and digest(ours) not in {digest(theirs), digest(stored)}
        if differs:
            called = wording.where if wording.where == target.number else f"{wording.where}: {target.number}"
            taking.baseless.append(
                f"{called} {name.replace('_', ' ')}: {ours or 'nothing'} \N{RIGHTWARDS ARROW} {theirs}"
            )
        return differs
    fate = fate_of(Base("", {"": {name: wording.base.get(name, digest(""))}}), "", name, wordings, stored)
    if fate is Fate.CONFLICT:
        message = f"{name.replace('_', ' ')} was changed by them and here: they say '{theirs or 'nothing'}'"
        raise CannotGoOnError(message, f"the records say '{ours or 'nothing'}'")
    if fate is Fate.EMPTIED:
        taking.remarks.append(f"{wording.where}: {name} was emptied, and {wording.number} keeps it")
    if fate is Fate.UNTOUCHED and digest(theirs) != digest(ours):
        told = f"{name.replace('_', ' ')} of {wording.number} {taking.meanwhile}, and stays: {ours or 'nothing'}"
        taking.remarks.append(f"{wording.where}: {told}")
    return fate is Fate.THEIRS


def _way_on(name: str, number: str, *, went_out: bool) -> str:
    """Say how a field is changed that no file changes."""
    command = "update" if name in {*UPDATE, "updates"} else "edit"
    cell = "leave the cell as it went out" if went_out else "empty the cell"
    return f"{cell}, and use: tfawg {pasted([command, number])}"


def _proposal(taking: _Taking, wording: Wording) -> str:
    """Say of an item that is not here how it is added; a stranger's words are no part of a command."""
    said = shortened(wording.fields.get("text", ""))
    called = wording.where if wording.where == wording.number else f"{wording.where}: {wording.number}"
    above = parent(wording.number)
    if above and above not in all_numbers(taking.workspace, taking.year):
        return f"{called} is new, and there is no {above} that it could stand below: {said}"
    command = pasted(["tfawg", "add", above or str(taking.year)])
    return f"{called} is new, and is not taken from here ({command} adds it): {said}"
