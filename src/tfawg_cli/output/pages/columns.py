"""How wide the columns of a table are: one answer for pages and for Word files.

A table whose titles are all known has the same columns wherever it stands; of any other, the words in it decide.
"""

from collections.abc import Mapping, Sequence

from tfawg_cli.blocks import Row, Shape, text_of

_NARROW = {"No": 7.0, "Item": 7.0, "Start": 7.5, "Timeline": 9.0, "Status": 9.0, "Date": 8.0, "WCO Strategic Plan": 8.0}
"""Columns of numbers and single words, in percent of the page: a number of two digits a part is not broken."""
_SHARES = {
    "Action": 22.0,
    "Authority": 10.0,
    "Comments": 28.0,
    "Field": 10.0,
    "Indicator": 17.0,
    "Objective": 20.0,
    "Reason": 18.0,
    "Recorded so far": 12.0,
    "Responsible body": 13.0,
    "Result": 14.0,
    "Sub-Task": 22.0,
    "Updates": 22.0,
    "Wording before": 24.0,
    "Wording now": 24.0,
}
"""Columns of text: how they share what the narrow ones leave."""
_FORM = {
    "Action": 17.0,
    "Responsible body": 16.5,
    "Indicator": 13.0,
    "Recorded so far": 10.0,
    "Result": 20.0,
    "Update": 28.0,
}
"""The same in a form: what is to be filled in is the widest."""
_NAMES = "Responsible body"
_CHARACTER = 0.65
"""What a character takes, in percent of a landscape page."""
_BLOCK = "\N{FULL BLOCK}"
_PADDING = 2.0
_PAGE = 100.0
_LONGEST_WORD = 18.0
"""What a word may make of a column of a known table: a year beside the one that it was has room on one line."""
_WIDEST = 45.0
"""What a single column of an unknown table is given at most, before the rest is shared."""


def shape_of(titles: Sequence[str], rows: Sequence[Row], aligns: Sequence[str]) -> Shape:
    """Give the widths, in percent of the page, and the sides of the columns of a table.

    Args:
        titles: what the columns are called in English.
        rows: all rows, that of the titles first.
        aligns: the sides.

    """
    columns = [[text_of(cell) for cell in cells] for cells in zip(*(row.cells for row in rows), strict=True)]
    shares = _FORM if "Update" in titles else _SHARES
    is_known = _NARROW.keys() | shares.keys() >= set(titles) and not shares.keys().isdisjoint(titles)
    widths = _known(titles, columns, shares) if is_known else _fitting(columns)
    names = titles.index(_NAMES) if _NAMES in titles else -1
    return Shape(tuple(widths), tuple(aligns), names, tuple(titles), _bars(columns))


def _bars(columns: Sequence[Sequence[str]]) -> int:
    """Find the column of bars: blocks and nothing else."""
    found = (at for at, (_, *texts) in enumerate(columns) if any(texts) and not "".join(texts).strip(_BLOCK))
    return next(found, -1)


def _known(titles: Sequence[str], columns: Sequence[Sequence[str]], shares: Mapping[str, float]) -> list[float]:
    """Give the columns their widths; one is wider where a word would not fit in, at the cost of the others."""
    least = [min(_LONGEST_WORD, _longest(texts, None)) for texts in columns]
    fixed = {at: max(_NARROW[title], least[at]) for at, title in enumerate(titles) if title in _NARROW}
    shared = [at for at, title in enumerate(titles) if title not in _NARROW]
    while True:
        left = (_PAGE - sum(fixed.values())) / sum(shares[titles[at]] for at in shared)
        too_narrow = [at for at in shared if shares[titles[at]] * left < least[at]]
        if not too_narrow or too_narrow == shared:
            return [round(fixed.get(at) or shares[title] * left, 2) for at, title in enumerate(titles)]
        fixed |= {at: least[at] for at in too_narrow}
        shared = [at for at in shared if at not in fixed]


def _fitting(columns: Sequence[Sequence[str]]) -> list[float]:
    """Let every column be as wide as its longest line, if there is room; else at least as its longest word."""
    whole = [min(_WIDEST, _longest(texts, "\n")) for texts in columns]
    least = [min(wide, _longest(texts, None)) for wide, texts in zip(whole, columns, strict=True)]
    if sum(whole) <= _PAGE:
        return whole
    if sum(least) >= _PAGE:
        return [round(width * _PAGE / sum(least), 2) for width in least]
    share = (_PAGE - sum(least)) / (sum(whole) - sum(least))
    return [round(low + (wide - low) * share, 2) for low, wide in zip(least, whole, strict=True)]


def _longest(texts: Sequence[str], separator: str | None) -> float:
    """Give the width of the longest part of some texts; without a separator, of the longest word."""
    whole = (separator or " ").join(texts)
    longest = max(map(_length if _BLOCK in whole else len, whole.split(separator)), default=0)
    return round(longest * _CHARACTER + _PADDING, 2)


def _length(text: str) -> float:
    """Count characters; a block of a bar takes nearly the room of two."""
    return len(text) + 0.8 * text.count(_BLOCK)
