"""What was read of a document, as people read it: counts, what to look at, and every word that has no place."""

from collections.abc import Iterable, Sequence

from tfawg_cli.operations.sheets.document_paired import Paired
from tfawg_cli.operations.sheets.imported import Imported
from tfawg_cli.output.paragraphs import joined, paragraph


def as_text(name: str, imported: Imported, left: Iterable[tuple[str, str]], hidden: Iterable[str]) -> str:
    """Tell what an import brings.

    Args:
        name: the document.
        imported: what was read of it.
        left: the paragraphs that have no place: where each stands, and its words.
        hidden: words that are struck or hidden, with their places.

    """
    head = imported.programme
    counts = joined([f"{count} {what}" for what, count in imported.counts.items()])
    sections = head.get("sections", [])
    lines = [
        paragraph(f"{name}: {head['title']} and Annual Work Plan {imported.year}"),
        paragraph(f"{counts}; {len(sections)} sections of narrative", "", 2),
        paragraph("; ".join(imported.bodies), f"{len(imported.bodies)} bodies: ", 2),
        paragraph(", ".join(imported.codes) or "none", f"{len(imported.codes)} strategic codes: ", 2),
        *_list("Look at", imported.remarks),
        *_list("Found no place, and will not be in the records", _without_place(imported, left, hidden)),
    ]
    return "".join(lines)


def in_language(title: str, pairs: Paired, remarks: Sequence[str], left: Iterable[str], hint: str) -> str:
    """Tell what a document in another language brings: counts, differences, and what has no place.

    Args:
        title: the document and the year.
        pairs: what was paired.
        remarks: what was read otherwise than it stands there, and should be looked at.
        left: what has no place.
        hint: how words get into the translation that were not paired.

    """
    count = sum(map(len, pairs.wishes.values()))
    unsure = _list("Not paired for sure, and will not be in the translation", pairs.unsure)
    kept = f"headings that stand there in capitals are kept as: {'; '.join(pairs.kept)}"
    look_at = [*([kept] if pairs.kept else []), *remarks]
    lines = [
        paragraph(f"{title}: {count} {'text' if count == 1 else 'texts'} not translated so far"),
        *(_list("Paired by their place; look at them", pairs.by_place) if pairs.by_place else ()),
        *(_list("Look at", look_at) if look_at else ()),
        *_names("Stand there in English, and are not taken", pairs.english),
        *_names("Stand there in an earlier translation, and are not taken", pairs.stale),
        *_list("Differences", pairs.differences),
        *([*unsure, paragraph(hint, "they are written by hand: ", 2)] if pairs.unsure else ()),
        *_list("Found no place, and will not be in the translation", left),
    ]
    return "".join(lines)


def _without_place(imported: Imported, left: Iterable[tuple[str, str]], hidden: Iterable[str]) -> Iterable[str]:
    yield from (f"{where}: {words}" for where, words in left)
    yield from (f"struck or hidden words in {told}" for told in hidden)
    yield from (f"a picture or drawing in {where}" for where in imported.pictures)


def _names(title: str, names: Sequence[str]) -> list[str]:
    return [f"{title} ({len(names)}):\n", paragraph("; ".join(names), "", 2)] if names else []


def _list(title: str, told: Iterable[str]) -> list[str]:
    lines = [paragraph(one, "", 2) for one in told]
    return [f"{title} ({len(lines)}):\n", *lines] if lines else [f"{title}: nothing\n"]
