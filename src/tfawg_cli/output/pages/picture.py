"""The picture of a table of counts: how each column is made up, as bars whose parts are the rows.

It is drawn in the page itself, of nothing but the words and numbers of the table; whoever hears the page hears these.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from tfawg_cli.blocks import Side, Table, all_runs, counted, new_text_of

_WIDTH, _LABEL, _HIGH, _GAP = 480, 122, 20, 6
"""Of the picture; of what stands before a bar; of a bar; between two. The picture is as wide as the page has room."""
_LONGEST = _WIDTH - _LABEL - 30
"""Of a bar; its sum stands behind it."""
_ROOM = 7
"""What a digit takes."""
COLOURS = 7
"""So many the page has; the last is that of the last row, such as actions that nobody assessed."""


class _Bar(NamedTuple):
    title: str
    counts: Sequence[int]
    """One for each part."""


def picture(table: Table) -> str:
    """Draw a table of counts; nothing for any other table, for one of zeros, and where changes are marked."""
    rows = counted(table)
    if not rows or any(run.side is not Side.BOTH for run in all_runs(table)):
        return ""
    parts = [new_text_of(row.cells[0]) for row, _ in rows]
    titles = [new_text_of(cell) for cell in table.head.cells[table.shape.bars + 1 :]]
    bars = [
        _Bar(title, counts)
        for title, counts in zip(titles, zip(*(found for _, found in rows), strict=True), strict=True)
    ]
    most = max(sum(bar.counts) for bar in bars)
    if not most:
        return ""
    high = len(bars) * (_HIGH + _GAP)
    drawn = "".join(_drawn(bar, at * (_HIGH + _GAP), most) for at, bar in enumerate(bars))
    words = escape("; ".join(_told(bar, parts) for bar in bars))
    return (
        f'<figure>\n<svg role="img" aria-label="{words}" viewBox="0 0 {_WIDTH} {high}">{drawn}</svg>\n'
        f"<figcaption>{''.join(_legend(parts, bars))}</figcaption>\n</figure>\n"
    )


def _told(bar: _Bar, parts: Sequence[str]) -> str:
    """Say a bar in words: `Key deliverable 1: 2 completed, 12 not assessed`."""
    said = ", ".join(f"{count} {part}" for part, count in zip(parts, bar.counts, strict=True) if count)
    return f"{bar.title}: {said or 0}"


def _drawn(bar: _Bar, top: int, most: int) -> str:
    middle, at = top + _HIGH / 2 + 4, float(_LABEL)
    pieces = [f'<text x="0" y="{middle:g}">{escape(bar.title)}</text>']
    for part, count in enumerate(bar.counts):
        wide = _LONGEST * count / most
        place = f'x="{at:.4g}" y="{top}" width="{wide:.4g}" height="{_HIGH}"'
        pieces += [f'<rect class="{_colour(part, bar.counts)}" {place}/>'] if count else []
        if count and wide >= _ROOM * len(str(count)) + 4:
            pieces.append(f'<text class="part" x="{at + wide / 2:.4g}" y="{middle:g}">{count}</text>')
        at += wide
    return "".join((*pieces, f'<text x="{at + 6:.4g}" y="{middle:g}">{sum(bar.counts)}</text>'))


def _legend(parts: Sequence[str], bars: Sequence[_Bar]) -> Iterator[str]:
    """Name the parts that are drawn, each beside its colour."""
    for at, part in enumerate(parts):
        if any(bar.counts[at] for bar in bars):
            colour = f'<rect class="{_colour(at, parts)}" width="10" height="10"/>'
            yield f'<span><svg aria-hidden="true" viewBox="0 0 10 10">{colour}</svg>{escape(part)}</span> '


def _colour(part: int, parts: Sequence[object]) -> str:
    """Name the colour of a part; the last part always has the last one."""
    return f"part{COLOURS if part == len(parts) - 1 else part % (COLOURS - 1) + 1}"
