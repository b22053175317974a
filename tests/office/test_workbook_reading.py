"""A workbook that goes out comes back as the same texts, from whatever program that wrote it."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from random import Random

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from damaged_files import damaged
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.workbook_cells import Grid, Made, Note, letters
from tfawg_cli.office.workbook_reading import read_workbook
from tfawg_cli.office.workbook_writing import HIDDEN, Column, Workbook, workbook_bytes

ODD = [
    "1.10",
    "=1+1",
    "@x",
    "-x",
    "June 2022",
    "1e5",
    "00123",
    "TRUE",
    "#N/A",
    "a\nb",
    "_x000D_",
    "http://x.org",
    " x ",
    "'",
]
COLUMNS = (
    Column("number", 10),
    Column("status", 12, is_asked=True, choices=("in progress", "completed")),
    Column("text", 40),
)


def workbook(*rows: tuple[str, str, str], told: tuple[str, ...] = (), free_rows: int = 0) -> bytes:
    """Write a workbook of three columns."""
    base = [["1", "2021/2022"]]
    return workbook_bytes(Workbook("Sheet", told, COLUMNS, rows, [one[0] for one in rows], base, free_rows))


def grid(content: bytes, name: str = "x.xlsx") -> Grid:
    """Read the first sheet."""
    return read_workbook(content, name)[0]


def saved(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    """Write a workbook with openpyxl."""
    book, written = openpyxl.Workbook(), BytesIO()
    fill(book)
    book.save(written)
    return written.getvalue()


def packed(parts: dict[str, str]) -> bytes:
    """Put parts into a zip."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return written.getvalue()


M = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def xlsx(rows: str, texts: str = "", styles: str = "", namespace: str = M) -> bytes:
    """Write a workbook by hand, as some other program might."""
    return packed(
        {
            "xl/workbook.xml": f"<workbook {namespace} {R}><sheets><sheet name='A' r:id='r1'/>"
            "<sheet name='C' r:id='r2'/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="/xl/worksheets/a.xml"/>'
            '<Relationship Id="r2" Target="charts/c.xml"/></Relationships>',
            "xl/worksheets/a.xml": f"<worksheet {namespace}><sheetData>{rows}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f"<sst {namespace}>{texts}</sst>",
            "xl/styles.xml": f"<styleSheet {namespace}>{styles}</styleSheet>",
        }
    )


def test_odd_texts_come_back_as_they_went_out() -> None:
    """Numbers, formulas, dates and addresses are texts, and stay so."""
    found = grid(workbook(*((one, "", one) for one in ODD)))

    assert ODD == [cells[0] for cells in found.rows[1:]]
    assert {} == found.made


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))), min_size=1, max_size=4))
def test_every_text_comes_back(texts: list[str]) -> None:
    """Whatever it holds."""
    found = grid(workbook(*(("1", "", one) for one in texts)))

    assert texts == [(cells[2] if len(cells) > 2 else "") for cells in found.rows[1:]]


def test_the_same_workbook_gives_the_same_bytes() -> None:
    """So that a report can be compared."""
    rows = (("1.1.1.1", "completed", "x"),)

    assert workbook(*rows) == workbook(*rows)


def test_what_a_workbook_shows_and_hides() -> None:
    """A first sheet that says what to do, the sheet itself, and a sheet that nobody sees; and drop-downs."""
    content = workbook(("1.1.1.1", "", "x"), told=("What to do", "Fill it in."), free_rows=2)
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book["Sheet"]

    assert ["Read me first", "Sheet", HIDDEN] == book.sheetnames
    assert "veryHidden" == book[HIDDEN].sheet_state
    assert ("What to do", "Fill it in.") == (book["Read me first"]["A1"].value, book["Read me first"]["A2"].value)
    assert [["in progress", None, "1", "2021/2022"], ["completed", None, None, None]] == [
        [one.value for one in row] for row in book[HIDDEN].iter_rows()
    ]
    assert ["=status_list"] == [f"={one.formula1}".replace("==", "=") for one in sheet.data_validations.dataValidation]
    assert ["B2:B4"] == [str(one.sqref) for one in sheet.data_validations.dataValidation]
    assert ["B2:B4"] == [str(one.sqref) for one in sheet.conditional_formatting]
    assert ("1.1.1.1", "key", True) == (sheet["D2"].value, sheet["D1"].value, sheet.column_dimensions["D"].hidden)
    assert "@" == sheet["A2"].number_format
    assert not sheet["A2"].protection.locked
    assert sheet["A1"].protection.locked
    assert sheet["B2"].fill.fgColor.rgb != sheet["A2"].fill.fgColor.rgb
    assert ("A2", "$1:$1", "landscape") == (
        sheet.freeze_panes,
        str(sheet.print_title_rows),
        sheet.page_setup.orientation,
    )
    assert "=status_list" not in [one.value for one in sheet["B"]]


def test_a_text_that_no_cell_holds_is_refused() -> None:
    """It would be cut without a word."""
    with pytest.raises(CannotGoOnError, match=r"text of 1\.1\.1\.1 has 32,768"):
        workbook(("1.1.1.1", "", "x" * 32_768))


def test_what_a_program_made_of_words_is_seen() -> None:
    """Dates, numbers of a form of their own, truth values, errors, formulas; plain numbers are words."""

    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.append(["x", date(2022, 6, 1), datetime(2022, 3, 8, 14, 30), 12, 0.5, 0.5, 1e5, True, "#NAME?", "=A1"])  # noqa: DTZ001
        sheet["F1"].number_format = "0%"
        sheet["G1"].number_format = "0.00E+00"
        sheet["I1"].data_type = "e"
        sheet.row_dimensions[1].hidden = True

    found = grid(saved(fill))

    assert [["x", "2022-06-01", "2022-03-08 14:30", "12", "0.5", "0.5", "100000", "TRUE", "#NAME?"]] == found.rows
    assert {
        (0, 1): Made.DATE,
        (0, 2): Made.DATE,
        (0, 5): Made.NUMBER,
        (0, 6): Made.NUMBER,
        (0, 7): Made.TRUTH,
        (0, 8): Made.ERROR,
        (0, 9): Made.FORMULA,
    } == found.made


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    """As Excel on a Mac did."""

    def fill(book: openpyxl.Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        assert book.active is not None
        book.active["A1"] = date(2022, 3, 8)

    assert [["2022-03-08"]] == grid(saved(fill)).rows


def test_other_writers() -> None:
    """Cells without references, texts in the cell, with looks and with how they are spoken; the strict form."""
    rows = (
        '<row><c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c t="str"><f>A1</f><v>made</v></c></row>'
        '<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>9</v></c><c t="d"><v>2022-03-08</v></c>'
        '<c t="n"><v>abc</v></c><c s="0"><v>44628</v></c><c s="9"><v>7</v></c><c s="1"><v>99999999</v></c></row>'
    )
    texts = "<si><t>a</t><r><t>b_x000D_\n</t></r><rPh><t>spoken</t></rPh></si>"
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yy"/></numFmts>'
        '<cellXfs><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>'
    )
    strict = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'

    for namespace in (M, strict):
        [found] = read_workbook(xlsx(rows, texts, styles, namespace), "x.xlsx")
        assert [
            ["inline", "made"],
            [],
            ["", "ab\n", "", "2022-03-08", "abc", "2022-03-08", "7", "99999999"],
        ] == found.rows
        assert Made.FORMULA == found.made[0, 1]
        assert Made.ERROR == found.made[2, 4]


def test_workbooks_of_libreoffice() -> None:
    """Repeated cells and rows, blanks and line breaks, and what it made of words."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("table", "text", "office")
    )
    own = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'

    def cell(kind: str, words: str, more: str = "") -> str:
        return f'<table:table-cell office:value-type="{kind}" {more}><text:p>{words}</text:p></table:table-cell>'

    cells = [
        cell(
            "string",
            'a<text:s text:c="2"/>b<text:tab/>c<text:line-break/><text:span>d</text:span>e',
        ),
        '<table:table-cell table:number-columns-repeated="2"/>',
        cell("string", "x", 'table:number-columns-repeated="2"'),
        cell("date", "08/03/22", 'office:date-value="2022-03-08T00:00:00"'),
        cell("float", "12", 'office:value="12"'),
        cell("float", "1.2E1", 'office:value="12"'),
        cell("percentage", "50%"),
        cell("string", "#NAME?", 'calcext:value-type="error"'),
        cell("float", "3", 'office:value="3" table:formula="of:=1+2"'),
    ]
    content = packed(
        {
            "content.xml": f"<office:document-content {names} {own}><table:table table:name='A'>"
            "<table:shapes/><table:table-row table:number-rows-repeated='2'><table:p/>"
            f"{''.join(cells)}</table:table-row>"
            "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>"
            "</table:table></office:document-content>"
        }
    )

    found = grid(content, "x.ods")

    assert 2 == len(found.rows)
    assert ["a  b c\nde", "", "", "x", "x", "2022-03-08", "12", "1.2E1", "50%", "#NAME?", "3"] == found.rows[1]
    assert [Made.DATE, Made.NUMBER, Made.NUMBER, Made.ERROR, Made.FORMULA] == [
        found.made[1, column] for column in (5, 7, 8, 9, 10)
    ]


def test_workbooks_of_before_2007() -> None:
    """Dates are known; of a fraction nobody knows how it was shown."""
    found = grid((Path(__file__).parent / "old.xls").read_bytes(), "old.xls")

    assert [
        ["number", "status", "result", "date"],
        ["1.1.1.1", "completed", "12", "2022-03-08"],
        ["1.1.1.2", "TRUE", "0.5"],
        ["Zwölf"],
    ] == found.rows
    assert {(1, 3): Made.DATE, (2, 1): Made.TRUTH, (2, 2): Made.NUMBER} == found.made


def test_a_cell_that_is_written_once_for_many_is_counted() -> None:
    """Before it fills the memory."""
    own = "urn:oasis:names:tc:opendocument:xmlns"
    names = f'xmlns:table="{own}:table:1.0" xmlns:t="{own}:text:1.0"'
    cell = "<table:table-cell table:number-columns-repeated='400'><t:p>x</t:p></table:table-cell>"
    row = f"<table:table-row table:number-rows-repeated='90000'>{cell}</table:table-row>"

    with pytest.raises(CannotGoOnError, match="has words in row 2501, column A"):
        read_workbook(packed({"content.xml": f"<a {names}><table:table>{row}</table:table></a>"}), "x.ods")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"number,status\n", "x.xlsx is no Office file"),
        (packed({"word/document.xml": "<a/>"}), "x.xlsx is no workbook"),
        (b"PK\x03\x04 and no more", "x.xlsx is an Excel workbook, and damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
        (OLE + b"rubbish", "x.xlsx is no workbook, or damaged"),
        (OLE + b"x" * (9 * 1024 * 1024), "x.xlsx is larger than 8,388,608 bytes"),
        (xlsx('<row r="1048576"><c r="A1048576" t="str"><v>x</v></c></row>'), "has words in row 1048576, column A"),
        (xlsx('<row r="x"><c r="XFD1" t="str"><v>x</v></c></row>'), "has words in row 1, column XFD"),
        (
            xlsx("<row r='1'>" + "<c t='s'><v>0</v></c>" * 400 + "</row>", f"<si><t>{'x' * 100_000}</t></si>"),
            "holds more words than are read",
        ),
    ],
)
def test_what_is_none_or_too_much_is_refused(content: bytes, message: str) -> None:
    """In one line, and before it fills the memory."""
    with pytest.raises(CannotGoOnError, match=message):
        read_workbook(content, "x.xlsx")


L = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOTES = (
    f"<comments {M}><authors><author>Ann</author></authors><commentList>"
    '<comment ref="A1" authorId="0"><text><r><t>Which </t></r><r><t>one?</t></r></text></comment>'
    '<comment ref="B2" authorId="7"><text><t>[Threaded comment]</t></text></comment></commentList></comments>'
)
THREADS = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    '<threadedComment ref="B2" personId="p"><text>Why?</text></threadedComment>'
    '<threadedComment ref="B2" personId="q"><text>Because.</text></threadedComment></ThreadedComments>'
)
PERSONS = '<personList><person id="p" displayName="Bo"/></personList>'


@pytest.mark.parametrize("has_persons", [True, False])
def test_comments_of_excel_are_read(*, has_persons: bool) -> None:
    """A thread is told as such, and not as the note that stands for it; a link to nothing is none."""
    with zipfile.ZipFile(BytesIO(xlsx(""))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    links = [("comments", "../comments1.xml"), ("threadedComment", "/xl/threads/t.xml"), ("comments", "../gone.xml")]
    linked = "".join(f'<Relationship Type="{L}/{kind}" Target="{target}"/>' for kind, target in links)
    parts |= {
        "xl/worksheets/_rels/a.xml.rels": f"<Relationships>{linked}</Relationships>",
        "xl/comments1.xml": NOTES,
        "xl/threads/t.xml": THREADS,
    } | ({"xl/persons/person.xml": PERSONS} if has_persons else {})

    name = "Bo" if has_persons else ""
    assert [Note("B2", name, "Why?"), Note("B2", "", "Because."), Note("A1", "Ann", "Which one?")] == grid(
        packed(parts)
    ).notes


def test_comments_of_libreoffice_are_read() -> None:
    """One on a cell that is written once for many is told once."""
    ods = "urn:oasis:names:tc:opendocument:xmlns"
    note = "<o:annotation><d:creator>Ann</d:creator><x:p>Which</x:p><x:p>one?</x:p></o:annotation>"
    content = (
        f'<d xmlns:t="{ods}:table:1.0" xmlns:x="{ods}:text:1.0" xmlns:o="{ods}:office:1.0"'
        ' xmlns:d="http://purl.org/dc/elements/1.1/"><t:table t:name="A">'
        '<t:table-row t:number-rows-repeated="2"><t:table-cell t:number-columns-repeated="2"/></t:table-row>'
        f'<t:table-row><x:p/><t:table-cell t:number-columns-repeated="2"/><t:table-cell>{note}<x:p>Said</x:p>'
        "</t:table-cell></t:table-row></t:table></d>"
    )

    found = grid(packed({"content.xml": content}), "x.ods")

    assert [Note("C3", "Ann", "Which\none?")] == found.notes
    assert "Said" == found.rows[2][2]


def test_columns_are_named_as_spreadsheets_do() -> None:
    """A to Z, then AA."""
    assert ["A", "Z", "AA", "XFD"] == [letters(one) for one in (0, 25, 26, 16383)]


@given(st.randoms(use_true_random=False))
def test_a_damaged_workbook_is_read_or_refused(luck: Random) -> None:
    """Whatever its XML says, never with a trace."""
    content = workbook(("1.1.1.1", "completed", "x"), told=("What to do",))

    with suppress(CannotGoOnError):
        read_workbook(damaged(content, luck), "x.xlsx")
