"""What people left in a document besides its words: tracked changes and comments, told with their authors."""

from tfawg_cli.office.word_blocks import Remark, WordDocument
from tfawg_cli.yaml_text.characters import shortened


def told(document: WordDocument, one: Remark) -> str:
    """Say where it stands, what it is, by whom, and its words."""
    day = f", {one.date[:10]}" if one.date else ""
    return f"{document.where.get(one.place, '')}: {one.kind} ({one.author}{day}): {shortened(one.words)}"


def inside_a_cell(text: str) -> str:
    """Say why a cell with a table in it is not taken: its other words may be half of what it says."""
    return f"a table stands inside the cell, so write its words into the cell itself: {shortened(text)}"
