"""From a Word document of the source's form to the records of a year, every word of it accounted for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.word_blocks import Paragraph, Place, Table, WordDocument
from tfawg_cli.operations.items import container_below
from tfawg_cli.operations.sheets.document_found import Fields, Found, around, keys_in
from tfawg_cli.operations.sheets.document_items import bodies, doubtful_bodies, items
from tfawg_cli.operations.sheets.document_narrative import Narrative
from tfawg_cli.operations.sheets.document_tables import Tables
from tfawg_cli.operations.sheets.form import AMENDED, DELIVERABLE, POINT, PROGRESS_REPORT
from tfawg_cli.operations.sheets.proof import contradictions, unclaimed, unfounded
from tfawg_cli.pasting import pasted
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parent, parts
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.characters import shortened
from tfawg_cli.yaml_text.edits import Edit, Put
from tfawg_cli.yaml_text.spelling import Bare, Value

_DERIVED = frozenset({"format", "financial_year", "period", "shows"})
"""Fields whose values stand in no paragraph of their own."""
_IN_FORM = "name a document with tables of sub-tasks and actions, as the Work Programme prints them"


@dataclass(frozen=True, slots=True)
class Imported:
    """The records of a year as a document has them."""

    year: FinancialYear
    programme: dict[str, Value]
    plan: dict[str, Value]
    bodies: tuple[str, ...]
    """All that are responsible, in the order in which they are named."""
    found: Found
    pictures: tuple[str, ...]
    """Where pictures stand, which no record can hold."""

    @property
    def counts(self) -> dict[str, int]:
        """How many items of each depth there are: 1 for key deliverables, 4 for actions."""
        depths = Counter(number.count(".") + 1 for number in self.found.items)
        return {name: depths[depth] for depth, name in enumerate(_NAMES, start=1)}

    @property
    def codes(self) -> list[str]:
        """The codes that sub-tasks have, each once."""
        named = (fields.get("strategic_codes", []) for fields in self.found.items.values())
        return sorted({str(code) for one in named if isinstance(one, list) for code in one})

    @property
    def remarks(self) -> list[str]:
        """What was taken, and should be looked at."""
        return [*self.found.remarks, *doubtful_bodies(self.found)]


_NAMES = ("key deliverables", "tasks", "sub-tasks", "actions")


def read_year(document: WordDocument, name: str, year: FinancialYear | None, known: Iterable[str] = ()) -> Imported:
    """Read a document as the records of a year.

    Args:
        document: its blocks.
        name: what it is called.
        year: the year that was named; None where the document says it.
        known: the bodies of the register.

    Raises CannotGoOnError for a document of another form, with tracked changes, or with items that cannot be placed.

    """
    refuse_tracked(document, name)
    found = found_in(document, name, known)
    of_year = _year(found, year, name)
    if "title" not in found.head:
        found.problems.append("no line before the first section is a title: TFAWG Work Programme and Annual Work Plan")
    problems = (*found.problems, *found.parentless)
    if problems:
        message = f"{name} cannot be taken as it is; nothing was written"
        raise CannotGoOnError(message, "put it right in the document, and import it again", problems)
    start: Fields = {"format": Bare("1"), "financial_year": str(of_year)}
    programme: Fields = start | found.head | {"deliverables": _nested(found.items, "")}
    plan: Fields = start | {"actions": {n: one for n, one in found.items.items() if n.count(".") == 3}}  # noqa: PLR2004 - the depth of actions
    return Imported(of_year, programme, plan, tuple(bodies(found)), found, tuple(pictures_in(document)))


def found_in(document: WordDocument, name: str, known: Iterable[str] = ()) -> Found:
    """Read what a document says, right or not. Raises CannotGoOnError for one of another form."""
    found = Found(document.notes, document.where, frozenset(known))
    _refuse_progress_report(document, name)
    _Reader(found, document).read()
    if not any(number.count(".") > 1 for number in found.items):
        raise CannotGoOnError(f"{name} holds no table of sub-tasks or actions", _IN_FORM)
    return found


def _refuse_progress_report(document: WordDocument, name: str) -> None:
    """Refuse a report that has the items of the form in tables of another one. Raises CannotGoOnError."""
    first = next((one.text for one in document.blocks if isinstance(one, Paragraph) and one.text), "")
    if PROGRESS_REPORT.match(first):
        message = f"{name} is a Progress Report, whose tables do not have all that the records say"
        raise CannotGoOnError(message, "tfawg report document -o FILE.docx writes the form that comes back")


def refuse_tracked(document: WordDocument, name: str) -> None:
    """Refuse a document with tracked changes. Raises CannotGoOnError, which lists them."""
    if not document.revisions:
        return
    told = tuple(
        f"{document.where.get(one.place, '')}: {one.kind} by {one.author}: {shortened(one.words)}"
        for one in document.revisions
    )
    held, them = ("a tracked change", "it") if len(told) == 1 else (f"{len(told)} tracked changes", "them")
    message = f"{name} holds {held} that nobody has accepted or rejected"
    raise CannotGoOnError(message, f"accept or reject {them} in Word, save it, and import it again", told)


def _year(found: Found, named: FinancialYear | None, name: str) -> FinancialYear:
    """Give the one year that a document is of. Raises CannotGoOnError."""
    said = years_of(found)
    if named is None and not said:
        raise CannotGoOnError(f"{name} does not say which year it is of", f"tfawg import {pasted([name])} 2021/2022")
    for year, where in said.items():
        if year != (named or next(iter(said))):
            other = f"and you named {named}" if named is not None else f"and {next(iter(said.values()))} says another"
            found.problems.append(f"{where}: it is of {year}, {other}")
    return named or next(iter(said))


def years_of(found: Found) -> dict[FinancialYear, str]:
    """Give the years that a document names as its own, each with where it does; one that is none is a problem."""
    said: dict[FinancialYear, str] = {}
    for written, where in found.years.items():
        try:
            said.setdefault(FinancialYear.typed(written), where)
        except ValueError as error:
            found.problems.append(f"{where}: {error}")
    return said


def _nested(items: Mapping[str, Fields], above: str) -> dict[str, Value]:
    """Put the items of the edition below each other, in the order of their numbers."""
    nested: dict[str, Value] = {}
    for number in sorted((one for one in items if parent(one) == above), key=parts):
        is_sub_task = number.count(".") == 2  # noqa: PLR2004 - the depth below which the plan begins
        nested[number] = items[number] | ({} if is_sub_task else {container_below(number): _nested(items, number)})
    return nested


def pictures_in(document: WordDocument) -> Iterator[str]:
    """Give the places of pictures and drawings."""
    for block in document.blocks:
        cells = [cell for row in block.rows for cell in row] if isinstance(block, Table) else []
        for one in [block] if isinstance(block, Paragraph) else [p for cell in cells for p in cell.paragraphs]:
            yield from [document.where[one.places[0]]] * one.pictures


class _Reader:
    """Walks the blocks of a document and gives each to the part that it belongs to."""

    def __init__(self, found: Found, document: WordDocument) -> None:
        self._found, self._blocks = found, document.blocks
        texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
        running = " ".join(text for text in texts if not text.isupper())
        self._narrative, self._tables = Narrative(found, running), Tables(found)
        self._deliverable = ""
        self._points: list[Value] = []
        self._is_listed = False
        """True once the points of the key deliverable cannot go on."""

    def read(self) -> None:
        """Read all blocks, then the rows of the tables."""
        for block in self._blocks:
            if isinstance(block, Table):
                self._is_listed = bool(self._deliverable)
                self._tables.read(block)
            elif block.text or block.left_out:
                self._paragraph(block)
        self._narrative.end()
        items(self._found, self._tables)

    def _paragraph(self, paragraph: Paragraph) -> None:
        passage = self._found.passage([paragraph])
        if paragraph.is_contents or not any(map(str.isalnum, passage.text)):
            self._found.form(passage)
        elif self._begins(paragraph):
            return
        elif not self._deliverable:
            self._narrative.read(paragraph)
        elif not self._tables.line([paragraph]):
            self._of_deliverable(paragraph)

    def _begins(self, paragraph: Paragraph) -> bool:
        """Begin a key deliverable where a paragraph is the heading of one."""
        passage = self._found.passage([paragraph])
        shown = passage.text if paragraph.label is None else f"{paragraph.label} {passage.text}"
        match = DELIVERABLE.fullmatch(shown)
        if match is None:
            return False
        number, text = match["number"] or match["number_behind"], match["text"]
        self._deliverable, self._is_listed, self._points = number, False, []
        if number in self._found.items:
            self._found.problems.append(f"{self._found.called(paragraph)}: key deliverable {number} stands there twice")
        self._found.items[number] = {"text": text} if text else {}
        self._found.claim(passage, around(passage.text, text, keys_in(number, "text")) if text else [passage.text])
        return True

    def _of_deliverable(self, paragraph: Paragraph) -> None:
        """Take the words of a key deliverable: its text, then its points. What else stands there has no place."""
        fields = self._found.items[self._deliverable]
        passage = self._found.passage([paragraph])
        point = POINT.fullmatch(passage.text)
        if "text" not in fields:
            text = _without_mark(paragraph, passage.text)
            fields["text"] = text
            self._found.claim(passage, around(passage.text, text, keys_in(self._deliverable, "text")))
        elif not self._is_listed and (point is not None or paragraph.label is not None):
            text = point["text"] if point is not None else passage.text
            keys = (*keys_in(self._deliverable, "points"), len(self._points))
            self._points.append(text)
            fields["points"] = self._points
            self._found.claim(passage, around(passage.text, text, keys))


def _without_mark(paragraph: Paragraph, text: str) -> str:
    """Take the mark of an amendment off the words of a key deliverable: it is the last word, in italics."""
    said = [one for one in paragraph.stretches if one.is_said and one.text.strip()]
    is_marked = len(said) > 1 and said[-1].text.strip() == AMENDED and "italic" in said[-1].looks
    return text.removesuffix(AMENDED).rstrip() if is_marked else text


def unplaced(imported: Imported, words: Mapping[Place, str], records: Mapping[str, object]) -> dict[Place, str]:
    """Give every paragraph of a document that has no place in the records.

    Args:
        imported: what the first reader made of it.
        words: what the second reader read.
        records: the records of the year as they are read back from their new texts: `programme` and `plan`.

    Raises CannotGoOnError where the records do not say what the document says.

    """
    claims, where = imported.found.claims, imported.found.where
    wrong = [
        f"{where[claim.places[0]]}: '{shortened(there)}' was read as '{shortened(held)}'"
        for claim, there, held in contradictions(claims, words, records)
    ]
    wrong += [
        f"{' '.join(map(str, keys[1:]))}: no words of it stand there" for keys in unfounded(claims, records, _DERIVED)
    ]
    if wrong:
        message = "two readers of the document do not agree, so nothing was written"
        raise CannotGoOnError(message, "please report it with the document", tuple(wrong))
    return unclaimed(claims, words)


def called(imported: Imported, place: Place) -> str:
    """Say where a paragraph stands."""
    return imported.found.where.get(place, f"{place.part} paragraph {place.number}")


def hidden(imported: Imported) -> Iterator[str]:
    """List the words that are hidden or struck, or only ask for words, with their place."""
    for claim in imported.found.claims:
        for text in claim.left_out:
            yield f"{called(imported, claim.places[0])}: {text.strip()}"


def edits_of_register(workspace: Workspace, names: Iterable[str]) -> Iterator[Edit]:
    """Add to the register the bodies that it does not name yet."""
    known = workspace.bodies.record.bodies if workspace.bodies is not None else {}
    yield from (Put(("bodies", name), {}, tuple(reversed(known))) for name in names if name not in known)
