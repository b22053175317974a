"""A redline as Markdown: `<ins>` and `<del>` around the words that came and went.

Whoever takes out one of the two, with what it holds, has the words of the new document, or of the old one.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from tfawg_cli.blocks import Block, Blocks, Kind, Line, Row, Run, Runs, Side, Table, depth_in_common, text_of
from tfawg_cli.output.escaping import markdown, words_in_link

_MARKS = {Side.BOTH: "{}", Side.OLD: "<del>{}</del>", Side.NEW: "<ins>{}</ins>"}
_SHAPES = {"bold": "**", "italic": "*", "struck": "~~"}
_NUMBER = re.compile(r"\d{1,9}[.)](?=\s|$)\s?")
_NOT_IN_CODE = re.compile(r"[`|\n]")
_SETTINGS = {"right": "---:", "center": ":---:", "": "---"}


def marked_markdown(blocks: Blocks) -> str:
    """Write a redline as Markdown."""
    parts = [_block(blocks[0])] if blocks else []
    for before, block in pairwise(blocks):
        parts += [_between(before, block), _block(block)]
    return "".join(parts)


def _between(before: Block, block: Block) -> str:
    """Write the empty line between two blocks; items that stand close together have none."""
    if isinstance(before, Line) and isinstance(block, Line) and before.is_tight and block.is_tight and block.begins:
        return ""
    return f"{_prefix(block.within[: depth_in_common(before.within, block.within)]).rstrip()}\n"


def _prefix(within: tuple[str, ...]) -> str:
    return "".join({">": "> ", "-": "  ", "1": "   "}[one] for one in within)


def _block(block: Block) -> str:
    """Write a block, its lines behind the marks of the lists and quotations that it stands in."""
    prefix = _prefix(block.within)
    lines = [*(_table(block) if isinstance(block, Table) else _line(block))]
    first = prefix
    if block.begins and block.within[-1] == "-":
        first = _prefix(block.within[:-1]) + "- "
    elif block.begins and block.within[-1] == "1":
        first = _prefix(block.within[:-1])
    return "".join(f"{first if at == 0 else prefix}{line}".rstrip() + "\n" for at, line in enumerate(lines))


def _line(line: Line) -> Iterator[str]:
    if line.kind is Kind.RULE:
        yield "---"
    elif line.kind is Kind.CODE:
        yield from _code(line.runs)
    else:
        yield "#" * line.level + (" " if line.level else "") + _words(line.runs, numbered=line.within[-1:] == ("1",))


def _code(runs: Runs) -> Iterator[str]:
    """Write lines of code as they are; where some of them changed, as words that look so."""
    if all(run.side is Side.BOTH for run in runs):
        yield "```"
        yield from text_of(runs).split("\n")
        yield "```"
    else:
        yield _words(runs)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.head)
    yield "|" + "".join(f"{_SETTINGS[one]}|" for one in table.shape.aligns)
    yield from map(_row, table.rows)


def _row(row: Row) -> str:
    return "| " + " | ".join(map(_words, row.cells)) + " |"


def _words(runs: Runs, *, numbered: bool = False) -> str:
    parts: list[str] = []
    for side, same in groupby(runs, key=lambda run: run.side):
        words = "".join(_linked(same, keeps_start=numbered and not parts))
        parts.append(_MARKS[side].format(words))
    return "".join(parts).replace("\t", " ")


def _linked(runs: Iterator[Run], *, keeps_start: bool) -> Iterator[str]:
    for link, linked in groupby(runs, key=lambda run: run.look.link):
        shown = [*linked]
        if link and link == text_of(tuple(shown)):
            yield f"<{link}>"
        elif link:
            yield f"[{''.join(_run(run, escape=words_in_link) for run in shown)}](<{link}>)"
        else:
            yield "".join(_run(run, escape=_with_number if keeps_start else markdown) for run in shown)


def _with_number(text: str) -> str:
    """Escape the words of an item that says its number; the number makes it one."""
    number = _NUMBER.match(text)
    start = number.group() if number else ""
    return start + markdown(text[len(start) :])


def _run(run: Run, escape: Callable[[str], str]) -> str:
    """Write words with their look; blanks at their ends stand outside, or they would not be read as such."""
    core = run.text.strip()
    if not core:
        return run.text.replace("\n", "<br>")
    before, _, after = run.text.partition(core)
    is_code = run.look.code and not _NOT_IN_CODE.search(core)
    words = f"`{core}`" if is_code else escape(core)
    for name, shape in _SHAPES.items():
        if getattr(run.look, name):
            words = f"{shape}{words}{shape}"
    if run.look.language:
        words = f'<span lang="{run.look.language}">{words}</span>'
    return f"{before}{words}{after}".replace("\n", "<br>")
