"""Translations follow their English: to other numbers and places, away with what is removed, with updates that move."""

from collections.abc import Iterable, Iterator, Mapping

from tfawg_cli.findings import CannotGoOnError, Keys
from tfawg_cli.operations.changes.editing import Revision
from tfawg_cli.operations.items import keys_of
from tfawg_cli.operations.languages.carrying import without
from tfawg_cli.operations.languages.changing import Wish, written
from tfawg_cli.operations.languages.moved_updates import Moved, moved_updates
from tfawg_cli.operations.languages.pieces import Path, Piece, paths_of
from tfawg_cli.operations.languages.standing import Language
from tfawg_cli.records.base import Record
from tfawg_cli.records.number import kind, parts
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.translated_words import digest_of
from tfawg_cli.records.workspace import Filed, Workspace
from tfawg_cli.yaml_text.edits import Edit, Move, Put, Rename, at, wished
from tfawg_cli.yaml_text.events import Data
from tfawg_cli.yaml_text.spelling import Value

Table = Mapping[str, str]
"""Old number -> new number."""
English = Programme | Plan


def followed(revision: Revision, before: Workspace, after: Workspace, texts: Mapping[str, Data]) -> Revision:
    """Let what other languages say go along with a change of items.

    Args:
        revision: the change of the English records.
        before: the records and their translations.
        after: the records as they will be in English.
        texts: the data of each file.

    Raises CannotGoOnError where a translation says something already in the place of what is new.

    """
    edits, remarks = dict(revision.edits), list(revision.remarks)
    old, new = ({filed.file: filed.record for _, filed in one.years()} for one in (before, after))
    changed = revision.edits.keys() & new.keys()
    for file, held in ((file, held) for (file, _), held in before.translations.items() if file in changed):
        if _renumbers(revision.edits[file]):
            steps = _renumbered(texts[held.file], dict(revision.moved), held.file)
        else:
            steps, gone = _adapted(held, texts[held.file], old[file], new[file])
            remarks += [f"{held.file}: {gone} translated text{'s go' if gone > 1 else ' goes'} with it"] if gone else []
        edits |= {held.file: steps} if steps else {}
    return revision._replace(edits=edits, remarks=tuple(remarks))


def _need_room(file: str, taken: Iterable[Keys]) -> None:
    """Refuse to let words of nothing become those of what is new. Raises CannotGoOnError."""
    place = next(iter(taken), None)
    if place is not None:
        message = f"{file} has {' '.join(map(str, place))} already, which is not there in English"
        raise CannotGoOnError(message, "take it out of that file first; tfawg validate shows its line")


# What is removed, and what is new


def _adapted(held: Filed[Record], data: Data, old: English, new: English) -> tuple[list[list[Edit]], int]:
    """Take away what is not said in English any more; give the steps, and how many texts are lost to the record."""
    known, left, entries = paths_of(old), paths_of(new), list(Language(held).entries())
    _need_room(held.file, (path for path, _, _ in entries if path in left and path not in known))
    said = {path[:-1] for path, _, _ in entries}
    moved = moved_updates(old, new, said) if isinstance(old, Plan) and isinstance(new, Plan) else Moved({}, {})
    wishes = [
        Wish(Piece((*moved.to_others[path[:-1]], path[-1]), words), words, of or digest_of(""))
        for path, words, of in entries
        if path[:-1] in moved.to_others
    ]
    places = _section_places(old, new) if isinstance(old, Programme) and isinstance(new, Programme) else {}
    first: list[Edit] = list(without(held, lambda path: path not in known or _followed(path, places) in left))
    first += [Rename(keys, names) for keys, names in moved.within.items()]
    there = {path[1] for path, _, _ in entries if path[0] == "sections"}
    renamed = {old: new for old, new in places.items() if old in there and old != new}
    second: list[Edit] = [Rename(("sections",), renamed)] if renamed else []
    steps = [first, second, *written(wished(data, [*first, *second]), new, wishes)]
    gone = sum(path in known and _followed(path, places) not in left for path, _, _ in entries)
    return [step for step in steps if step], gone - len(wishes)


def _section_places(old: Programme, new: Programme) -> dict[str, str]:
    """Tell where the sections stand that stay, by their headings: old place -> new place, both counted from 1."""
    left = {str(place): one.heading for place, one in enumerate(new.sections, 1)}
    found: dict[str, str] = {}
    for place, section in enumerate(old.sections, 1):
        there = next((one for one, heading in left.items() if heading == section.heading), None)
        if there is not None:
            found[str(place)] = there
            del left[there]
    return found


def _followed(path: Path, places: Table) -> Path:
    """Give the keys of a text as they will be; none for one of a section that goes."""
    if path[0] != "sections":
        return path
    return (path[0], places[path[1]], *path[2:]) if path[1] in places else ()


# Other numbers


def _renumbers(steps: Iterable[Iterable[Edit]]) -> bool:
    """Tell whether items of a file get other numbers; another year only names those from which its items come."""
    return any(isinstance(edit, Rename) for step in steps for edit in step)


def _renumbered(data: Data, table: Table, file: str) -> list[list[Edit]]:
    here = {old: new for old, new in table.items() if at(data, keys_of(old)) is not None}
    _need_room(file, (keys_of(new) for new in table.values() if new not in table and at(data, keys_of(new))))
    if not here:
        return []
    steps: list[list[Edit]] = [list(_renames(here))]
    data = wished(data, steps[0])
    for stands, new in _strangers(here):
        steps += [[edit] for edit in _moved(data, stands, new)]
        data = wished(data, steps[-1])
    return steps


def _renames(table: Table) -> Iterator[Rename]:
    """Rename the keys, the innermost first."""
    containers: dict[Keys, dict[str, str]] = {}
    for old in sorted(table, key=lambda number: (-number.count("."), parts(number))):
        containers.setdefault(keys_of(old)[:-1], {})[old] = table[old]
    yield from (Rename(keys, names) for keys, names in containers.items())


def _strangers(table: Table) -> Iterator[tuple[Keys, str]]:
    """List what stands below another parent than its new number says: the keys where it does, and the number."""
    for old, new in table.items():
        stands = (*(table.get(str(key), key) for key in keys_of(old)[:-1]), new)
        if kind(old) != "action" and _parent(stands) != _parent(keys_of(new)):
            yield stands, new


def _parent(keys: Keys) -> Keys:
    """Give the number of the item that holds another one."""
    return keys[-3:-2]


def _moved(data: Data, stands: Keys, new: str) -> Iterator[Edit]:
    """Let an item stand below its parent; one of which nothing is translated is made for it."""
    into = keys_of(new)[:-1]
    missing = next((end for end in range(1, len(into) + 1) if at(data, into[:end]) is None), None)
    if missing is not None:
        held: Value = {}
        for key in reversed(into[missing:]):
            held = {str(key): held}
        yield Put(into[:missing], held, _before(data, into[:missing]))
    yield Move(stands, into, _before(data, (*into, new)))


def _before(data: Data, keys: Keys) -> tuple[str, ...]:
    """List the keys behind which one comes, the nearest first: lower numbers, or all that is there."""
    there = at(data, keys[:-1])
    names = list(there) if isinstance(there, dict) else []
    if "." not in str(keys[-1]) and not str(keys[-1]).isdigit():
        return tuple(reversed(names))
    return tuple(sorted((one for one in names if parts(one) < parts(str(keys[-1]))), key=parts, reverse=True))
