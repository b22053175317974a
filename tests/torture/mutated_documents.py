"""Sheets, templates and words that are hostile: a sheet is refused in words, a template too, and words stay words."""

import csv
import html
import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from conftest import BASE
from markdown_reading import tables
from mutated_records import FILES, folder_of
from small_records import small
from tally import Tally, typed
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.reports.documents import document
from tfawg_cli.operations.reports.views import HeadView
from tfawg_cli.output.escaping import markdown, visible, workflow_message, workflow_property
from tfawg_cli.output.pages.html import page
from tfawg_cli.output.pages.markdown_reading import blocks
from tfawg_cli.output.rendering import render
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.storage.templates import read_template

_SHEET = "number,status,result,update,date\r\n1.1.1.1,completed,Twelve,Done.,14/10/2021\r\n1.1.2.1,,,,\r\n"
_SHEET_PIECES = [
    *',;\t"\r\n=+-@\x00\x1b',
    "\r",
    '""',
    "sep=;\r\n",
    "\ufeff",
    "1.1.1.9",
    "1.1.1.10",
    "June 2022",
    "1E+05",
    "#NAME?",
    "\u202e",
    "x" * 40000,
    "'=1",
    "number",
    "completed",
    "é",
]
_TEMPLATE_PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "{{ view }}",
    "{{ view.nothing }}",
    "{{ 1 / 0 }}",
    "{{ 'a' + 1 }}",
    "{{ [][1] }}",
    "{{ view.__class__.__mro__ }}",
    "{{ ''.join(1) }}",
    "{% include 'plan.md' %}",
    "{% include '../x' %}",
    "{{ head() }}",
    "{% for x in view %}",
    "{% endfor %}",
    "{% macro m() %}",
    "{{ '%s' % () }}",
    "{{ '\\ud800' }}",
    "{{ '\\x1b' }}",
    "{% import '_tables.md' as t %}",
    "{{ view|sort }}",
    "{{ 'x'.format_map(1) }}",
    "{{ 10 ** 400 }}",
    "{{ view|tojson }}",
    "{% raw %}",
    "{{ namespace() }}",
    "{{ lipsum() }}",
    "{{ range(10)|list }}",
    "{{ view|attr('year') }}",
    "{{ cycler() }}",
]
_WORDS = [
    *"|\\`*_[](){}<>&#!~$+-=.:;@'\"/%,\n ax1",
    "<script>",
    "javascript:",
    "www.",
    "http://",
    "::error::",
    "##[error]",
    "\x1b[31m",
    "\u202e",
    "\ud800",
    "{{ 7*7 }}",
    "<!--",
    "]]>",
    "&amp;",
    "=1+1",
    "\u2028",
]


def sheets(seeds: range) -> Iterator[Tally]:
    """Take damaged sheets back."""
    tally = Tally("mutated sheets")
    with tempfile.TemporaryDirectory() as name:
        folder = folder_of({file: (BASE / file).read_bytes() for file in FILES}, Path(name))
        for seed in seeds:
            lot = Random(seed)  # noqa: S311 - it need not be a secret
            text = _spliced(_SHEET, _SHEET_PIECES, lot)
            raw = text.encode(lot.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252")), "replace")
            (folder / "sheet.csv").write_bytes(raw)
            ran = typed(folder, "update", "--from", "sheet.csv", "--dry-run")
            tally.check(ran.is_in_words, f"mutated sheet, seed {seed}: {ran.err}")
    yield tally


def templates(seeds: range) -> Iterator[Tally]:
    """Render damaged templates."""
    tally = Tally("mutated templates")
    year = FinancialYear(2021)
    workspace = small().workspace
    plan = document(year, workspace.editions[year].record, workspace.plans[year].record)
    views = {"view": plan, "head": HeadView("", "")}
    for seed in seeds:
        source = _spliced(read_template(Path(), "plan.md")[0], _TEMPLATE_PIECES, Random(seed))  # noqa: S311
        tally.survives(lambda source=source: _rendered(source, views), f"mutated template, seed {seed}")  # type: ignore[misc]
    yield tally


def _rendered(source: str, views: dict[str, object]) -> None:
    """Render a template; that it is refused in words is right."""

    def read(name: str) -> tuple[str, str]:
        return (source, "templates/main.md") if name == "main.md" else read_template(Path(), name)

    try:
        render("main.md", views, read).encode("utf-8")
    except CannotGoOnError:
        return


def outputs(seeds: range) -> Iterator[Tally]:
    """Write hostile words everywhere, and read them back as a reader of that place does."""
    tally = Tally("hostile words in outputs")
    for seed in seeds:
        lot = Random(seed)  # noqa: S311 - it need not be a secret
        words = "".join(lot.choice(_WORDS) for _ in range(lot.randint(1, 12)))
        tally.check(_are_words_everywhere(words), f"hostile words {words!r}")
    yield tally


def _are_words_everywhere(words: str) -> bool:
    allowed = re.sub("[\x1b\u202e\ud800\u2028]", "", words)
    cell = tables(f"| head | other |\n|---|---|\n| {markdown(allowed)} | x |\n")[0][1][0]
    shown = html.unescape(re.sub("<[^>]*>", "", page(blocks(f"# {markdown(allowed)}\n")).partition("<body>")[2]))
    sheet = io.StringIO()
    csv.writer(sheet).writerow([words.replace("\r", "")])
    log = f"::error file={workflow_property(words)}::{workflow_message(words)}"
    return (
        _tidy(cell) == _tidy(allowed)
        and _tidy(shown) == _tidy(allowed)
        and not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", visible(words))
        and "\n" not in log
        and "##[" not in log
        and next(csv.reader(io.StringIO(sheet.getvalue(), newline=""))) == [words]
    )


def _tidy(text: str) -> str:
    """Leave out the blanks, which no reader keeps."""
    return re.sub(r"\s", "", text)


def _spliced(text: str, pieces: list[str], lot: Random) -> str:
    """Put pieces into a text, and take pieces of it away."""
    for _ in range(lot.choice((1, 1, 2, 4))):
        start = lot.randrange(len(text) + 1)
        text = text[:start] + lot.choice(pieces) + text[start + lot.choice((0, 0, 1, 5, 60)) :]
    return text
