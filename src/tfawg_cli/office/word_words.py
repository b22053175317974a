"""The second reader of a Word document: every word of every part, with its place, and nothing else.

It knows no tables, styles, lists or tracked changes, so that what the first reader missed cannot be missed here too.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tfawg_cli.office.package import Package
from tfawg_cli.office.word_blocks import Place

_PART = re.compile(r"word/(?P<name>document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_UNSEEN = re.compile("[\u00ad\u200b\ufeff]")
_WORDS = {"t", "delText"}
_BETWEEN = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}


def words_of(content: bytes, name: str) -> dict[Place, str]:
    """Give the words of each paragraph of a `.docx` file, parted by one blank each; those without words are left out.

    Raises CannotGoOnError as the first reader does.
    """
    package = Package(content, name)
    found: dict[Place, str] = {}
    for part in package.parts:
        match = _PART.fullmatch(part)
        for number, text in _paragraphs(package.tree(part)) if match is not None else ():
            found[Place(match["name"] if match is not None else "", number)] = text
    return found


def _paragraphs(root: Element) -> Iterator[tuple[int, str]]:
    """Number the paragraphs as they begin; words belong to the innermost one."""
    texts: list[list[str]] = []
    _walk(root, texts, [])
    for number, pieces in enumerate(texts, start=1):
        text = _UNSEEN.sub("", "".join(pieces))
        if text.split():
            yield number, " ".join(text.split())


def _walk(element: Element, texts: list[list[str]], around: list[str], *, is_twice: bool = False) -> None:
    namespace, _, name = element.tag.rpartition("}")
    is_twice = is_twice or name == "Fallback"  # the same words once more, for programs of before 2010
    if name == "p" and namespace.endswith("wordprocessingml/2006/main"):
        around = []
        texts.append(around)
    if not is_twice:
        around.append(element.text or "" if name in _WORDS else _BETWEEN.get(name, ""))
    for child in element:
        _walk(child, texts, around, is_twice=is_twice)
