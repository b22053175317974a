"""The narrative of a document: its title, its sections as Markdown, and the lists of the strategic plan."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby

from tfawg_cli.office.word_blocks import Paragraph, Stretch, folded
from tfawg_cli.operations.sheets.document_found import Fields, Found, Passage, around
from tfawg_cli.operations.sheets.form import (
    ANNUAL_PLAN,
    CODE_LINE,
    OUTLINE,
    OWN_TITLE,
    PERIOD,
    PLAN_GROUP,
    SECTION,
    TITLE,
    TITLE_OF_ITS_OWN,
)
from tfawg_cli.operations.sheets.proof import Claim, Said, plain
from tfawg_cli.yaml_text.spelling import Block, Value, sentences

_SPECIAL = re.compile(r"([\\`*_\[\]<>&#|~!=+-]|(?<=\d)[.)])")
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
        "under",
        "with",
    ]
)
_GROUPS = ("programme", "strategic_plan", "groups")
_ENTRY = re.compile(r" *(?:- |\d+\. )")


@dataclass
class _Section:
    heading: str
    passages: list[Passage] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    """Its paragraphs as Markdown; an entry of a list begins as one."""
    shows: str = ""


class Narrative:
    """Reads the paragraphs before the first key deliverable."""

    def __init__(self, found: Found, running_words: str) -> None:
        """Keep what is read in `found`; `running_words` show how words are written that headings have in capitals."""
        self._found = found
        self._spellings = {word.casefold(): word for word in re.findall(r"\w+", running_words) if word.isupper()}
        self._sections: list[_Section] = []
        self._guessed: list[str] = []
        """Headings that the document has in capitals only."""
        self._group = ""
        self._groups: dict[str, Value] = {}
        """What stands below each heading of the strategic plan: a text, or codes."""
        self._period = ""

    def read(self, paragraph: Paragraph) -> None:
        """Read a paragraph. One that has no place is left to be told."""
        passage = self._found.passage([paragraph])
        shown = passage.text if paragraph.label is None else f"{paragraph.label} {passage.text}"
        section = SECTION.fullmatch(shown)
        if (section is not None and stands_out(paragraph)) or (paragraph.outline == 1 and self._is_titled):
            self._begin(section["text"] if section is not None else passage.text, passage)
        elif not self._sections:
            self._title(paragraph, passage)
        elif OUTLINE.fullmatch(passage.text) and paragraph.label is not None:
            self._sections[-1].shows = "outline"
            self._found.form(passage)
        elif not self._strategic(passage):
            self._sections[-1].passages.append(passage)
            noted = " ".join(self._found.notes.get(place, "") for place in paragraph.notes)
            self._sections[-1].parts.append(as_markdown(paragraph, noted))

    @property
    def _is_titled(self) -> bool:
        return "title" in self._found.head

    def _title(self, paragraph: Paragraph, passage: Passage) -> None:
        alone = ANNUAL_PLAN.fullmatch(passage.text)
        if alone is not None:
            self._found.years.setdefault("".join(alone["year"].split()), "the title")
        match = OWN_TITLE.fullmatch(passage.text) or TITLE.fullmatch(passage.text)
        if match is None and alone is None and paragraph.outline == 1:
            match = TITLE_OF_ITS_OWN.fullmatch(passage.text)
        if match is None or self._is_titled:
            return
        title = " ".join(match["title"].split())
        self._found.head["title"] = title
        behind = passage.text[match.end("title") :]
        self._found.claim(passage, [Said(("programme", "title")), behind])
        if match["year"]:
            self._found.years.setdefault("".join(match["year"].split()), "the title")

    def _begin(self, heading: str, passage: Passage) -> None:
        text = " ".join(heading.split())
        written = self._small(text) if text.isupper() else text
        if written != text:
            self._guessed.append(written)
        keys = ("programme", "sections", len(self._sections), "heading")
        before = " ".join(passage.text.split())[: -len(text)]
        self._found.claim(passage, [before, Said(keys, text)])
        self._sections.append(_Section(written))
        self._group = ""
        period = PERIOD.search(text)
        if period is not None and "strategic plan" in text.casefold():
            self._period = period.group()

    def _small(self, heading: str) -> str:
        """Write a heading in capitals as the running text writes its words."""
        words = []
        for place, word in enumerate(heading.split(" ")):
            small = word.casefold()
            stays = re.sub(r"\W", "", small) in self._spellings or any(map(str.isdigit, word))
            lower = small in _SMALL_WORDS and place > 0
            words.append(word if stays else small if lower else word.capitalize())
        return " ".join(words)

    def _strategic(self, passage: Passage) -> bool:
        """Take a paragraph whose lines are all of the strategic plan's lists; tell whether it is one."""
        group, groups = self._group, dict(self._groups)
        pieces: list[Said | str] = []
        for line in passage.text.split("\n"):
            code = CODE_LINE.fullmatch(line)
            held = groups.get(group)
            if PLAN_GROUP.fullmatch(line):
                group = line
                pieces.append(line)
            elif code is not None and isinstance(held, dict | None) and group:
                groups[group] = {**(held or {}), code["code"]: code["text"]}
                pieces += around(line, code["text"], (*_GROUPS, group, code["code"]))
            elif group and held is None:
                groups[group] = line.rstrip(" ;")
                pieces += around(line, line.rstrip(" ;"), (*_GROUPS, group))
            else:
                return False
            pieces.append(" ")
        self._group, self._groups = group, groups
        self._sections[-1].shows = "strategic plan"
        self._found.claim(passage, pieces)
        return True

    def end(self) -> None:
        """Put sections and strategic plan into the edition."""
        if self._guessed:
            message = f"headings that stand there in capitals are kept as: {'; '.join(self._guessed)}"
            self._found.remarks.append(message)
        if self._groups:
            self._found.head["strategic_plan"] = {"period": self._period, "groups": self._groups}
            if not self._period:
                self._found.problems.append("no heading says which years the strategic plan is of: 2019/2022")
        sections = [self._section(place, one) for place, one in enumerate(self._sections)]
        if sections:
            self._found.head["sections"] = sections

    def _section(self, place: int, section: _Section) -> Value:
        if not section.parts:
            self._found.problems.append(f"the section '{section.heading}' has no text")
        places = tuple(place for one in section.passages for place in one.places)
        left_out = tuple(text for one in section.passages for text in one.left_out)
        keys = ("programme", "sections", place, "text")
        if section.parts:
            self._found.claims.append(Claim(places, (Said(keys, is_markdown=True),), left_out))
        fields: Fields = {"heading": section.heading, "text": Block(together(section.parts))}
        return fields | ({"shows": section.shows} if section.shows else {})


def stands_out(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph looks like a heading."""
    said = [one for one in paragraph.stretches if one.text.strip()]
    is_bold = all("bold" in one.looks for one in said)
    return paragraph.outline is not None or paragraph.printed.isupper() or is_bold


def together(parts: list[str]) -> str:
    """Put paragraphs together, one empty line between them, none between the entries of a list."""
    text, was_entry = "", False
    for part in parts:
        is_entry = _ENTRY.match(part) is not None
        text += ("" if not text else "\n" if is_entry and was_entry else "\n\n") + part
        was_entry = is_entry
    return text


def as_markdown(paragraph: Paragraph, noted: str) -> str:
    """Write a paragraph as Markdown: bold and italic words, one sentence a line, an entry of a list behind its sign."""
    words = f"{paragraph.text} {noted}".strip()
    mark = sign(paragraph)
    usual = (_sentences(marked(paragraph, noted)), _sentences(marked(paragraph, noted, _escaped)))
    text = next((one for one in usual if plain(one) == " ".join(words.split())), _escaped(words.replace("\n", " ")))
    if paragraph.outline is not None:
        return f"### {' '.join(text.split())}"
    return mark + text.replace("\n", "\n" + " " * len(mark))


def sign(paragraph: Paragraph) -> str:
    """Give the sign of an entry of a list, as deep as it stands; nothing for what is none."""
    if paragraph.label is None:
        return ""
    number = re.search(r"\d+(?=\W*$)", paragraph.label)
    return "   " * paragraph.depth + (f"{number.group()}. " if number is not None else "- ")


def marked(paragraph: Paragraph, noted: str = "", spelt: Callable[[str], str] = str) -> str:
    """Put signs around the words that are bold or italic, blanks left outside of them.

    Args:
        paragraph: the paragraph.
        noted: what its notes say, which stands behind its words.
        spelt: writes words so that Markdown does not take them for signs.

    """
    said = [one for one in paragraph.stretches if one.is_said]
    text = ""
    for signs, group in groupby(said, key=_signs):
        words = re.sub(r"[^\S\n]+", " ", "".join(one.text for one in group))
        core = words.strip()
        start = words.index(core) if core else len(words)
        text += words[:start] + (f"{signs}{spelt(core)}{signs}" if core else "") + words[start + len(core) :]
    return folded(f"{text} {spelt(noted)}")


def _signs(stretch: Stretch) -> str:
    return "**" * ("bold" in stretch.looks) + "*" * ("italic" in stretch.looks)


def _sentences(text: str) -> str:
    """Let each sentence have a line of its own; a line break of the document stays one."""
    return "\\\n".join("\n".join(sentences(line)) for line in text.split("\n"))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
