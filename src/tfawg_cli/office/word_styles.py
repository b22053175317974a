"""What styles and lists say of a paragraph of a Word document: how its words look, and the number that Word makes."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off", "none"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LOOKS = {"b": "bold", "i": "italic", "vanish": "hidden", "strike": "struck", "dstrike": "struck", "caps": "capitals"}


def value(element: Element | None, name: str = "val") -> str | None:
    """Give an attribute of an element that may not be there."""
    return element.get(W + name) if element is not None else None


def looks(properties: Element | None) -> dict[str, bool]:
    """Tell what run properties switch on or off: bold, italic, hidden, struck, capitals."""
    found: dict[str, bool] = {}
    for child in properties if properties is not None else ():
        name = _LOOKS.get(child.tag.removeprefix(W))
        if name is not None:
            found[name] = found.get(name, False) or value(child) not in _OFF
    return found


class Style(NamedTuple):
    """A style with all that it takes from the styles that it is based on."""

    name: str
    looks: dict[str, bool]
    outline: int | None
    """Its level as a heading, from 1."""
    list_id: str | None
    list_level: int


_PLAIN = Style("", {}, None, None, 0)


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        """Read the part `styles.xml`; a document may have none."""
        self._elements = {
            value(one, "styleId") or "": one for one in (root.iter(f"{W}style") if root is not None else ())
        }
        self._found: dict[str, Style] = {}
        defaults = (key for key, one in self._elements.items() if value(one, "type") == "paragraph" and _default(one))
        self.usual = next(defaults, "")
        """The style of a paragraph that names none."""

    def get(self, style_id: str | None) -> Style:
        """Give a style; one that is not there says nothing."""
        chain = list(self._chain(style_id or ""))
        if style_id not in self._found and chain:
            self._found[style_id or ""] = _style(chain)
        return self._found.get(style_id or "", _PLAIN)

    def _chain(self, style_id: str) -> Iterator[Element]:
        """List a style and those that it is based on, the first one of them last."""
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen:
            seen.add(style_id)
            yield self._elements[style_id]
            style_id = value(self._elements[style_id].find(f"{W}basedOn")) or ""


def _default(style: Element) -> bool:
    return (value(style, "default") or "0") not in _OFF


def _style(chain: list[Element]) -> Style:
    found: dict[str, bool] = {}
    outline, list_id, list_level = None, None, None
    for style in reversed(chain):
        found |= looks(style.find(f"{W}rPr"))
        level = value(style.find(f"{W}pPr/{W}outlineLvl"))
        outline = outline_level(level) if level is not None else outline
        number = style.find(f"{W}pPr/{W}numPr")
        list_id = value(number.find(f"{W}numId")) or list_id if number is not None else list_id
        list_level = value(number.find(f"{W}ilvl")) or list_level if number is not None else list_level
    name = value(chain[0].find(f"{W}name")) or ""
    return Style(name, found, outline, list_id, whole_number(list_level))


def outline_level(written: str) -> int | None:
    """Read the level of a heading, which Word counts from 0; 9 means none."""
    level = whole_number(written, 9)
    return level + 1 if level < 9 else None  # noqa: PLR2004 - so the standard has it


def whole_number(written: str | None, otherwise: int = 0) -> int:
    """Read a small number of the file; what is none means `otherwise`."""
    return int(written) if written is not None and written.isdecimal() and len(written) < 6 else otherwise  # noqa: PLR2004 - no list is longer


_LONGEST_LABEL = 100
"""Characters that Word prints before a paragraph of a list; a longer one only fills the memory."""


class _Level(NamedTuple):
    start: int
    form: str
    text: str


class Numbering:
    """Counts the paragraphs of all lists, in the order in which they are asked for."""

    def __init__(self, root: Element | None) -> None:
        """Read the part `numbering.xml`; a document may have none."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for one in root.iter(f"{W}abstractNum") if root is not None else ():
            self._levels[value(one, "abstractNumId") or ""] = dict(map(_level, one.iter(f"{W}lvl")))
        for one in root.iter(f"{W}num") if root is not None else ():
            list_id = value(one, "numId") or ""
            self._of[list_id] = value(one.find(f"{W}abstractNumId")) or ""
            for override in one.iter(f"{W}lvlOverride"):
                start = value(override.find(f"{W}startOverride"))
                if start is not None:
                    self._starts[list_id, whole_number(value(override, "ilvl"))] = whole_number(start)

    def next(self, list_id: str, level: int) -> str | None:
        """Count a paragraph of a list and give what Word prints before it; None where the list says nothing."""
        made_of = self._of.get(list_id, "")
        levels = self._levels.get(made_of, {})
        if level not in levels:
            return None
        counts = self._counts.setdefault(made_of, {})
        first = self._starts.pop((list_id, level), None)
        counts[level] = first if first is not None else counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        text = levels[level].text
        for place, one in levels.items():
            text = text.replace(f"%{place + 1}", _spelt(counts.get(place, one.start), one.form))
        return text or None


def _level(element: Element) -> tuple[int, _Level]:
    found = {name: value(element.find(W + name)) for name in ("start", "numFmt", "lvlText")}
    form = found["numFmt"] or "decimal"
    return whole_number(value(element, "ilvl")), _Level(
        whole_number(found["start"], 1), form, (found["lvlText"] or "")[:_LONGEST_LABEL]
    )


def _spelt(number: int, form: str) -> str:
    if form == "none":
        return ""
    if form.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman"):
        roman = ""
        for worth, sign in (*_ROMAN, *_ROMAN_SMALL):
            roman += sign * (number // worth)
            number %= worth
        return roman.upper() if form.startswith("upper") else roman
    return str(number)
