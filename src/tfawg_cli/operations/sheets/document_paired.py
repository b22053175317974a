"""What a document says in another language, beside the English of the same numbers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.languages.changing import Wish
from tfawg_cli.operations.languages.pieces import Piece, Words
from tfawg_cli.operations.languages.standing import Translated
from tfawg_cli.operations.sheets.document_in_language import InLanguage, Key
from tfawg_cli.records.number import parts as parts_of


@dataclass
class Paired:
    """What can be taken, and where the two differ in what they hold."""

    wishes: dict[str, list[Wish]] = field(default_factory=dict)
    """Of each part, the plan and the edition."""
    differences: list[str] = field(default_factory=list)
    """What only one of them has, or has in another number."""
    problems: list[str] = field(default_factory=list)
    """Why nothing may be written."""


def paired(
    made: InLanguage, parts: Mapping[str, list[Translated]], numbers: Iterable[str], lawful: Callable[[str], str]
) -> Paired:
    """Pair the texts of a document with the English of their numbers.

    Args:
        made: what the document says.
        parts: every text of the year's edition and plan, with what is said of it so far.
        numbers: all items of the year.
        lawful: gives words that a record may hold; raises CannotGoOnError.

    """
    result = Paired(problems=list(made.found.problems))
    known = {_key(one.piece): (part, one) for part, found in parts.items() for one in found if one.piece.number}
    here = sorted(numbers, key=parts_of)
    result.differences += _numbers(made.numbers, here)
    for key, theirs in made.said.items():
        if key in known:
            _take(result, *known[key], theirs, lawful)
        elif key[0] in here:
            result.differences.append(f"{_called(key)} stands only there: {_shown(theirs)}")
    lacking = (key for key, (_, one) in known.items() if key not in made.said and not one.piece.is_wordless)
    result.differences += [f"{_called(key)} stands only here" for key in lacking if key[0] in made.numbers]
    return result


def _numbers(there: Iterable[str], here: Iterable[str]) -> Iterator[str]:
    theirs, ours = dict.fromkeys(there), dict.fromkeys(here)
    yield from (f"{number} stands only there" for number in theirs if number not in ours)
    yield from (f"{number} stands only here" for number in ours if number not in theirs)


def _take(result: Paired, part: str, one: Translated, theirs: Words, lawful: Callable[[str], str]) -> None:
    piece = one.piece
    if theirs == one.words:
        return
    if one.words and not piece.is_wordless:
        message = f"{_called(_key(piece))} says {_shown(one.words)} here, and {_shown(theirs)} there"
        result.problems.append(message)
    elif isinstance(theirs, tuple) and len(theirs) != len(piece.words):
        result.differences.append(f"{piece.number} has {len(piece.words)} points here, and {len(theirs)} there")
    else:
        try:
            words: Words = lawful(theirs) if isinstance(theirs, str) else tuple(map(lawful, theirs))
        except CannotGoOnError as error:
            result.problems.append(f"{_called(_key(piece))}: {error.message}")
        else:
            result.wishes.setdefault(part, []).append(Wish(piece, words))


def _key(piece: Piece) -> Key:
    return piece.number, piece.path[piece.path.index(piece.number) + 1 :]


def _called(key: Key) -> str:
    return " ".join((key[0], *key[1]))


def _shown(words: Words) -> str:
    return f"'{words if isinstance(words, str) else '; '.join(words)}'"
