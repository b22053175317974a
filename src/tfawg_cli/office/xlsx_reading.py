"""Read a `.xlsx` or `.xlsm` workbook from its XML: no formula is worked out, no macro run, no link followed."""

import re
from collections.abc import Iterator
from posixpath import normpath
from xml.etree.ElementTree import Element

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.package import Package
from tfawg_cli.office.workbook_cells import Grid, Made, counted, day_of, plain_number
from tfawg_cli.office.xlsx_notes import notes_of

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_WORKBOOK = "xl/workbook.xml"
_MOST_CHARACTERS = 30_000_000
"""Of all cells together: a long text that many cells share is in the file once, and in the memory often."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_PLAIN_FORMATS = frozenset({0, 1, 49})
"""General, 0, and text: a whole number is shown in them as it was typed."""
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_IN_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
"""Parts of a number format whose letters mean no date."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def read_xlsx(package: Package) -> list[Grid]:
    """Read all sheets. Raises CannotGoOnError for what is damaged or larger than any such workbook."""
    if _WORKBOOK not in package.parts:
        raise CannotGoOnError(f"{package.name} is no workbook", "name a .xlsx, .xls, .ods or .csv file")
    reader = _Reader(package)
    return [reader.sheet(name, part) for name, part in reader.sheets()]


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._workbook = self._tree(_WORKBOOK)
        settings = self._workbook.find(f"{_M}workbookPr")
        self._from_1904 = settings is not None and settings.get("date1904") in {"1", "true"}
        self._texts = list(map(_text, self._optional("xl/sharedStrings.xml", "si")))
        self._formats = list(self._format_of_styles())
        self._characters = 0

    def _tree(self, part: str) -> Element:
        root = self._package.tree(part)
        for element in root.iter():  # the strict form of the standard has other names for the same
            element.tag = element.tag.replace(_STRICT, _M)
        return root

    def _optional(self, part: str, name: str) -> list[Element]:
        return list(self._tree(part).iter(_M + name)) if part in self._package.parts else []

    def sheets(self) -> Iterator[tuple[str, str]]:
        """List the sheets by their names, each with its part, the hidden ones as well."""
        links = {one.get("Id"): one.get("Target", "") for one in self._package.tree("xl/_rels/workbook.xml.rels")}
        for sheet in self._workbook.iter(f"{_M}sheet"):
            name = next((value for key, value in sheet.items() if key.endswith("}id")), None)
            target = links.get(name, "")
            part = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
            if part in self._package.parts and "worksheet" in part:
                yield sheet.get("name", ""), part

    def sheet(self, name: str, part: str) -> Grid:
        """Read a sheet."""
        grid = Grid(name, notes=[*notes_of(self._package, part)])
        row = -1
        for element in self._tree(part).iter(f"{_M}row"):
            row = counted(element.get("r"), row + 2) - 1
            column = -1
            for cell in element.iter(f"{_M}c"):
                match = _REFERENCE.fullmatch(cell.get("r", ""))
                column = _column(match[1]) if match is not None else column + 1
                self._cell(grid, row, column, cell)
        return grid

    def _cell(self, grid: Grid, row: int, column: int, cell: Element) -> None:
        text, made = self._value(cell)
        self._characters += len(text)
        if self._characters > _MOST_CHARACTERS:
            raise CannotGoOnError(f"{self._package.name} holds more words than are read", "send the sheet alone")
        if cell.find(f"{_M}f") is not None and made is not Made.ERROR:
            made = Made.FORMULA
        if text or made is not None:
            grid.put(row, column, text, made)

    def _value(self, cell: Element) -> tuple[str, Made | None]:
        kind, held = cell.get("t", "n"), cell.findtext(f"{_M}v") or ""
        if kind == "s":
            place = counted(held, len(self._texts))
            return (self._texts[place] if place < len(self._texts) else ""), None
        if kind == "inlineStr":
            return "".join(map(_text, cell.iter(f"{_M}is"))), None
        if kind == "e":
            return held, Made.ERROR
        if kind == "b":
            return ("TRUE" if held == "1" else "FALSE"), Made.TRUTH
        if kind == "d":
            return held, Made.DATE
        return self._number(held, cell.get("s", "")) if kind == "n" and held else (_unescaped(held), None)

    def _number(self, held: str, style: str) -> tuple[str, Made | None]:
        place = counted(style, len(self._formats))
        shown = self._formats[place] if place < len(self._formats) else None
        try:
            value = float(held)
        except ValueError:
            return held, Made.ERROR
        if shown is Made.DATE:
            return day_of(value, from_1904=self._from_1904), Made.DATE
        return plain_number(value), shown

    def _format_of_styles(self) -> Iterator[Made | None]:
        """Tell of each cell style whether numbers are shown in it as dates, or in some other way of its own."""
        root = self._optional("xl/styles.xml", "styleSheet")
        own = {one.get("numFmtId"): one.get("formatCode", "") for one in root[0].iter(f"{_M}numFmt")} if root else {}
        for style in root[0].iterfind(f"{_M}cellXfs/{_M}xf") if root else ():
            number = style.get("numFmtId")
            yield _shown(counted(number, 0), own.get(number, ""))


def _shown(number: int, code: str) -> Made | None:
    if number in _DATE_FORMATS or _DATE_LETTERS.search(_IN_FORMAT.sub("", code)):
        return Made.DATE
    return None if number in _PLAIN_FORMATS or code.casefold() in {"general", "@", "0"} else Made.NUMBER


def _text(element: Element) -> str:
    """Give the words of a text, whatever their looks; how a word is spoken is none of them."""
    runs = [element, *element.iterfind(f"{_M}r")]
    return _unescaped("".join(run.findtext(f"{_M}t") or "" for run in runs))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _column(name: str) -> int:
    place = 0
    for letter in name:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
