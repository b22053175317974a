"""Headers and footers of a house: what they say of a report, in its language, and how they run."""

import re
from collections.abc import Mapping

from tfawg_cli.blocks import FROM_RIGHT
from tfawg_cli.office.word_marks import escaped

_PARAGRAPH = re.compile(r"(<w:p(?:\s[^<>]*)?(?<!/)>)(?:<w:pPr/>|(<w:pPr>)(.*?)(</w:pPr>))?", re.DOTALL)
_BEHIND_BIDI = re.compile(
    r"<w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|"
    r"textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\b"
)
"""What may follow `bidi` among the properties of a paragraph; they have an order."""
_TABLE = re.compile(r"(<w:tblPr>)(.*?)(</w:tblPr>)", re.DOTALL)
_BEFORE_TURNED = re.compile(r"(?:<w:(?:tblStyle|tblpPr|tblOverlap)\b[^<>]*/>)*")
_RUN = re.compile(r"(<w:r(?:\s[^<>]*)?>)(?:(<w:rPr>)(.*?)(</w:rPr>))?(<w:t\b[^<>]*>([^<>]*)</w:t>)", re.DOTALL)
_BEHIND_RTL = re.compile(r"<w:(?:cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)\b")


def with_words(xml: str, words: Mapping[str, str]) -> str:
    """Put words into a header or footer, where others stand that were typed in one go: `TITLE`."""
    for there, said in words.items():
        xml = xml.replace(f">{there}<", f">{escaped(said)}<")
    return xml


def turned(xml: str) -> str:
    """Let a header or footer run from right to left: its paragraphs with their stops of tabs, its tables, its words.

    What says already how it runs stays as it is, and so do words that are read from left to right.
    """
    xml = _TABLE.sub(lambda found: found[1] + _turned_table(found[2]) + found[3], xml)
    return _RUN.sub(_turned_run, _PARAGRAPH.sub(_turned_paragraph, xml))


def _turned_paragraph(found: re.Match[str]) -> str:
    return f"{found[1]}<w:pPr>{_with(found[3] or '', '<w:bidi', _BEHIND_BIDI)}</w:pPr>"


def _turned_table(about: str) -> str:
    if "<w:bidiVisual" in about:
        return about
    before = _BEFORE_TURNED.match(about)
    end = before.end() if before else 0
    return f"{about[:end]}<w:bidiVisual/>{about[end:]}"


def _turned_run(found: re.Match[str]) -> str:
    if FROM_RIGHT.search(found[6]) is None:
        return found[0]
    return f"{found[1]}<w:rPr>{_with(found[3] or '', '<w:rtl', _BEHIND_RTL)}</w:rPr>{found[5]}"


def _with(about: str, mark: str, behind: re.Pattern[str]) -> str:
    """Put a property into its place among others, where it is not there."""
    if mark in about:
        return about
    after = behind.search(about)
    end = after.start() if after else len(about)
    return f"{about[:end]}{mark}/>{about[end:]}"
