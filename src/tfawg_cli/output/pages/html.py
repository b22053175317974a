"""A report as one self-contained page: no script, no picture, nothing fetched; it prints on A4 landscape."""

import base64
import hashlib
from html import escape
from pathlib import Path

from tfawg_cli.blocks import Blocks, Table, title_of
from tfawg_cli.output.pages.html_blocks import body
from tfawg_cli.output.speech import NO_OTHER, Speech

_STYLE = Path(__file__).with_name("page.css")
_PAGE = """\
<!DOCTYPE html>
<html lang="{language}"{direction}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""
_RUNNING_HEAD = """\
@page {{ @top-left {{ content: "{}"; font: 8pt Arial, sans-serif; color: #555; }} }}
@page :first {{ @top-left {{ content: ""; }} }}
"""
_HEADING = """\
<h1 class="unseen">{}</h1>
"""
"""Of a page without a heading: whoever hears it is told where it begins."""
_LEGEND = """\
<aside class="legend" aria-label="{legend}">
{changes}: <span class="new">{new}</span>, <span class="old">{old}</span>.
</aside>
"""


def page(blocks: Blocks, untitled: str = "", changes: str = "", state: str = "", speech: Speech = NO_OTHER) -> str:
    """Write blocks as a page.

    Args:
        blocks: what stands on it; where they are a redline, the page marks the changes.
        untitled: what the page is called if it has no first heading.
        changes: of a redline: what the changes are, for its legend.
        state: of the year that it tells of; it stands behind the title over every printed page.
        speech: the language of the page.

    """
    columns = _Columns()
    shown = body(blocks, columns.class_of)
    title = title_of(blocks, untitled)
    head = _RUNNING_HEAD.format(_in_quotes(f"{title} ({state})" if state else title))
    style = _STYLE.read_text(encoding="utf-8") + head + columns.style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    legend = _legend(changes, speech) if changes else ""
    heading = "" if title_of(blocks, "") else _HEADING.format(escape(title))
    around = {"language": escape(speech.tag), "direction": ' dir="rtl"' if speech.is_right_to_left else ""}
    return _PAGE.format(**around, digest=digest, title=escape(title), style=style, body=heading + legend + shown)


def _legend(changes: str, speech: Speech) -> str:
    """Say what the marks mean."""
    words = {"legend": "Legend", "new": "new words", "old": "old words"}
    said = {place: escape(speech.words(one)) for place, one in words.items()}
    return _LEGEND.format(changes=escape(changes), **said)


def _in_quotes(text: str) -> str:
    """Write text for a style sheet, where nothing in it may end the quotes, the line or the element."""
    return "".join(one if one.isalnum() or one in " -,:()/" else f"\\{ord(one):06x}" for one in text)


class _Columns:
    """The classes of tables, one for all that have the same columns: a style of a single cell is forbidden."""

    def __init__(self) -> None:
        self._classes: dict[tuple[float, ...], str] = {}

    def class_of(self, table: Table) -> str:
        """Name the class of a table."""
        return self._classes.setdefault(table.shape.widths, f"columns{len(self._classes) + 1}")

    def style(self) -> str:
        """Write the widths of the columns of every class."""
        rules = []
        for widths, name in self._classes.items():
            whole = min(100, round(sum(widths), 1))
            rules.append(f".{name} {{ width: {whole:.4g}%; }}\n")
            for at, width in enumerate(widths, 1):
                rules.append(f".{name} col:nth-child({at}) {{ width: {width * 100 / sum(widths):.4g}%; }}\n")
        return "".join(rules)
