"""A document in the form that the ending of its file names: Markdown as it is, a page, or a Word file."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tfawg_cli.cli.output_forms import PAGES, WORD
from tfawg_cli.output.speech import NO_OTHER, Speech

if TYPE_CHECKING:
    from tfawg_cli.blocks import Blocks
    from tfawg_cli.office.house_document import House

AUTHOR = "TFAWG Secretariat"
"""Who a Word file is of, unless another name is typed."""


class Said(NamedTuple):
    """What a page or a Word file says besides its text."""

    reference: str = ""
    author: str = AUTHOR
    state: str = ""
    """Of the year, for the head of every page."""
    tells_changes: bool = False
    """True where the text itself marks words that came and went."""
    speech: Speech = NO_OTHER
    """The language of the text."""


class Sides(NamedTuple):
    """The two documents of a redline, as Markdown."""

    old: str
    new: str
    new_number: Callable[[str], str | None]
    """From the number of an item on the old side to that on the new side; None where it is gone."""
    named: tuple[str, str]
    """From what to what: `2021/2022`, `2022/2023`."""
    time: str = ""
    """When the new side was committed, like 2022-03-08T16:00:00Z."""


_NOTHING_BESIDES = Said()


def as_named(
    text: str | Sides, output: Path | None, asked: StrEnum | None, said: Said = _NOTHING_BESIDES
) -> str | bytes:
    """Make of Markdown what the file is named for, where no other form was asked for. Raises CannotGoOnError."""
    is_page = asked is None and output is not None and output.suffix.lower() in PAGES
    if isinstance(text, Sides):
        return _redline(text, output if is_page else None, said)
    if not is_page or output is None:
        return text
    from tfawg_cli.output.pages.markdown_reading import blocks

    shown = blocks(text, said.speech, tells_changes=said.tells_changes)
    return word_file(shown, output, said) if output.suffix.lower() == WORD else _page(shown, output, said)


def _redline(sides: Sides, output: Path | None, said: Said) -> str | bytes:
    from tfawg_cli.output.pages.markdown_reading import blocks
    from tfawg_cli.output.pages.redline import redline

    old, new = blocks(sides.old, said.speech), blocks(sides.new, said.speech)
    marked = redline(old, new, sides.new_number)
    if output is None:
        from tfawg_cli.output.pages.marked_markdown import marked_markdown

        return marked_markdown(marked)
    if output.suffix.lower() != WORD:
        old_name, new_name = sides.named
        changes = said.speech.words("Changes from {old} to {new}").format(old=old_name, new=new_name)
        return _page(marked, output, said, changes)
    return word_file(marked, output, said, (old, new), sides.time)


def _page(blocks: "Blocks", output: Path, said: Said, changes: str = "") -> str:
    from tfawg_cli.output.pages.html import page

    return page(blocks, output.stem, changes, said.state, said.speech)


def word_file(
    blocks: "Blocks", output: Path, said: Said, sides: "tuple[Blocks, Blocks] | None" = None, time: str = ""
) -> bytes:
    """Write a Word file; of a redline, only one that proves to give back both `sides`. Raises CannotGoOnError."""
    from tfawg_cli.blocks import title_of
    from tfawg_cli.office.house_document import About, filled
    from tfawg_cli.office.word_marks import Revision, described
    from tfawg_cli.office.word_runs import LANGUAGES
    from tfawg_cli.office.word_writing import body

    house = _house()
    page = replace(house.page, from_right=said.speech.is_right_to_left)
    revision = Revision(said.author, time)
    written = body(blocks, page, revision)
    if sides is not None:
        from tfawg_cli.office.word_proof import prove

        prove(written.parts, *sides, house.page.styles["Spacer"])
    title, language = title_of(blocks, output.stem), LANGUAGES.get(said.speech.tag, said.speech.tag)
    words = {words: said.speech.words(words) for words in ("Page ", " of ")}
    description = described(revision) if sides is not None else ""
    about = About(title, said.author, said.reference, said.state, language, words, page.from_right, description)
    return filled(house, written, about)


def _house() -> "House":
    from tfawg_cli.office.house_document import read_house
    from tfawg_cli.storage import templates
    from tfawg_cli.storage.tree import find_root

    return read_house(*templates.read_house(find_root(Path.cwd())), f"{templates.FOLDER}/{templates.HOUSE}")
