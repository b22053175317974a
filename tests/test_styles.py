"""Every command that changes records, on files that were written by hand in many styles."""

import re
import shlex
from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest

from conftest import Ran, Run
from deeds import DEEDS, Deed
from handwriting import STYLES, Style
from small_records import EDITION, PLAN
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.yaml_text.edits import same
from tfawg_cli.yaml_text.text import YamlText, read


@pytest.fixture(params=STYLES, ids=str)
def style(request: pytest.FixtureRequest) -> Style:
    """Give each style in turn."""
    found: Style = request.param
    return found


@pytest.fixture(params=DEEDS, ids=str)
def deed(request: pytest.FixtureRequest) -> Deed:
    """Give each deed in turn."""
    found: Deed = request.param
    return found


def write(small: Path, style: Style) -> dict[str, bytes]:
    """Write the records in a style; give the bytes of the files."""
    written = {PLAN: style.raw(style.plan), EDITION: style.raw(style.edition)}
    for file, raw in written.items():
        (small / file).write_bytes(raw)
    return written


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
    lines = [line for place, line in enumerate(text.text.split("\n")) if place not in inside]
    if deed.renamed:
        lines = [re.sub(r"^( *['\"]?)[\d.]+(['\"]?:)", r"\1N\2", line) for line in lines]
    return lines if is_edit(deed) else [line for line in lines if line.strip()]


def is_edit(deed: Deed) -> bool:
    """Tell whether only fields change."""
    return deed.command.startswith(("edit", "update"))


def comments(text: YamlText) -> Counter[tuple[str, str]]:
    """List all comments, each with the key behind which it stands, or else above which."""
    found: Counter[tuple[str, str]] = Counter()
    lines = text.text.split("\n")
    for place, line in enumerate(lines):
        words, mark, comment = line.partition("# ")
        keys = (re.match(r"[ -]*['\"]?([\w.]+)['\"]?:", one) for one in ([line] if words.strip() else lines[place:]))
        key = next((match[1] for match in keys if match), "") if mark else ""
        found[comment.strip(), re.sub(r"[\d.]+", "N", key)] += bool(mark)
    return +found


def undo(ran: Ran) -> list[list[str]]:
    """Give the commands that take back what was done."""
    line = next(line for line in ran.out.splitlines() if line.startswith("undo: "))
    return [shlex.split(command)[1:] for command in line.removeprefix("undo: ").split(" && ")]


def test_each_command_does_its_deed_in_each_style(inside: Run, small: Path, style: Style, deed: Deed) -> None:
    """The records say what was wished, other lines stay, comments too, and the way back that is printed leads back."""
    before = write(small, style)
    texts = held(before)
    wish = {file: deepcopy(text.data) for file, text in texts.items()}
    deed.wish(wish)

    ran = inside(*shlex.split(deed.command), cwd=small)

    after = {file: (small / file).read_bytes() for file in before}
    if deed.name in style.refused:
        assert (2, before) == (ran.status, after), ran
        assert style.refused[deed.name] in ran.err
        return
    assert 0 == ran.status, ran
    new = held(after)
    for file, text in texts.items():
        assert same(new[file].data, wish[file]), new[file].text
        assert outside(text, deed, before=True) == outside(new[file], deed, before=False)
        assert before[file].count(b"\r") * after[file].count(b"\n") == after[file].count(b"\r") * before[file].count(
            b"\n"
        )
        assert [before[file].startswith(b"\xef"), before[file].endswith(b"\n")] == [
            after[file].startswith(b"\xef"),
            after[file].endswith(b"\n"),
        ]
        check_comments(text, new[file], deed)
    if not deed.back:
        return
    for command in undo(ran):
        assert 0 == inside(*command, *(["--yes"] if command[0] in {"remove", "renumber"} else []), cwd=small).status
    back = {file: (small / file).read_bytes() for file in before}
    if deed.back == "bytes":
        assert (deed.name in style.lost) is (before != back)
    assert all(same(text.data, texts[file].data) for file, text in held(back).items())


def check_comments(before: YamlText, after: YamlText, deed: Deed) -> None:
    """Find every comment where it was, but for those that go with what they belong to."""
    expected = comments(before)
    if deed.command.startswith("remove"):
        lines = before.text.split("\n")
        gone = "\n".join(lines[place] for place in region(before, deed.touched[0]))
        assert {words for words, _ in expected if f"# {words}" not in gone} == {words for words, _ in comments(after)}
    else:
        expected = Counter({pair: count for pair, count in expected.items() if f"# {pair[0]}" not in deed.gone})
        assert expected == comments(after)
