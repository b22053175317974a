"""Which text of the records a text of a document is that has no number: by its place, where that is certain."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tfawg_cli.operations.sheets.form_in_language import Group, InLanguage, Key, Told
from tfawg_cli.records.same_words import same_words

_TITLE: Key = ("", ("title",))
_PLAN = ("strategic_plan", "groups")


@dataclass
class Places:
    """The pairs, and what a person should look at."""

    pairs: dict[Key, Key] = field(default_factory=dict)
    """A text as the document counts it -> as the records do."""
    shown: list[str] = field(default_factory=list)
    """Pairs that stand on their places alone."""
    differences: list[str] = field(default_factory=list)
    unsure: set[Key] = field(default_factory=set)
    """Texts of the document that could be of several of the records."""
    unpaired: set[Key] = field(default_factory=set)
    """Texts of the records that could be said by those."""


class Ours(NamedTuple):
    """What the records have without numbers, in its order."""

    title: str
    sections: Sequence[str]
    """The headings."""
    groups: Sequence[Group]
    amendments: Sequence[str]
    """The numbers of the items that were amended."""
    told: dict[str, list[Told]]


def places(made: InLanguage, ours: Ours) -> Places:
    """Pair by places what has no number."""
    found = Places({key: key for key in made.said if key == _TITLE or _has_number(key, ours)})
    title = made.said.get(_TITLE)
    found.shown += [f"title '{ours.title}': {title}"] if title else []
    _sections(found, made, ours)
    _groups(found, made, ours.groups)
    _amendments(found, made, ours.amendments)
    for number in (one for one in made.told if one in ours.told):
        _updates(found, number, made.told[number], ours.told[number])
    found.unsure |= made.said.keys() - found.pairs.keys()
    return found


def _has_number(key: Key, ours: Ours) -> bool:
    """Tell whether a number and a field say which text it is: the updates of an action are counted instead."""
    number, path = key
    return bool(number) and (path[0] != "updates" or number not in ours.told)


def _sections(found: Places, made: InLanguage, ours: Ours) -> None:
    """Pair sections in their order, where there are as many."""
    if len(made.sections) != len(ours.sections):
        if made.sections:
            found.differences.append(f"sections: {len(made.sections)} there, {len(ours.sections)} here")
            found.unpaired |= {("", ("sections", str(at), field)) for at in _count(ours.sections) for field in _SECTION}
        return
    for place, (theirs, heading) in enumerate(zip(made.sections, ours.sections, strict=True), 1):
        found.pairs |= {("", ("sections", str(place), name)): ("", ("sections", str(place), name)) for name in _SECTION}
        found.shown.append(f"section {place} '{heading}': {theirs}")


_SECTION = ("heading", "text")


def _count(things: Collection[object]) -> range:
    return range(1, len(things) + 1)


# The strategic plan


def _groups(found: Places, made: InLanguage, ours: Sequence[Group]) -> None:
    """Pair groups that share a code; the others in their order, where all are of the same kind."""
    theirs = made.groups
    is_alike = len(theirs) == len(ours) and all(
        bool(one.codes) == bool(other.codes) for one, other in zip(theirs, ours, strict=True)
    )
    if not is_alike and theirs:
        found.differences.append(f"groups of the strategic plan: {len(theirs)} there, {len(ours)} here")
    free, shared = list(ours), [_sharing(group, ours) for group in theirs]
    for place, (group, sharing) in enumerate(zip(theirs, shared, strict=True), 1):
        other = sharing or (ours[place - 1] if is_alike and ours[place - 1] not in shared else None)
        if other in free and other is not None:
            free.remove(other)
            _group(found, place, group, other)
    left = free if theirs else []
    found.unpaired |= {("", (*_PLAN, one.heading, name)) for one in left for name in ("heading", "text", *one.codes)}


def _sharing(group: Group, ours: Sequence[Group]) -> Group | None:
    """Give the one group that has a code of another one; None where none has, or several have."""
    sharing = [one for one in ours if {*group.codes} & {*one.codes}]
    return sharing[0] if len(sharing) == 1 else None


def _group(found: Places, place: int, theirs: Group, ours: Group) -> None:
    pairs = {"heading": "heading", "text": "text"} | dict(_codes(theirs.codes, ours.codes))
    found.pairs |= {
        ("", ("groups", str(place), name)): ("", (*_PLAN, ours.heading, other)) for name, other in pairs.items()
    }
    found.shown.append(f"strategic plan '{ours.heading}': {theirs.heading}")
    found.shown += [f"strategic plan {other}: {name}" for name, other in pairs.items() if name != other]
    missing = [one for one in ours.codes if one not in pairs.values()]
    found.differences += [
        f"{one} stands only there, below '{theirs.heading}'" for one in theirs.codes if one not in pairs
    ]
    found.differences += [f"{one} stands only here, below '{ours.heading}'" for one in missing]


def _codes(theirs: Sequence[str], ours: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair equal codes; where all are other ones, as many and with the same digits, those of the same place."""
    yield from ((code, code) for code in theirs if code in ours)
    digits = [["".join(filter(str.isdigit, code)) for code in codes] for codes in (theirs, ours)]
    if not {*theirs} & {*ours} and digits[0] == digits[1]:
        yield from zip(theirs, ours, strict=True)


# What is counted


def _amendments(found: Places, made: InLanguage, ours: Sequence[str]) -> None:
    """Pair amendments in their order, where they are of the same items."""
    theirs = [made.facts[_amended(str(place))] for place in range(1, made.amendments + 1)]
    if theirs == list(ours):
        keys = [key for key in (*made.said, *made.facts) if key[1][0] == "amendments"]
        found.pairs |= {key: key for key in keys}
    elif theirs:
        found.differences.append(f"amendments are of {', '.join(theirs)} there, of {', '.join(ours) or 'nothing'} here")
        names = ("reason", "was", "now")
        found.unpaired |= {("", ("amendments", str(at), name)) for at in _count(ours) for name in names}


def _amended(place: str) -> Key:
    return "", ("amendments", place, "item")


def _updates(found: Places, number: str, theirs: Sequence[Told], ours: Sequence[Told]) -> None:
    """Pair updates in their order, where there are as many; else those of one day and author."""
    if len(theirs) == len(ours):
        pairs = list(zip(_count(theirs), _count(ours), strict=True))
    else:
        found.differences.append(f"updates of {number}: {len(theirs)} there, {len(ours)} here")
        pairs = list(_same_days([*map(_known, theirs)], [*map(_known, ours)]))
        found.unpaired |= {_update(number, at) for at in _count(ours)} - {_update(number, at) for _, at in pairs}
    for there, here in pairs:
        found.pairs[_update(number, there)] = _update(number, here)
        for name, one, other in zip(Told._fields, theirs[there - 1], ours[here - 1], strict=True):
            found.differences += differing(f"{number} update {here} {name}", one, other)


def _same_days(theirs: Sequence[Told], ours: Sequence[Told]) -> Iterator[tuple[int, int]]:
    for place, one in enumerate(theirs, 1):
        if one.day and theirs.count(one) == ours.count(one) == 1:
            yield place, ours.index(one) + 1


def _known(one: Told) -> Told:
    return Told(*map(as_compared, one))


def _update(number: str, place: int) -> Key:
    return number, ("updates", str(place), "text")


def as_compared(text: str) -> str:
    """Give what is printed as it is compared, whatever its capitals."""
    return same_words(text).casefold()


def differing(name: str, theirs: str, ours: str) -> list[str]:
    """Say that the two print something else; nothing where they print the same."""
    if as_compared(theirs) == as_compared(ours):
        return []
    there, here = (f"'{text}'" if text else "nothing" for text in (theirs, ours))
    return [f"{name}: {there} there, {here} here"]
