"""The source document as Word files of many hands, made of its text alone, never of data/.

`document` writes what `Hand` says; the XML is written by hand as well, so that what Word does can be done here too.
"""

import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape

from source_layout import ActionRow, Deliverable, SourceDocument, SubTaskRow

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
BODIES = {
    "Members WCO Secretariat": ("Members", "WCO Secretariat"),
    "WCO Secretariat Members": ("WCO Secretariat", "Members"),
    "Secretariat Members": ("Secretariat", "Members"),
}
"""Cells of the source in which the conversion put two bodies on one line."""
SUB_TASK_HEADS = ("No", "Sub-Task", "WCO Strategic Plan", "Objective", "Start", "Timeline", "Comments")
ACTION_HEADS = ("No", "Action", "Responsible body", "Indicator", "Timeline", "Updates")
ROMAN = ("I", "II", "III", "IV", "V")
ORDINALS = {"1": "st", "2": "nd", "3": "rd", "4": "th"}


def run(text: str, properties: str = "") -> str:
    """Write words that look alike; a new line is a line break."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{lines}</w:r>"


def marked(text: str) -> str:
    """Write words whose bold parts stand between two stars."""
    return "".join(run(part, "<w:b/>" if place % 2 else "") for place, part in enumerate(text.split("**")) if part)


def paragraph(runs: str, properties: str = "") -> str:
    """Write a paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def style(name: str) -> str:
    """Name the style of a paragraph."""
    return f'<w:pStyle w:val="{name}"/>'


def listed(number: int, level: int = 0) -> str:
    """Make a paragraph one of a list that Word counts."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def cell(paragraphs: str, properties: str = "") -> str:
    """Write a cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs or '<w:p/>'}</w:tc>"


def table(rows: Iterable[str]) -> str:
    """Write a table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl><w:p/>"


def row(cells: Iterable[str]) -> str:
    """Write a row."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


_LEVELS = {
    1: ["%1.:upperRoman"],
    2: ["\uf0b7:bullet", "o:bullet"],
    3: ["%1):lowerLetter"],
    4: ["%1:decimal", "%1.%2:decimal", "%1.%2.%3.:decimal", "%1.%2.%3.%4:decimal"],
    5: ["%1.:decimal"],
    6: ["%1.:decimal"],
    7: [":none", "%2:none"],
}
"""Lists: the text and the form of each level."""
_STYLES = {
    "Normal": ('w:default="1"', "Normal", ""),
    "Title": ("", "Title", ""),
    "Heading1": ("", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    "Heading2": ("", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
    "TOC1": ("", "toc 1", ""),
    "First": ("", "First", '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>'),
    "Second": ("", "Second", '<w:basedOn w:val="First"/><w:rPr><w:caps/></w:rPr>'),
    "Loop": ("", "Loop", '<w:basedOn w:val="Loop"/>'),
    "Counted": ("", "Counted", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr>'),
    "Struck": ("", "Struck", "<w:rPr><w:strike/></w:rPr>"),
}


def _numbering() -> str:
    def level(place: int, said: str) -> str:
        text, _, form = said.rpartition(":")
        return (
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        )

    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{"".join(level(*one) for one in enumerate(levels))}</w:abstractNum>'
        for number, levels in _LEVELS.items()
    )
    named = "".join(f'<w:num w:numId="{one}"><w:abstractNumId w:val="{one}"/></w:num>' for one in _LEVELS if one != 6)
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride><w:lvlOverride w:ilvl="1"/>'
    named += f'<w:num w:numId="6"><w:abstractNumId w:val="6"/>{start}</w:num>'
    return f"<w:numbering {W}>{lists}{named}</w:numbering>"


def _styles() -> str:
    written = "".join(
        f'<w:style w:type="{"character" if name == "Struck" else "paragraph"}" w:styleId="{name}" {more}>'
        f'<w:name w:val="{called}"/>{rest}</w:style>'
        for name, (more, called, rest) in _STYLES.items()
    )
    return f"<w:styles {W}>{written}</w:styles>"


def docx(body: str, parts: dict[str, str] | None = None) -> bytes:
    """Put a Word file together; `parts` are others than the usual ones, by their names."""
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"))
    )
    namespace = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{namespace}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{namespace}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{namespace}/relationships">'
        f'<Relationship Id="r1" Type="{office}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{office}/numbering" Target="numbering.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
    }
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in (files | (parts or {})).items():
            package.writestr(zipfile.ZipInfo(name), text)
    return written.getvalue()


def _lines(text: str) -> str:
    return paragraph(marked(text))


def unnumbered(one: Deliverable) -> str:
    """Write the heading of a key deliverable as LibreOffice saves one of a `.doc`: in a list that prints nothing."""
    return paragraph(run(f"{one.ordinal}{ORDINALS[one.ordinal]} Key Deliverable"), style("Heading1") + listed(7))


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True)
class Hand:
    """How a hand keeps the document."""

    title: str = "Title"
    sections: str = "typed"
    """`typed` numerals, or `made` by Word."""
    deliverable: Callable[[Deliverable], str] = lambda one: paragraph(
        run(f"{one.ordinal}{ORDINALS[one.ordinal].upper()} KEY DELIVERABLE OF THE TFAWG"), style("Heading1")
    )
    points: str = "typed"
    task: str = "row"
    """The title of a task is a `row` of the table, a `paragraph`, or a `heading`."""
    caption: str = "paragraph"
    head: Callable[[str], str] = _as_it_is
    sub_task_order: Sequence[int] = range(7)
    action_order: Sequence[int] = range(6)
    bodies: str = "\n"
    codes: str = " "
    number: Callable[[str], str] = lambda one: paragraph(run(one))
    words: Callable[[str], str] = _lines
    """How the words of a cell are written."""
    cut: int = 0
    """A page cuts a table after so many rows; 0 means never."""
    repeats: bool = True
    """True where the heads are there again behind the cut."""
    halves: bool = False
    """True where a page cuts a row in two as well."""
    before: str = ""
    """What stands before the title."""
    behind: str = ""
    parts: dict[str, str] = field(default_factory=dict)


def document(source: SourceDocument, hand: Hand) -> bytes:
    """Write the source document as a hand keeps it."""
    body = [hand.before, paragraph(run(source.title), style(hand.title) if hand.title else "")]
    for section in source.sections:
        typed = f"{section.numeral}. " if hand.sections == "typed" else ""
        made = listed(1) if hand.sections == "made" else ""
        body.append(paragraph(run(typed + section.heading), style("Heading1") + made))
        body += [_lines(text) for text in section.paragraphs]
        body += _strategic_plan(source) if "ALIGNMENT" in section.heading else []
    body.append(paragraph(run("*")) + paragraph(run("* *")))
    for deliverable in source.deliverables:
        body += [hand.deliverable(deliverable), paragraph(run(deliverable.text))]
        for place, point in enumerate(deliverable.points):
            letter = f"{'abc'[place]}) " if hand.points == "typed" else ""
            body.append(paragraph(run(letter + point), "" if letter else listed(3)))
        for task in source.tasks:
            if task.number.startswith(f"{deliverable.ordinal}."):
                body += _task(source, hand, task.number, task.title)
    return docx("".join([*body, hand.behind]), hand.parts)


def _strategic_plan(source: SourceDocument) -> list[str]:
    groups = dict.fromkeys(line.group for line in source.strategic_plan)
    body = []
    for group in groups:
        body.append(paragraph(run(group, "<w:b/>"), listed(2)))
        lines = [line for line in source.strategic_plan if line.group == group]
        body += [paragraph(run(f"{line.code} \u2013 {line.title}" if line.code else line.title)) for line in lines]
    return body


def _task(source: SourceDocument, hand: Hand, number: str, title: str | None) -> list[str]:
    called = f"Task {number}" + (f" {title}" if title else "")
    sub_tasks = [one for one in source.sub_tasks if one.number.startswith(f"{number}.")]
    actions = [one for one in source.actions if one.number.startswith(f"{number}.")]
    titles = [row([cell(paragraph(run(called)), '<w:gridSpan w:val="7"/>')])] if hand.task == "row" else []
    body = {"heading": [paragraph(run(called), style("Heading2"))], "paragraph": [paragraph(run(called, "<w:b/>"))]}
    caption = f"ACTIONS FOR FY {source.action_years[0]}"
    captions = [row([cell(paragraph(run(caption)), '<w:gridSpan w:val="6"/>')])] if hand.caption == "row" else []
    above = [] if captions else [paragraph(run(caption))]
    sub_heads = [*titles, _heads(hand, SUB_TASK_HEADS, hand.sub_task_order)]
    action_heads = [*captions, _heads(hand, ACTION_HEADS, hand.action_order)]
    return [
        *body.get(hand.task, []),
        *_cut(hand, sub_heads, [_sub_task(hand, one) for one in sub_tasks]),
        *above,
        *_cut(hand, action_heads, [_action(hand, one) for one in actions]),
    ]


def _heads(hand: Hand, heads: Sequence[str], order: Sequence[int]) -> str:
    return row(cell(paragraph(run(hand.head(heads[place]), "<w:b/>"))) for place in order)


def _sub_task(hand: Hand, one: SubTaskRow) -> list[list[str]]:
    codes = hand.codes.join(one.strategic_codes.split())
    texts = [one.text, codes, one.objective, one.start, one.timeline, one.comments]
    return _ordered(hand, one.number, texts, hand.sub_task_order)


def _action(hand: Hand, one: ActionRow) -> list[list[str]]:
    bodies = hand.bodies.join(BODIES.get(one.responsible, (one.responsible,)))
    texts = [one.text, bodies, one.indicator, one.timeline, one.updates]
    return _ordered(hand, one.number, texts, hand.action_order)


def _ordered(hand: Hand, number: str, texts: Sequence[str], order: Sequence[int]) -> list[list[str]]:
    """Give the cells of a row; where a page cuts it, the halves of them: the first words, then the rest."""
    if not hand.halves:
        cells = [hand.number(number), *map(hand.words, texts)]
        return [[cells[place] for place in order]]
    middles = [
        0 if "\n" in text or place not in {0, len(texts) - 1} else len(text.split()) // 2
        for place, text in enumerate(texts)
    ]
    firsts = [
        " ".join(text.split(" ")[:middle]) if middle else text for text, middle in zip(texts, middles, strict=True)
    ]
    rests = [" ".join(text.split(" ")[middle:]) if middle else "" for text, middle in zip(texts, middles, strict=True)]
    halves = [[hand.number(number), *map(hand.words, firsts)], ["", *(hand.words(one) if one else "" for one in rests)]]
    return [[half[place] for place in order] for half in halves]


def _cut(hand: Hand, heads: list[str], rows: list[list[list[str]]]) -> list[str]:
    """Write a table, in pieces where pages cut it."""
    pieces: list[list[str]] = [[*heads]]
    count = 0
    for halves in rows:
        for half in halves:
            if hand.cut and count == hand.cut:
                pieces.append([*heads] if hand.repeats else [])
                count = 0
            pieces[-1].append(row(map(cell, half)))
            count += 1
    return [table(piece) for piece in pieces]
