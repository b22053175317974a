"""Read Word files as Word does, by their XML alone: nothing of the tool is used here, since it judges the tool.

Revisions are not skipped but carried out: what goes is taken out of the tree, and paragraphs whose end goes are joined.
"""

import io
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree as ET

URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{URI}}}"
Said = list[str | list[list[str]]]
"""Paragraphs that hold a word, and tables as rows of cells."""


def document_of(file: bytes) -> ET.Element:
    """Give the body of a Word file."""
    with zipfile.ZipFile(io.BytesIO(file)) as box:
        body = ET.fromstring(box.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    return body


def accepted(body: ET.Element) -> Said:
    """Say what is left when all revisions are accepted."""
    return _said(_carried_out(body, kept="ins", gone="del"))


def rejected(body: ET.Element) -> Said:
    """Say what is left when all revisions are rejected."""
    return _said(_carried_out(body, kept="del", gone="ins"))


def _carried_out(body: ET.Element, *, kept: str, gone: str) -> ET.Element:
    copy = ET.fromstring(ET.tostring(body))
    for table in list(copy.iter(f"{W}tbl")):
        for row in table.findall(f"{W}tr"):
            if row.find(f"{W}trPr/{W}{gone}") is not None:
                table.remove(row)
    for parent in list(copy.iter()):
        _join_paragraphs(parent, gone)
        for child in list(parent):
            if child.tag == W + gone and parent.tag not in {f"{W}rPr", f"{W}trPr"}:
                parent.remove(child)
    assert not [one for one in copy.iter(W + gone) if len(one)]
    _unwrap(copy, kept)
    return copy


def _join_paragraphs(parent: ET.Element, gone: str) -> None:
    """Move what stands in a paragraph whose end goes to the beginning of the next one."""
    for paragraph in parent.findall(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is None:
            continue
        at = list(parent).index(paragraph)
        following = parent[at + 1] if at + 1 < len(parent) else None
        if following is not None and following.tag == f"{W}p":
            content = [child for child in paragraph if child.tag != f"{W}pPr"]
            start = 1 if following.find(f"{W}pPr") is not None else 0
            following[start:start] = content
            parent.remove(paragraph)


def _unwrap(parent: ET.Element, kept: str) -> None:
    for child in list(parent):
        _unwrap(child, kept)
        if child.tag == W + kept:
            at = list(parent).index(child)
            parent[at : at + 1] = list(child)


def _said(body: ET.Element) -> Said:
    found: Said = []
    for block in body:
        if block.tag == f"{W}p" and words(block).strip():
            found.append(words(block))
        elif block.tag == f"{W}tbl":
            rows = [
                ["\n".join(words(p) for p in cell.findall(f"{W}p")) for cell in row.findall(f"{W}tc")]
                for row in block.findall(f"{W}tr")
            ]
            found += [rows] if rows else []
    return found


def words(paragraph: ET.Element) -> str:
    """Give the words of a paragraph."""
    marks = {f"{W}br": "\n", f"{W}tab": "\t"}
    shown = (run for run in paragraph.iter() if run.tag in {f"{W}t", f"{W}delText", *marks})
    return "".join(marks.get(one.tag, one.text or "") for one in shown)


def faults(body: ET.Element) -> Iterator[str]:
    """Name what the schema allows or forbids and Word does not open, or shows otherwise than other programs."""
    parents = {child: parent for parent in body.iter() for child in parent}
    marks = [one for tag in ("ins", "del", "bookmarkStart") for one in body.iter(W + tag)]
    ids = [one.get(f"{W}id") for one in marks]
    yield from {f"the id {one} stands twice" for one in ids if ids.count(one) > 1} if len(ids) != len({*ids}) else ()
    for one in body.iter():
        above = parents.get(one)
        if one.tag in {f"{W}p", f"{W}tr", f"{W}tbl"} and above is not None and above.tag in {f"{W}ins", f"{W}del"}:
            yield "a mark stands around more than runs"
        if one.tag == f"{W}hyperlink" and above is not None and above.tag != f"{W}p":
            yield "a link does not stand in its paragraph"
        if one.tag in {f"{W}t", f"{W}delText"}:
            inside = above is not None and parents[above].tag == f"{W}del"
            if inside != (one.tag == f"{W}delText"):
                yield f"{one.tag} where the other should stand"
        if one.tag == f"{W}rPr" and sum(child.tag in {f"{W}ins", f"{W}del"} for child in one) > 1:
            yield "two marks in one w:rPr"
        if one.tag == f"{W}tc" and one[-1].tag != f"{W}p":
            yield "a cell does not end with a paragraph"
    yield from _faults_of_tables(body)


def _faults_of_tables(body: ET.Element) -> Iterator[str]:
    for block, following in pairwise([*body, None]):
        if block is None or block.tag != f"{W}tbl":
            continue
        if following is None or following.tag != f"{W}p":
            yield "a table touches another one, or the end"
        columns = len(block.findall(f"{W}tblGrid/{W}gridCol"))
        for row in block.findall(f"{W}tr"):
            if len(row.findall(f"{W}tc")) != columns:
                yield "a row has more or fewer cells than its table columns"
            yield from _faults_of_row(row)


def _faults_of_row(row: ET.Element) -> Iterator[str]:
    about = row.find(f"{W}trPr")
    marks = [child.tag for child in about] if about is not None else []
    if {f"{W}ins", f"{W}del"} & {*marks[:-1]}:
        yield "the mark of a row is not the last that it says of itself"
    if marks and marks[-1] in {f"{W}ins", f"{W}del"}:
        runs = list(row.iter(f"{W}r"))
        marked = [run for mark in row.iter(marks[-1]) for run in mark.iter(f"{W}r")]
        if len(runs) != len(marked):
            yield "a row came or went, and not all of its words"
    for cell in row.findall(f"{W}tc"):
        last = cell.findall(f"{W}p")[-1].find(f"{W}pPr/{W}rPr")
        is_marked = last is not None and {f"{W}ins", f"{W}del"} & {one.tag for one in last}
        if is_marked and not ({f"{W}ins", f"{W}del"} & {*marks}):
            yield "the end of a cell is marked, and its row is not"
