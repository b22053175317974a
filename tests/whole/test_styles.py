"""Every command that changes records, on files that were written by hand in many styles."""

import re
import shlex
from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest

from changing_commands import DEEDS, Deed
from conftest import Run
from handwritten_styles import STYLES, Style
from small_records import EDITION, PLAN
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.yaml_text.edits import same
from tfawg_cli.yaml_text.text import YamlText, read


def write(small: Path, style: Style) -> dict[str, bytes]:
    """Write the records in a style; give the bytes of the files."""
    written = {PLAN: style.raw(style.plan), EDITION: style.raw(style.edition)}
    for file, raw in written.items():
        (small / file).write_bytes(raw)
    return written


def on_disk(small: Path) -> dict[str, bytes]:
    """Give the bytes of the files."""
    return {file: (small / file).read_bytes() for file in (PLAN, EDITION)}


def held(raw: dict[str, bytes]) -> dict[str, YamlText]:
    """Read the files."""
    return {file: read(one, file, UNTYPED_KEYS) for file, one in raw.items()}


def region(text: YamlText, number: str) -> range:
    """Give the lines of an item from 0, with the comments right above it and those further in right below it."""
    todo = [text.root]
    while todo:
        node = todo.pop()
        todo += node.children.values()
        if number in node.children and node.children[number].key is not None:
            break
    else:
        return range(0)
    item = node.children[number]
    assert item.key is not None
    lines = text.text.split("\n")
    start, end = (text.text.count("\n", 0, index) for index in (item.key[0], max(item.end, item.key[1]) - 1))
    column = indent(lines[start])
    while lines[start - 1].lstrip().startswith("#") and indent(lines[start - 1]) == column:
        start -= 1
    while end + 1 < len(lines) and lines[end + 1].lstrip().startswith("#") and indent(lines[end + 1]) > column:
        end += 1
    return range(start, end + 1)


def indent(line: str) -> int:
    """Count the blanks at the beginning of a line."""
    return len(line) - len(line.lstrip(" "))


def outside(text: YamlText, deed: Deed, *, before: bool) -> list[str]:
    """List the lines that a deed has no business with; numbers that change are hidden."""
    inside = {
        line for number in deed.touched if not before or number not in deed.renamed for line in region(text, number)
    }
    lines = [line.rstrip("\r") for place, line in enumerate(text.text.split("\n")) if place not in inside]
    if deed.renamed:
        lines = [re.sub(r"^( *['\"]?)[\d.]+(['\"]?:)", r"\1N\2", line) for line in lines]
    return lines if is_edit(deed) else [line for line in lines if line.strip()]


def is_edit(deed: Deed) -> bool:
    """Tell whether only fields change."""
    return deed.command.startswith(("edit", "update"))


def comments(text: YamlText) -> Counter[tuple[str, str]]:
    """List all comments, each with the key that it belongs to: in its line, right below it, or else around it."""
    lines = text.text.split("\n")
    found: Counter[tuple[str, str]] = Counter()
    for place, line in enumerate(lines):
        words, mark, comment = line.partition("# ")
        if mark:
            owner = line if words.strip() else owner_of_comment(lines, place)
            key = re.match(r"[ -]*['\"]?([\w.]+)['\"]?:", owner)
            found[comment.strip(), re.sub(r"[\d.]+", "N", key[1]) if key else ""] += 1
    return found


def owner_of_comment(lines: list[str], place: int) -> str:
    """Find the line right below a comment and its neighbours; else the one above that stands further out."""
    below = next((line for line in lines[place:] if not line.lstrip().startswith("#")), "")
    if below.strip() and indent(below) == indent(lines[place]):
        return below
    above = (line for line in reversed(lines[:place]) if line.strip() and not line.lstrip().startswith("#"))
    return next((line for line in above if indent(line) < indent(lines[place])), "")


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_each_command_does_its_deed_in_each_style(inside: Run, small: Path, style: Style) -> None:
    """The records say what was wished, other lines stay, comments too, and undo gives every byte back."""
    for deed in DEEDS:
        try:
            check(inside, small, style, deed)
        except AssertionError as error:
            error.add_note(f"in the style '{style.name}': {deed.name} (tfawg {deed.command})")
            raise


def check(inside: Run, small: Path, style: Style, deed: Deed) -> None:
    """Do a deed in a style, and undo it."""
    before = write(small, style)
    texts = held(before)
    ran = inside(*shlex.split(deed.command), cwd=small)
    if deed.name in style.refused:
        assert (2, before) == (ran.status, on_disk(small))
        assert style.refused[deed.name] in ran.err
        return
    assert 0 == ran.status, ran
    check_texts(texts, held(on_disk(small)), deed)
    assert form(before) == form(on_disk(small))
    assert (0, before) == (inside("undo", cwd=small).status, on_disk(small))


def check_texts(before: dict[str, YamlText], after: dict[str, YamlText], deed: Deed) -> None:
    """Find what was wished, and all else where it was."""
    wish = {file: deepcopy(text.data) for file, text in before.items()}
    deed.wish(wish)
    for file, text in before.items():
        assert same(after[file].data, wish[file]), after[file].text
        assert outside(text, deed, before=True) == outside(after[file], deed, before=False)
        check_comments(text, after[file], deed)


def form(raw: dict[str, bytes]) -> list[tuple[bool, bool, bool]]:
    """Tell of each file whether it has a byte order mark, nothing but line ends of Windows, and one at its end."""
    return [
        (one.startswith(b"\xef\xbb\xbf"), one.count(b"\r\n") == one.count(b"\n"), one.endswith(b"\n"))
        for one in raw.values()
    ]


def check_comments(before: YamlText, after: YamlText, deed: Deed) -> None:
    """Find every comment where it was, but for those that go with what they belong to."""
    expected = comments(before)
    if deed.command.startswith("remove"):
        lines = before.text.split("\n")
        gone = "".join(f"{lines[place]}\n" for place in region(before, deed.touched[0]))
        found = Counter(words for words, _ in comments(after).elements())
        for words, _ in expected.elements():
            assert found[words] + gone.count(f"# {words}\n") == sum(words == one for one, _ in expected.elements())
    else:
        expected = Counter({pair: count for pair, count in expected.items() if f"# {pair[0]}" not in deed.gone})
        assert expected == comments(after)
