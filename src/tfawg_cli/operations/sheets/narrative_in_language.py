"""The narrative of a document in another language: its title, its sections, and the lists of the strategic plan.

They have no numbers. What is read here is counted, and paired by its place later, where that is certain.
"""

from collections import Counter

from tfawg_cli.office.word_blocks import Paragraph
from tfawg_cli.operations.sheets.document_found import Passage
from tfawg_cli.operations.sheets.document_narrative import as_markdown, stands_out, together
from tfawg_cli.operations.sheets.form import SECTION
from tfawg_cli.operations.sheets.form_in_language import Form, InLanguage, Key, named
from tfawg_cli.operations.sheets.groups_in_language import Taken, without_groups
from tfawg_cli.operations.sheets.proof import Claim, Said
from tfawg_cli.operations.sheets.spelling_in_language import in_small_letters
from tfawg_cli.records.same_words import same_words


class Narrative:
    """Reads the paragraphs before the first key deliverable."""

    def __init__(self, made: InLanguage, form: Form, spelt: Counter[str]) -> None:
        """Keep what is read in `made`; `spelt` has how words are written that headings have in capitals."""
        self._made, self._form = made, form
        self._spelt = spelt
        self._heading = ""
        self._taken: Taken = []
        self._is_titled = False
        self._outline: list[tuple[str, Passage]] = []
        """Lines of the outline, each without the name of its item."""

    def read(self, paragraph: Paragraph, passage: Passage) -> None:
        """Read a paragraph; one before the first section that is no title is left to be told."""
        shown = passage.text if paragraph.label is None else f"{paragraph.label} {passage.text}"
        section = SECTION.fullmatch(shown)
        if (section is not None and stands_out(paragraph)) or (paragraph.outline == 1 and self._is_titled):
            self.end()
            self._begin(section["text"] if section is not None else passage.text, passage)
        elif not self._heading:
            self._title(paragraph, passage)
        elif paragraph.label is not None and (match := self._form.outline.match(passage.text)) is not None:
            self._outline.append((passage.text[match.end() :], passage))
        else:
            self._taken.append((paragraph, passage))

    def finish(self) -> None:
        """Take the lines of the outline that say nothing new, once all else is read; the others are left to be told."""
        known = {same_words(words) for words in self._made.said.values() if isinstance(words, str)}
        for words, passage in self._outline:
            if not words.strip() or same_words(words) in known:
                self._made.found.form(passage)

    def _title(self, paragraph: Paragraph, passage: Passage) -> None:
        """Take the title where the whole line is one of the form; a heading of other words is told, and not guessed."""
        if self._is_titled:
            return
        text = " ".join(passage.text.split())
        leads = paragraph.outline == 1 or paragraph.style == "title"
        patterns = (*self._form.title, *([self._form.title_alone] if leads else []))
        match = next(filter(None, (one.fullmatch(text) for one in patterns)), None)
        self._is_titled = match is not None or leads
        if match is None:
            return
        self._made.years.setdefault(match["year"], "the title")
        title = match.groupdict().get("title")
        said = [] if title is None else [self._made.say(("", ("title",)), title)]
        start, end = match.span("title") if title is not None else (len(text), len(text))
        self._made.found.claim(passage, [text[:start], *said, text[end:]])

    def _begin(self, heading: str, passage: Passage) -> None:
        text = " ".join(heading.split())
        key = self._key("heading")
        self._heading = text
        if text.isupper() and self._made.marks.search(text) is None:
            self._heading = in_small_letters(text, self._spelt)
            self._made.in_capitals.add(key)
        self._made.say(key, self._heading)
        before = " ".join(passage.text.split())[: -len(text)]
        self._made.found.claim(passage, [before, Said((named(key),), text)])

    def _key(self, field: str) -> Key:
        return "", ("sections", str(len(self._made.sections) + 1), field)

    # The end of a section

    def end(self) -> None:
        """Put the section together that was read: its lists of the strategic plan, and all else as its text."""
        if not self._heading:
            return
        taken = without_groups(self._made, self._taken)
        if taken:
            key = self._key("text")
            notes = self._made.found.notes
            parts = [as_markdown(one, " ".join(notes.get(place, "") for place in one.notes)) for one, _ in taken]
            self._made.say(key, together(parts))
            places = tuple(place for _, passage in taken for place in passage.places)
            left_out = tuple(text for _, passage in taken for text in passage.left_out)
            self._made.found.claims.append(Claim(places, (Said((named(key),), is_markdown=True),), left_out))
        self._made.sections.append(self._heading)
        self._heading, self._taken = "", []
