"""Rules on translations: they fit what the English record says now."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from tfawg_cli.findings import Finding, Place, Severity
from tfawg_cli.operations.languages.pieces import Path, paths_of, points_in
from tfawg_cli.operations.languages.standing import Language, Standing, Translated, translated
from tfawg_cli.operations.rules.rule import Remark, rule, told_below
from tfawg_cli.records.base import Record
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed, Workspace

Pair = tuple[Filed[Programme] | Filed[Plan], Filed[Record]]
"""The English record, and what another language says of it."""

language_twice = told_below(
    "language-twice",
    """Two files say the same record in the same language.

    Bad:
        data/plans/2021-2022.fr.yaml
        data/plans/2021-2022.FR.yaml
    Good:
        data/plans/2021-2022.fr.yaml
    """,
)


words_lacking = told_below(
    "words-lacking",
    """A language of the records, or of templates/, has no words for some words of the reports, so they stay English.

    The tool has all words in French. For another language a workspace has a file of its own.

    Bad:
        data/plans/2021-2022.es.yaml without templates/words.es.yaml
    Good:
        templates/words.es.yaml with all words that templates/words.fr.yaml has
    """,
    Severity.WARNING,
)


def lacking_words(file: str, known: Iterable[str], wanted: Iterable[str]) -> Iterator[Finding]:
    """Name the words of templates that a language has no words for.

    Args:
        file: the file in which they would stand.
        known: what it has words for.
        wanted: what the templates say.

    """
    there = {words.partition(" | ")[0] for words in known}
    lacking = [words for words in dict.fromkeys(one.partition(" | ")[0] for one in wanted) if words not in there]
    if lacking:
        named = ", ".join(f"'{words}'" for words in lacking[:_FEW])
        rest = " and others" if len(lacking) > _FEW else ""
        message = f"no words for {named}{rest}"
        hint = "write them below 'words:', as templates/words.fr.yaml of the tool does"
        yield from words_lacking.findings([Remark(Place(file), message, hint)])


def _of_editions(workspace: Workspace) -> list[Pair]:
    return list(_pairs(workspace, workspace.editions.values()))


def _of_plans(workspace: Workspace) -> list[Pair]:
    return list(_pairs(workspace, workspace.plans.values()))


def _pairs(workspace: Workspace, records: Iterable[Filed[Programme] | Filed[Plan]]) -> Iterator[Pair]:
    by_file = {filed.file: filed for filed in records}
    for (file, _), held in workspace.translations.items():
        if file in by_file:
            yield by_file[file], held


@rule("translation-of-nothing", Severity.WARNING)
def translation_of_nothing(workspace: Workspace) -> Iterator[Remark]:
    """A translation stands beside an item, a field or a file that the English record does not have.

    It is printed nowhere. After a change of numbers it may belong to another item.

    Bad:
        data/plans/2021-2022.fr.yaml has 1.1.1.9, and data/plans/2021-2022.yaml has no such action
    Good:
        both have 1.1.1.8
    """
    files = {filed.file for _, filed in workspace.years()} | workspace.broken
    for (file, _), held in workspace.translations.items():
        if file not in files:
            yield Remark(held.place(), f"there is no {file} that this translates", "rename it, or delete it")
    for pair in _of_editions(workspace):
        yield from _of_nothing(*pair)


def _of_nothing_in_plans(workspace: Workspace) -> Iterator[Remark]:
    for pair in _of_plans(workspace):
        yield from _of_nothing(*pair)


translation_of_nothing_in_plans = translation_of_nothing.also(_of_nothing_in_plans)


def _of_nothing(english: Filed[Programme] | Filed[Plan], held: Filed[Record]) -> Iterator[Remark]:
    known = paths_of(english.record)
    told: set[Path] = set()
    for path, _, _ in Language(held).entries():
        first = next((path[:end] for end in range(1, len(path) + 1) if path[:end] not in known), path)
        if first in known or first in told or english.misses(first[-1]):
            continue
        told.add(first)
        near = get_close_matches(first[-1], [one[-1] for one in sorted(known) if one[:-1] == first[:-1]], 1)
        hint = f"did you mean '{near[0]}'?" if near else "take it out, or say it in English first"
        yield Remark(held.place(*first, of_key=True), f"'{first[-1]}' is not there in {english.file}", hint)


@rule("translation-stale", Severity.NOTE)
def translation_stale(workspace: Workspace) -> Iterator[Remark]:
    """The English words changed since they were translated, so reports print the English with a mark.

    `tfawg translate` shows both wordings; where the translation is right all the same, say so with --still-right.

    Bad:
        text: Adresser un appel
        of: {text: 0123456789ab}
    Good:
        text: Adresser un appel à tous les Membres
        of: {text: ee1d36ca1bbf}
    """
    return _stale(_of_editions(workspace))


translation_stale_in_plans = translation_stale.also(lambda workspace: _stale(_of_plans(workspace)))


def _stale(pairs: Iterable[Pair]) -> Iterator[Remark]:
    for english, held in pairs:
        for one in translated(english.record, held):
            if one.standing is Standing.STALE:
                message = "the English words changed since" if one.of else "it does not say which words it translates"
                yield Remark(held.place(*one.piece.path), message, f"today's: {_shortened(one)}")


def _shortened(one: Translated) -> str:
    words = one.piece.words if isinstance(one.piece.words, str) else "; ".join(one.piece.words)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


_LONGEST = 80
_FEW = 3


@rule("translation-points", Severity.WARNING)
def translation_points(workspace: Workspace) -> Iterator[Remark]:
    """A list of points has more or fewer points in another language than in English.

    Reports print it as it stands there, so that a point is missing, or is one too many.

    Bad:
        points: ["par des orientations ; et"]  # of two points in English
    Good:
        points: ["par des orientations ; et", "par la formation."]
    """
    return _points(_of_editions(workspace))


translation_points_in_plans = translation_points.also(lambda workspace: _points(_of_plans(workspace)))


def _points(pairs: Iterable[Pair]) -> Iterator[Remark]:
    for english, held in pairs:
        for one in translated(english.record, held):
            ours, theirs = points_in(one.piece.words), points_in(one.words)
            if one.standing is Standing.TRANSLATED and ours != theirs:
                message = f"points in English: {ours}, and here: {theirs}"
                yield Remark(held.place(*one.piece.path), message, "translate each by itself, in the same order")


@rule("translation-half", Severity.NOTE)
def translation_half(workspace: Workspace) -> Iterator[Remark]:
    """Some fields of an item are translated, and others are not.

    Bad:
        1.1.1.1 has a text in French, and its indicator only in English
    Good:
        1.1.1.1 has both in French
    """
    return _half(_of_editions(workspace))


translation_half_in_plans = translation_half.also(lambda workspace: _half(_of_plans(workspace)))


def _half(pairs: Iterable[Pair]) -> Iterator[Remark]:
    for english, held in pairs:
        items: dict[Path, list[Translated]] = {}
        for one in translated(english.record, held):
            if not one.piece.is_wordless:
                items.setdefault(one.piece.owner, []).append(one)
        for owner, found in items.items():
            lacking = [one.piece.field for one in found if one.standing is Standing.LACKING]
            if owner and 0 < len(lacking) < len(found):
                place = held.place(*owner, of_key=True)
                yield Remark(
                    place, f"half translated: {', '.join(lacking)} not yet", "tfawg translate lists what lacks"
                )
