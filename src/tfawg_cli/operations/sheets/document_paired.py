"""What a document says in another language, beside the English of the same numbers and the same places."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.languages.changing import Wish
from tfawg_cli.operations.languages.pieces import Piece, Words
from tfawg_cli.operations.languages.standing import Translated
from tfawg_cli.operations.sheets.form_in_language import InLanguage, Key, named
from tfawg_cli.operations.sheets.places_in_language import Ours, Places, differing, places
from tfawg_cli.operations.sheets.proof import Said
from tfawg_cli.records.number import parts as parts_of
from tfawg_cli.records.translated_words import digest_of

_NOT_PRINTED = {"summary", "recommendations"}
"""Texts of the plan that stand in other papers."""


class Records(NamedTuple):
    """What the records of the year have, to be held against a document."""

    parts: Mapping[str, list[Translated]]
    """Every text of the year's edition and plan, with what is said of it so far."""
    numbers: Iterable[str]
    """All items."""
    facts: Mapping[Key, str]
    """What is printed of them besides."""
    ours: Ours


@dataclass
class Paired:
    """What can be taken, and where the two differ in what they hold."""

    wishes: dict[str, list[Wish]] = field(default_factory=dict)
    """Of each part, the plan and the edition."""
    by_place: list[str] = field(default_factory=list)
    """Pairs without a number."""
    differences: list[str] = field(default_factory=list)
    """What only one of them has, or has in another number, or says otherwise."""
    unsure: list[str] = field(default_factory=list)
    """Words of the document of which nobody can say which English they translate."""
    problems: list[str] = field(default_factory=list)
    """Why nothing may be written."""
    english: list[str] = field(default_factory=list)
    """Texts that stand in the document in English, with their mark."""
    stale: list[str] = field(default_factory=list)
    """Texts that stand there in the words of an earlier translation, with their mark."""
    kept: list[str] = field(default_factory=list)
    """Headings that the document has in capitals only, as they are taken."""


def paired(made: InLanguage, records: Records, lawful: Callable[[str], str]) -> Paired:
    """Pair the texts of a document with the English of their numbers and places.

    Args:
        made: what the document says.
        records: what the records say.
        lawful: gives words that a record may hold; raises CannotGoOnError.

    """
    at = places(made, records.ours)
    shown = [one for one in at.shown if not made.marks.search(one)]
    result = Paired(by_place=shown, problems=list(made.found.problems))
    known = {_key(one.piece): (part, one) for part, found in records.parts.items() for one in found}
    here = dict.fromkeys(sorted(records.numbers, key=parts_of))
    result.differences += [*_numbers(made.numbers, here), *_facts(made, records.facts, at), *at.differences]
    marked = _marked(result, made, at)
    for key, target in at.pairs.items():
        if key not in made.said or key in marked:
            continue
        if target in known and key in made.in_capitals:
            _take_capitals(result, *known[target], str(made.said[key]), lawful)
        elif target in known:
            _take(result, *known[target], made.said[key], lawful)
        elif not key[0] or key[0] in here:
            result.differences.append(f"{named(target)} stands only there: {_shown(made.said[key])}")
        else:
            result.unsure.append(f"{named(key)}: {_not_taken(made, key)}")
    where = _where(made) if at.unsure else {}
    result.unsure += [f"{where[named(key)]}: {_not_taken(made, key)}" for key in made.said if key in at.unsure - marked]
    result.unsure += _facts_left(made, records.facts, at)
    result.differences += _only_here(made, known, at)
    return result


def _marked(result: Paired, made: InLanguage, at: Places) -> set[Key]:
    """List the texts that were printed with a mark, and give them: they are no translation of today's English."""
    marks = {key: mark for key in made.said if (mark := made.mark_of(key)) is not None}
    for key, mark in marks.items():
        listed = result.english if mark["english"] else result.stale
        listed.append(named(at.pairs.get(key, key)))
    return {*marks}


def _numbers(theirs: Mapping[str, None], ours: Mapping[str, None]) -> Iterator[str]:
    yield from (f"{number} stands only there" for number in theirs if number not in ours)
    yield from (f"{number} stands only here" for number in ours if number not in theirs)


def _facts(made: InLanguage, facts: Mapping[Key, str], at: Places) -> Iterator[str]:
    """Compare statuses, days, codes and bodies of items that both have."""
    for key, theirs in made.facts.items():
        if key in facts and (key[0] or key in at.pairs):
            yield from differing(named(key), theirs, facts[key])


def _facts_left(made: InLanguage, facts: Mapping[Key, str], at: Places) -> Iterator[str]:
    """List what is printed of items and amendments that the records do not have, or that are not paired."""
    for key, theirs in made.facts.items():
        if theirs and (key not in facts if key[0] else key not in at.pairs):
            yield f"{named(key)}: '{theirs}'"


def _not_taken(made: InLanguage, key: Key) -> str:
    """Give the words of a text; of an update with its day and its author."""
    number, path = key
    about = made.told[number][int(path[1]) - 1] if path[0] == "updates" else ()
    return f"{_shown(made.said[key])}{f' ({joined})' if (joined := ', '.join(filter(None, about))) else ''}"


def _only_here(made: InLanguage, known: Mapping[Key, tuple[str, Translated]], at: Places) -> Iterator[str]:
    """List the texts that the document lacks, of items and of kinds that it has."""
    said = {at.pairs[key] for key in made.said if key in at.pairs} | at.unpaired
    has_narrative = bool(made.sections)
    for key, (_, one) in known.items():
        is_there = key[0] in made.numbers if key[0] else has_narrative and key[1][0] not in _NOT_PRINTED
        if is_there and key not in said and not one.piece.is_wordless:
            yield f"{named(key)} stands only here"


def _take_capitals(result: Paired, part: str, one: Translated, theirs: str, lawful: Callable[[str], str]) -> None:
    """Take a heading that stands there in capitals; one that is recorded stays as it is spelt here."""
    recorded = one.words if isinstance(one.words, str) else ""
    if digest_of(theirs.casefold()) == digest_of(recorded.casefold()):
        end = f": {theirs}"
        spelt = [f"{one.removesuffix(end)}: {recorded}" if one.endswith(end) else one for one in result.by_place]
        result.by_place = spelt
        return
    _take(result, part, one, theirs, lawful)
    if not recorded:
        result.kept.append(theirs)


def _take(result: Paired, part: str, one: Translated, theirs: Words, lawful: Callable[[str], str]) -> None:
    piece = one.piece
    if digest_of(theirs) == digest_of(one.words):
        return
    if one.words and not piece.is_wordless:
        message = f"{named(_key(piece))} says {_shown(one.words)} here, and {_shown(theirs)} there"
        result.problems.append(message)
    elif isinstance(theirs, tuple) and len(theirs) != len(piece.words):
        result.differences.append(f"{piece.number} has {len(piece.words)} points here, and {len(theirs)} there")
        result.unsure.append(f"{named(_key(piece))}: {_shown(theirs)}")
    else:
        try:
            words: Words = lawful(theirs) if isinstance(theirs, str) else tuple(map(lawful, theirs))
        except CannotGoOnError as error:
            result.problems.append(f"{named(_key(piece))}: {error.message}")
        else:
            result.wishes.setdefault(part, []).append(Wish(piece, words))


def _key(piece: Piece) -> Key:
    return (piece.number, piece.path[piece.path.index(piece.number) + 1 :]) if piece.number else ("", piece.path)


def _where(made: InLanguage) -> dict[str, str]:
    """Say where in the document each text stands."""
    return {
        str(piece.keys[0]): made.found.where[claim.places[0]]
        for claim in made.found.claims
        for piece in claim.pieces
        if isinstance(piece, Said)
    }


def _shown(words: Words) -> str:
    return f"'{words if isinstance(words, str) else '; '.join(words)}'"
