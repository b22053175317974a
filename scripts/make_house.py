"""Make templates/house.docx: the page, the styles, the header and the footer of every Word file.

`python scripts/make_house.py` writes it anew; a test holds the file against this script, part by part. A workspace may
lay a copy of its own beside its records, changed in Word: docs/templates.md tells what counts in it.
"""

from pathlib import Path

from tfawg_cli.office.packing import packed

HOUSE = Path(__file__).parents[1] / "templates/house.docx"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

BLUE, LINES, SHADE, GREY = "0B2A4A", "B8C2CC", "E8EEF4", "555555"
"""Of headings; of the lines of tables; behind titles; of header and footer."""
WIDE, HIGH = 16838, 11906
"""A4 landscape, in twentieths of a point, as all lengths here."""
MARGIN = 850
WIDTH = WIDE - 2 * MARGIN
MEASURE = 10600
"""Of lines of text, which are easier to read when they are shorter than the page is wide."""
INDENT = 360
"""Of each level of a list."""
_BULLETS = "\N{BULLET}\N{EN DASH}"
_SIDES = ("top", "left", "bottom", "right")


def main() -> None:
    """Write the file."""
    HOUSE.write_bytes(packed(parts()))


def parts() -> dict[str, bytes]:
    """Give the parts of the file by their names."""
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            "<Application>tfawg</Application></Properties>"
        ),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relations(
            ("rId1", f"{_OFFICE}/styles", "styles.xml"),
            ("rId2", f"{_OFFICE}/settings", "settings.xml"),
            ("rId3", f"{_OFFICE}/numbering", "numbering.xml"),
            ("rId4", f"{_OFFICE}/header", "header1.xml"),
            ("rId5", f"{_OFFICE}/footer", "footer1.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": _numbering(),
        "word/header1.xml": _header(),
        "word/footer1.xml": _footer(),
    }
    return {name: f"{_XML}{text}\n".encode() for name, text in texts.items()}


def _content_types() -> str:
    names = ("document.main", "styles", "settings", "numbering", "header", "footer")
    files = ("document", "styles", "settings", "numbering", "header1", "footer1")
    overrides = "".join(
        f'\n<Override PartName="/word/{file}.xml" ContentType="{_TYPES}.{name}+xml"/>'
        for file, name in zip(files, names, strict=True)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">\n'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\n'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}\n"
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\n'
        '<Override PartName="/docProps/app.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>\n'
        "</Types>"
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    lines = (f'<Relationship Id="{own}" Type="{kind}" Target="{target}"/>\n' for own, kind, target in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">\n{"".join(lines)}</Relationships>'


def _document() -> str:
    return (
        f"<w:document {_W} {_R}><w:body>"
        "<w:p><w:r><w:t>CONTENT</w:t></w:r></w:p>"
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:pgSz w:w="{WIDE}" w:h="{HIGH}" w:orient="landscape"/>'
        f'<w:pgMar w:top="1080" w:right="{MARGIN}" w:bottom="964" w:left="{MARGIN}"'
        ' w:header="480" w:footer="440" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def _settings() -> str:
    compatible = ' w:uri="http://schemas.microsoft.com/office/word"'
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode"{compatible} w:val="15"/>'
        f'<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"{compatible} w:val="1"/>'
        f'<w:compatSetting w:name="enableOpenTypeFeatures"{compatible} w:val="1"/>'
        f'<w:compatSetting w:name="doNotFlipMirrorIndents"{compatible} w:val="1"/>'
        '</w:compat><w:themeFontLang w:val="en-GB"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _header() -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    return (
        f'<w:hdr {_W}><w:p><w:pPr><w:pStyle w:val="Header"/>{tab}</w:pPr>'
        "<w:r><w:t>TITLE</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>REFERENCE</w:t></w:r></w:p></w:hdr>"
    )


def _footer() -> str:
    def field(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    def words(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    return (
        f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{words('Page ')}{field('PAGE')}{words(' of ')}{field('NUMPAGES')}</w:p></w:ftr>"
    )


def _numbering() -> str:
    """Bullets: each level has the style of its own that the writer names."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{_id(_deep("List Bullet", level))}"/>'
        f'<w:lvlText w:val="{_BULLETS[level % 2]}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{INDENT * (level + 1)}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
        for level in range(5)
    )
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _styles() -> str:
    headings = (
        _heading(1, 32, (0, 160)),
        _heading(2, 25, (360, 120), f"<w:pBdr>{_line('bottom', BLUE, 12)}</w:pBdr>"),
        # The title of a task stands over its table like a row of it.
        _heading(3, 20, (240, 0), _box(SHADE), '<w:ind w:left="80" w:right="80"/>'),
        *(_heading(level, 20, (160, 60)) for level in (4, 5, 6)),
    )
    return "\n".join(
        (
            f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>",
            '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>',
            '<w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>',
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
            _default("paragraph", "Normal", "<w:qFormat/>"),
            _default("character", "Default Paragraph Font", '<w:uiPriority w:val="1"/><w:semiHidden/>'),
            _default("table", "Normal Table", f'<w:uiPriority w:val="99"/><w:tblPr>{_margins(0, 108)}</w:tblPr>'),
            *headings,
            *_texts(),
            *_lists(),
            *_words(),
            _table(),
            "</w:styles>",
        )
    )


def _texts() -> tuple[str, ...]:
    return (
        _paragraph("Body Text", '<w:spacing w:before="100" w:after="100" w:line="264" w:lineRule="auto"/>' + _ind()),
        _paragraph("Quote", '<w:spacing w:before="60" w:after="60"/><w:ind w:left="567" w:right="567"/>', "<w:i/>"),
        _paragraph("Code", '<w:spacing w:before="60" w:after="60"/>', _font("Courier New")),
        _paragraph("Rule", f'<w:pBdr>{_line("bottom", LINES, 6)}</w:pBdr><w:spacing w:after="120"/>'),
        # Between two tables, or behind the last one: it must be there, and need not be seen.
        _paragraph("Spacer", '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', _size(2)),
        _paragraph("Table Text", '<w:spacing w:before="20" w:after="20"/>', _size(18)),
        # Names of bodies stand one a line: what does not fit goes on further in.
        _paragraph("Table Names", '<w:ind w:left="142" w:hanging="142"/>', based="Table Text"),
        # A title that does not keep with the first row could stand alone at the end of a page.
        _paragraph("Table Head", "<w:keepNext/>", f'<w:b/><w:bCs/><w:color w:val="{BLUE}"/>', based="Table Text"),
        _paragraph("header", '<w:spacing w:after="120"/>', f'<w:color w:val="{GREY}"/>{_size(16)}'),
        _paragraph("footer", '<w:jc w:val="right"/>', f'<w:color w:val="{GREY}"/>{_size(16)}'),
    )


def _lists() -> tuple[str, ...]:
    spacing = '<w:spacing w:before="20" w:after="40" w:line="252" w:lineRule="auto"/>'
    found = []
    for level in range(5):
        left = INDENT * (level + 1)
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        hanging = _ind(f' w:left="{left}" w:hanging="{INDENT}"')
        tab = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>'
        found += [
            _paragraph(_deep("List Bullet", level), f"{number}{spacing}{hanging}"),
            _paragraph(_deep("List", level), f"{tab}{spacing}{hanging}"),
            _paragraph(_deep("List Continue", level), spacing + _ind(f' w:left="{left}"')),
        ]
    return tuple(found)


def _words() -> tuple[str, ...]:
    return (
        _character("Hyperlink", '<w:color w:val="0B4F8A"/><w:u w:val="single"/>'),
        _character("Code Words", _font("Courier New")),
        _character("Words That Came", '<w:color w:val="1E6B34"/><w:u w:val="single"/>'),
        _character("Words That Went", '<w:strike/><w:color w:val="A3231F"/>'),
    )


def _table() -> str:
    sides = "".join(_line(side, LINES, 4) for side in (*_SIDES, "insideH", "insideV"))
    head = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr>'
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/>'
        f'<w:basedOn w:val="NormalTable"/><w:tblPr><w:tblBorders>{sides}</w:tblBorders>{_margins(20, 80)}</w:tblPr>'
        f'<w:tblStylePr w:type="firstRow">{head}</w:tblStylePr></w:style>'
    )


def _default(kind: str, name: str, about: str) -> str:
    """Define the style of what names none."""
    return f'<w:style w:type="{kind}" w:default="1" w:styleId="{_id(name)}"><w:name w:val="{name}"/>{about}</w:style>'


def _margins(high: int, wide: int) -> str:
    """Give the cells of a table their margins."""
    lengths = zip(_SIDES, (high, wide, high, wide), strict=True)
    sides = "".join(f'<w:{side} w:w="{length}" w:type="dxa"/>' for side, length in lengths)
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


def _heading(level: int, size: int, spacing: tuple[int, int], about: str = "", indent: str = "") -> str:
    before, after = spacing
    space = f'<w:spacing w:before="{before}" w:after="{after}"/>{indent}<w:outlineLvl w:val="{level - 1}"/>'
    words = f'<w:b/><w:bCs/><w:color w:val="{BLUE}"/>{_size(size)}'
    return _paragraph(f"heading {level}", f"<w:keepNext/><w:keepLines/>{about}{space}", words)


def _paragraph(name: str, about: str, words: str = "", based: str = "Normal") -> str:
    """Define a style of paragraphs; Word knows all but ours by their names."""
    ours = ' w:customStyle="1"' if name.partition(" ")[0] in {"Code", "Rule", "Spacer", "Table"} else ""
    after = '<w:next w:val="BodyText"/>' if name.startswith("heading") else ""
    quick = "<w:qFormat/>" if name.startswith("heading") or name == "Body Text" else ""
    return (
        f'<w:style w:type="paragraph"{ours} w:styleId="{_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{_id(based)}"/>{after}{quick}'
        f"<w:pPr>{about}</w:pPr>{f'<w:rPr>{words}</w:rPr>' if words else ''}</w:style>"
    )


def _character(name: str, words: str) -> str:
    ours = "" if name == "Hyperlink" else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{ours} w:styleId="{_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{words}</w:rPr></w:style>'
    )


def _id(name: str) -> str:
    """Give the id of a style as Word makes it of the name."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _deep(name: str, level: int) -> str:
    return name if level == 0 else f"{name} {level + 1}"


def _line(side: str, colour: str, eighths: int, space: int = 1) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def _box(fill: str) -> str:
    sides = "".join(_line(side, LINES, 4, space=4 if side in {"left", "right"} else 1) for side in _SIDES)
    return f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def _ind(left: str = "") -> str:
    """Keep lines of text to their measure."""
    return f'<w:ind{left} w:right="{WIDTH - MEASURE}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


if __name__ == "__main__":
    main()
