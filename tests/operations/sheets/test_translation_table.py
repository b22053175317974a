"""The table of translators: whatever the records say, what nobody touched comes back as it went out."""

import pytest

from tfawg_cli.blocks import Look, Run, Table
from tfawg_cli.office.word_marks import Revision
from tfawg_cli.office.word_page import Page
from tfawg_cli.office.word_reading import read_document
from tfawg_cli.office.word_writing import body
from tfawg_cli.operations.languages.pieces import Piece, Words
from tfawg_cli.operations.languages.standing import Translated
from tfawg_cli.operations.sheets.translation import Asked, key_of, returned
from tfawg_cli.operations.sheets.translation_table import of_document, table
from word_hands import docx


class _Names(dict[str, str]):
    """Styles whose ids are their names."""

    def __missing__(self, name: str) -> str:
        """Give the name."""
        return name


def asked(path: tuple[str, ...], english: Words, french: Words = "", proposed: Words = "") -> Asked:
    """Make a row."""
    said = Translated(Piece(path, english), french, "")
    return Asked(key_of("plan", said.piece), said, "", (), proposed)


NARRATIVE = ("sections", "1", "text")
CODE = ("strategic_plan", "groups", "A / B | c (SG)", "SO1")
ROWS = [
    asked(NARRATIVE, "The **bold one** and **x**.\nA line.\n\n- a point\n- another", "Le **gras**.\n\nDeux."),
    asked(("sections", "2", "text"), "A *slanted* word, **a bold one**, 2 * 3", "Un mot *penché*"),
    asked(("summary",), "1. One\n2. Two", "", "1. Un\n2. Deux"),
    asked(CODE, "  Blanks\u00a0of all   kinds, \u2019quotes\u2019 & <tags>", "", "Des blancs"),
    asked(("deliverables", "1", "points"), ("one;", "two"), ("un ;", "deux")),
    asked(("actions", "1.1.1.1", "updates", "2", "text"), "=1+1\n| a | b |", "<w:p/>"),
    asked(("amendments", "1", "reason"), "\u0635 \u202d", "fr"),
]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_nobody_touched_wishes_nothing(language: str) -> None:
    """Markdown, blanks, signs of XML, and keys of any form."""
    blocks = table("T", f"{language} 2021/2022", ROWS, language)
    content = docx("".join(body(blocks, Page(15_000, _Names({"heading 1": "Heading1"})), Revision("A")).parts))
    filled = of_document(read_document(content, "t.docx"), "t.docx")

    assert [row.key for row in ROWS] == [row.key for row in filled.rows]
    assert f"{language} 2021/2022" == filled.base.about
    assert ({}, (), ()) == returned(filled, {row.key: row.said for row in ROWS}, str)


def test_bold_words_are_shown_so() -> None:
    """Of narrative alone; other stars stay as they are written."""
    shown = table("T", "fr 2021/2022", [*ROWS, asked(("title",), "A **title**")], "fr")[2]
    assert isinstance(shown, Table)
    english = [row.cells[2] for row in shown.rows]

    assert ("The ", "bold one", " and ", "x") == tuple(run.text for run in english[0][:4])
    assert Look(bold=True) == english[0][1].look
    assert (Run("A *slanted* word, **a bold one**, 2 * 3"),) == english[1]
    assert (Run("A **title**"),) == english[-1]
    assert ["section 1", "narrative", "strategic plan", "1.1.1.1", "amendment 1"] == [
        shown.rows[at].cells[0][0].text for at in (0, 2, 3, 5, 6)
    ]
    assert ["text", "summary", "SO1", "points", "updates 2 text"] == [
        shown.rows[at].cells[1][0].text for at in (0, 2, 3, 4, 5)
    ]
