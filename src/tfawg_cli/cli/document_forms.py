"""A document in the form that the ending of its file names: Markdown as it is, a page, or a Word file."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from tfawg_cli.cli.output_forms import PAGES, WORD

if TYPE_CHECKING:
    from tfawg_cli.blocks import Blocks

AUTHOR = "TFAWG Secretariat"
"""Who a Word file is of, unless another name is typed."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a page or a Word file says besides its text."""

    reference: str = ""
    author: str = AUTHOR
    tells_changes: bool = False
    """True where the text itself marks words that came and went."""


def as_named(text: str, output: Path | None, asked: StrEnum | None, said: Said = Said()) -> str | bytes:
    """Make of Markdown what the file is named for, where no other form was asked for. Raises CannotGoOnError."""
    if asked is not None or output is None or output.suffix.lower() not in PAGES:
        return text
    from tfawg_cli.output.pages.markdown_reading import blocks

    return _written(blocks(text, tells_changes=said.tells_changes), output, said)


def _written(blocks: "Blocks", output: Path, said: Said) -> str | bytes:
    from tfawg_cli.output.pages.html import page, title_of

    if output.suffix.lower() != WORD:
        return page(blocks, output.stem)
    from tfawg_cli.office.house import About, filled, read_house
    from tfawg_cli.office.word_marks import Revision
    from tfawg_cli.office.word_writing import body
    from tfawg_cli.storage import templates
    from tfawg_cli.storage.tree import find_root

    house = read_house(*templates.read_house(find_root(Path.cwd())), f"{templates.FOLDER}/{templates.HOUSE}")
    written = body(blocks, house.page, Revision(said.author))
    return filled(house, written, About(title_of(blocks, output.stem), said.author, said.reference))
