"""The lists of the strategic plan in a document of another language, known by their codes and by how they stand."""

from enum import Enum, auto

from tfawg_cli.office.word_blocks import Paragraph
from tfawg_cli.operations.sheets.document_found import Passage, around
from tfawg_cli.operations.sheets.document_narrative import stands_out
from tfawg_cli.operations.sheets.form import CODE_LINE
from tfawg_cli.operations.sheets.form_in_language import Group, InLanguage, Key, named
from tfawg_cli.operations.sheets.proof import Said

Taken = list[tuple[Paragraph, Passage]]
"""Paragraphs of a section with their words."""


class _Role(Enum):
    """What a line is in the lists."""

    HEADING = auto()
    TEXT = auto()
    """What stands below a heading without codes: the strategic goal."""
    CODE = auto()


def without_groups(made: InLanguage, taken: Taken) -> Taken:
    """Take the lists of the strategic plan out of a section; give the paragraphs that are none of them.

    A list has codes below its heading. One that has a text instead is known by its heading, which is bold or an entry
    of a list and ends with a sign, and only where lists with codes stand in the same section.
    """
    lines = [(paragraph, line) for paragraph, passage in taken for line in passage.text.split("\n")]
    roles = _roles(lines)
    left, at = Taken(), 0
    for paragraph, passage in taken:
        own = passage.text.split("\n")
        here, at = roles[at : at + len(own)], at + len(own)
        known = [role for role in here if role is not None]
        if len(known) < len(here) or (known[0] is not _Role.HEADING and not made.groups):
            left.append((paragraph, passage))
        else:
            pieces = [piece for role, line in zip(known, own, strict=True) for piece in _pieces(made, role, line)]
            made.found.claim(passage, pieces)
    return left


def _roles(lines: list[tuple[Paragraph, str]]) -> list[_Role | None]:
    is_code = [CODE_LINE.fullmatch(line) is not None for _, line in lines] + [False, False]
    roles: list[_Role | None] = []
    for at, (paragraph, line) in enumerate(lines):
        if is_code[at]:
            roles.append(_Role.CODE)
        elif is_code[at + 1]:
            roles.append(_Role.HEADING)
        elif at and roles[-1] is _Role.HEADING:
            roles.append(_Role.TEXT)
        else:
            leads = (
                any(is_code) and _looks_like_heading(paragraph, line) and not is_code[at + 2] and at + 1 < len(lines)
            )
            roles.append(_Role.HEADING if leads else None)
    return roles


def _looks_like_heading(paragraph: Paragraph, line: str) -> bool:
    return (stands_out(paragraph) or paragraph.label is not None) and line.rstrip().endswith((":", ")"))


def _pieces(made: InLanguage, role: _Role, line: str) -> list[Said | str]:
    if role is _Role.HEADING:
        made.groups.append(Group(line, ()))
        return [made.say(_key(made, "heading"), line), " "]
    code = CODE_LINE.fullmatch(line)
    field, text = (code["code"], code["text"]) if code is not None else ("text", line.rstrip(" ;"))
    if code is not None:
        heading, codes = made.groups[-1]
        made.groups[-1] = Group(heading, (*codes, field))
    key = _key(made, field)
    made.say(key, text)
    return [*around(line, text, (named(key),)), " "]


def _key(made: InLanguage, field: str) -> Key:
    return "", ("groups", str(len(made.groups)), field)
