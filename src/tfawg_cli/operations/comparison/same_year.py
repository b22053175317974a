"""Which item of one moment of a year is which of another: the number is the identity, unless an item moved away."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from tfawg_cli.operations.comparison.facts import BELOW
from tfawg_cli.operations.comparison.pairing import Items, Pair, text_of
from tfawg_cli.records.base import NOTHING
from tfawg_cli.records.number import KINDS, parent
from tfawg_cli.records.same_words import same_words

_WHOLE, _ORIGIN, _STAYED, _WORDS, _BELOW, _NUMBER, _NOTHING = 6, 5, 4, 3, 2, 1, 0
"""What speaks for it that an item is one of another moment: all it says and what is below, what it continues, its words
or items below it in its old place, its words elsewhere, items below it elsewhere, its number alone, nothing."""
_NOT_OWN = {*BELOW, "formerly", "carried_from"}
"""Fields that hold other items, or numbers of others, which are written when these move."""

Wish = tuple[int, str]
"""What speaks for a number, and the number."""


def pairs_of_moments(
    before: Items, after: Items, settled: Collection[str] = (), renamed: Mapping[str, str] = MappingProxyType({})
) -> list[Pair]:
    """Pair the items of two moments of a year: by their numbers, and those that were renumbered.

    An item was renumbered where what it said stands under a number that was nobody's, or is left by another one that
    was renumbered as well; what is below it goes along.

    Args:
        before: all items of an edition and its plan at the one moment, by number.
        after: all items at the other moment.
        settled: numbers that an amendment is about: they were not given to another item.
        renamed: what items go on from, as it was called before -> now, where the year before was renumbered as well.

    """
    sides = _Side(before, renamed), _Side(after)
    table: dict[str, str] = {}
    for depth in range(len(KINDS)):
        level = _Level(*sides, table, depth, settled)
        table.update(level.pairs())
    return [(old, new) for old, new in table.items() if old in before and new in after]


@dataclass
class _Side:
    """The items of one moment; numbers under which only items below stand are there as well."""

    items: Items
    renamed: Mapping[str, str] = field(default_factory=dict)
    """What items go on from, where that has another number at the other moment."""
    _forms: dict[str, tuple[object, ...]] = field(default_factory=dict)

    @cached_property
    def children(self) -> Mapping[str, list[str]]:
        """The numbers right below each number; the key deliverables are below none."""
        found: dict[str, list[str]] = defaultdict(list)
        known = set(self.items)
        for number in self.items:
            above = parent(number)
            while above and above not in known:
                known.add(above)
                above = parent(above)
        for number in sorted(known):
            found[parent(number)].append(number)
        return found

    @cached_property
    def levels(self) -> list[list[str]]:
        """The numbers of each depth."""
        found: list[list[str]] = [[] for _ in KINDS]
        for numbers in self.children.values():
            for number in numbers:
                found[number.count(".")].append(number)
        return found

    def own(self, number: str) -> tuple[object, ...]:
        """Give all that an item says itself."""
        item = self.items.get(number)
        return tuple(value for name, value in vars(item).items() if name not in _NOT_OWN) if item is not None else ()

    def form(self, number: str) -> tuple[object, ...]:
        """Give all that an item says and all that is below it, whatever its number."""
        if number not in self._forms:
            below = ((_last(one), self.form(one)) for one in self.children.get(number, ()))
            self._forms[number] = (self.own(number), *below)
        return self._forms[number]

    def text(self, number: str) -> str:
        """Give the words of an item; empty where it has none."""
        return same_words(text_of(self.items[number])) if number in self.items else ""

    def stated(self, number: str) -> str:
        """Give what an item states that it goes on from: an action of an earlier year, a former number, or `none`."""
        item = self.items.get(number)
        return str(getattr(item, "carried_from", None) or getattr(item, "formerly", None) or "")

    def origin(self, number: str) -> str:
        """Give what an item may go on from: what it states, else an item of the programme that of its number."""
        origin = self.stated(number) or (number if number.count(".") < len(KINDS) - 1 else "")
        return self.renamed.get(origin, origin)

    def below(self, number: str) -> set[tuple[str, str]]:
        """Give last part and words of each item below."""
        return {(_last(one), self.text(one)) for one in self.children.get(number, ()) if self.text(one)}


def _last(number: str) -> str:
    return number.rpartition(".")[2]


@dataclass
class _Level:
    """The items of one depth; what is above them is paired already."""

    before: _Side
    after: _Side
    table: Mapping[str, str]
    """Old number -> new number of what is above."""
    depth: int
    settled: Collection[str]

    def pairs(self) -> Iterator[Pair]:
        """Pair what stayed and what moved."""
        moved = self._moved()
        taken = set(moved.values())
        for old in self.before.levels[self.depth]:
            new = moved.get(old, self._place[old])
            if old in moved or (new in self._there and new not in taken):
                yield old, new

    @cached_property
    def _there(self) -> set[str]:
        return set(self.after.levels[self.depth])

    @cached_property
    def _place(self) -> Mapping[str, str]:
        """The number under which an item is looked for: its own, below what became of what is above it."""
        found = {}
        for old in self.before.levels[self.depth]:
            above = parent(old)
            found[old] = old if not above else f"{self.table[above]}.{_last(old)}" if above in self.table else ""
        return found

    def _moved(self) -> dict[str, str]:
        """Find the items that were renumbered, and their new numbers."""
        wishes = {old: wishes for old in self._restless() if (wishes := self._wishes(old))}
        moved = self._at_once({old: found[0] for old, found in wishes.items()})
        more = True
        while more:
            more = False
            for old in [one for one in wishes if one not in moved and one not in self._at_home]:
                taken = set(moved.values())
                free = [new for _, new in wishes[old] if new not in taken and self._is_free(new, moved)]
                if free:
                    moved[old] = free[0]
                    more = True
        return moved

    def _at_once(self, wishes: Mapping[str, Wish]) -> dict[str, str]:
        """Find the items that moved all at once, in a circle perhaps: there only what is certain counts.

        An item that may as well have stayed made room for another one, or did not move.
        """
        first = {new: old for old, (common, new) in reversed([*wishes.items()]) if common >= _ORIGIN}
        found = {old: new for new, old in first.items()}
        while stuck := [
            old
            for old, new in found.items()
            if not self._is_free(new, found) or (old in self._at_home and self._place[old] not in found.values())
        ]:
            for old in stuck:
                del found[old]
        return found

    @cached_property
    def _at_home(self) -> set[str]:
        """The items of which as much speaks for their own place as for any other."""
        return {old for old, new in self._place.items() if self._in_common(old, new) >= _ORIGIN}

    def _is_free(self, new: str, moved: Mapping[str, str]) -> bool:
        """Tell whether a number was nobody's, or is left by one that moves."""
        return all(old in moved for old in self._occupants.get(new, ()))

    @cached_property
    def _occupants(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for old, new in self._place.items():
            found[new].append(old)
        return found

    def _restless(self) -> Iterator[str]:
        """List the items that do not say the same where they are looked for."""
        for old, new in self._place.items():
            if old not in self.settled and not (new in self._there and self.before.form(old) == self.after.form(new)):
                yield old

    def _wishes(self, old: str) -> list[Wish]:
        """List the numbers to which an item may have moved, what speaks most for it first; staying speaks less."""
        place = self._place[old]
        stays = self._in_common(old, place)
        stays = _STAYED if stays in {_WORDS, _BELOW} else stays
        found = [
            (self._in_common(old, new), new) for new in self._like(old) if new != place and new not in self.settled
        ]
        return sorted((wish for wish in found if wish[0] > stays), key=lambda wish: -wish[0])

    def _in_common(self, old: str, new: str) -> int:
        before, after = self.before, self.after
        if new not in self._there:
            return _NOTHING
        is_one = self._go_on_from_one(old, new)
        if is_one is False:
            return _NUMBER
        if before.form(old) == after.form(new):
            return _WHOLE
        if is_one:
            return _ORIGIN
        if before.text(old) and before.text(old) == after.text(new):
            return _WORDS
        return _NUMBER if before.below(old).isdisjoint(after.below(new)) else _BELOW

    def _go_on_from_one(self, old: str, new: str) -> bool | None:
        """Tell whether two items go on from the same one of the year before; None where they do not say."""
        stated = self.before.stated(old), self.after.stated(new)
        if old not in self.before.items or new not in self.after.items:
            return None
        if NOTHING in stated:
            return False if old == new and stated[0] != stated[1] else None
        if not stated[0] if self.depth == len(KINDS) - 1 else not any(stated):
            return None
        return self.before.origin(old) == self.after.origin(new)

    def _like(self, old: str) -> Iterable[str]:
        """List the numbers of items that have something in common with one, each once."""
        side = self.before
        found = [
            *self._by_form.get(side.form(old), ()),
            *self._by_origin.get(side.origin(old), ()),
            *self._by_text.get(side.text(old), ()),
            *(new for one in sorted(side.below(old)) for new in self._by_below.get(one, ())),
        ]
        return dict.fromkeys(found)

    @cached_property
    def _by_form(self) -> Mapping[object, list[str]]:
        return self._index(lambda new: [self.after.form(new)])

    @cached_property
    def _by_origin(self) -> Mapping[object, list[str]]:
        return self._index(lambda new: [self.after.origin(new)])

    @cached_property
    def _by_text(self) -> Mapping[object, list[str]]:
        return self._index(lambda new: [self.after.text(new)])

    @cached_property
    def _by_below(self) -> Mapping[object, list[str]]:
        return self._index(self.after.below)

    def _index(self, said: Callable[[str], Iterable[object]]) -> Mapping[object, list[str]]:
        """List the new numbers of what items say; nothing is no word in common."""
        found: dict[object, list[str]] = defaultdict(list)
        for new in self.after.levels[self.depth]:
            for one in said(new):
                if one:
                    found[one].append(new)
        return found
