"""The styles of a house, found by the names that Word shows: their ids are other ones in every language of Word."""

import re
from collections.abc import Mapping

_STYLE = re.compile(r"<w:style\b.*?</w:style>", re.DOTALL)
_ID = re.compile(r'\bw:styleId="([^"]*)"')
_NAME = re.compile(r'<w:name\b[^>]*\bw:val="([^"]*)"')
_REFERENCE = re.compile(r'(<w:(?:basedOn|next)\b[^>]*\bw:val=")([^"]*)')
_NUMBERING = re.compile(r"<w:numPr>.*?</w:numPr>")
_END = "</w:styles>"


class Ids(dict[str, str]):
    """The ids of styles by their names, in whatever capitals these are written."""

    def __missing__(self, name: str) -> str:
        """Find a name that is written in capitals of its own."""
        self[name] = found = self[name.casefold()] if name != name.casefold() else ""
        return found


def with_styles(own: str, shipped: str) -> tuple[str, Mapping[str, str]]:
    """Add to the styles of a document those that only `shipped` has; give them, and all ids by name."""
    ids = Ids(_ids(own))
    known, taken = _ids(shipped), {*_ID.findall(own)}
    names = {own_id: name for name, own_id in known.items()}
    added = []
    for xml in _STYLE.findall(shipped):
        name, style_id = _name(xml), _id(xml)
        if name not in ids:
            ids[name] = f"Report{style_id}" if style_id in taken else style_id
            added.append((xml, style_id, ids[name]))
    spliced = "".join(_renamed(xml, old, new, names, ids) for xml, old, new in added)
    return own.replace(_END, f"{spliced}{_END}"), ids


def _renamed(xml: str, old: str, new: str, names: Mapping[str, str], ids: Mapping[str, str]) -> str:
    """Let a style name others as its new document does; numbers of lists mean others there, so bullets are left out."""
    named = xml.replace(f'w:styleId="{old}"', f'w:styleId="{new}"', 1).replace(' w:default="1"', "")
    pointed = _REFERENCE.sub(lambda match: match[1] + ids[names[match[2]]], named)
    return _NUMBERING.sub("", pointed)


def _ids(styles: str) -> dict[str, str]:
    return {_name(xml): _id(xml) for xml in _STYLE.findall(styles)}


def _name(style: str) -> str:
    match = _NAME.search(style)
    return match[1].casefold() if match else ""


def _id(style: str) -> str:
    match = _ID.search(style)
    return match[1] if match else ""
