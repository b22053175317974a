"""Comments on the cells of a `.xlsx` sheet: the notes of all programs, and the threads of Excel since 2018."""

from collections.abc import Iterator
from posixpath import dirname, join, normpath, split
from xml.etree.ElementTree import Element

from tfawg_cli.office.package import Package
from tfawg_cli.office.workbook_cells import Note, counted

_PERSONS = "xl/persons/person.xml"


def notes_of(package: Package, part: str) -> Iterator[Note]:
    """List the comments of a sheet; of a thread, Excel keeps a note too, for programs that know none.

    Args:
        package: the workbook.
        part: its part that holds the sheet.

    Raises CannotGoOnError for a damaged one.

    """
    threads = [note for root in _linked(package, part, "threadedComment") for note in _of_threads(package, root)]
    yield from threads
    told = {note.cell for note in threads}
    for root in _linked(package, part, "comments"):
        yield from (note for note in _of_notes(root) if note.cell not in told)


def _linked(package: Package, part: str, kind: str) -> Iterator[Element]:
    """Give the parts of a kind that a sheet names."""
    folder, name = split(part)
    links = join(folder, "_rels", f"{name}.rels")
    for link in package.tree(links) if links in package.parts else ():
        target = normpath(join("/", dirname(part), link.get("Target", ""))).lstrip("/")
        if link.get("Type", "").endswith(f"/{kind}") and target in package.parts:
            yield package.tree(target)


def _of_threads(package: Package, root: Element) -> Iterator[Note]:
    persons = package.tree(_PERSONS) if _PERSONS in package.parts else ()
    names = {one.get("id"): one.get("displayName", "") for one in persons}
    for comment in _named(root, "threadedComment"):
        yield Note(comment.get("ref", ""), names.get(comment.get("personId"), ""), _words(comment, "text"))


def _of_notes(root: Element) -> Iterator[Note]:
    authors = [one.text or "" for one in _named(root, "author")]
    for comment in _named(root, "comment"):
        place = counted(comment.get("authorId"), len(authors))
        yield Note(comment.get("ref", ""), "".join(authors[place : place + 1]), _words(comment, "t"))


def _named(root: Element, name: str) -> Iterator[Element]:
    """List elements by their names alone: strict files call the same by another namespace."""
    return (one for one in root.iter() if one.tag.rpartition("}")[2] == name)


def _words(comment: Element, name: str) -> str:
    return "".join(one.text or "" for one in _named(comment, name))
