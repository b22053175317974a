"""Change one scalar: only its lines, in its own style where the new words fit it."""

from collections.abc import Iterator

from tfawg_cli.yaml_text.block_scalars import header_and_comment, told_margin
from tfawg_cli.yaml_text.events import read_events
from tfawg_cli.yaml_text.lines import Lines, Splice
from tfawg_cli.yaml_text.rewording import reworded
from tfawg_cli.yaml_text.spelling import QUOTES, Block, behind, double_quoted, folded, is_prose, scalar
from tfawg_cli.yaml_text.text import Node


def changed(lines: Lines, node: Node, words: tuple[str, str], column: int | None) -> list[Splice]:
    """Change the words of a scalar.

    Args:
        lines: the text.
        node: where the scalar stands.
        words: what it says, and what it is to say; white space around them does not count.
        column: where its key (or dash) stands; None inside of brackets or braces.

    """
    old, new = words
    if old.strip() == new.strip():
        return []
    spelt = lines.text[node.start : node.end]
    if column is None:
        kept = _one_line(spelt, words, in_flow=True) if "\n" not in spelt else None
        return [Splice(node.start, node.end, kept or scalar(new, in_flow=True))]
    if "\n" in new and spelt[:1] != "|" and (isinstance(new, Block) or "\n" not in old.strip()):
        return _replaced(lines, node, new, column)
    if spelt[:1] in {"|", ">"}:
        as_new = _is_ours(lines, spelt, old, column)
        return _replaced(lines, node, new, column) if as_new else _block(lines, node, words, column)
    if is_prose(new) and not is_prose(old):
        return _replaced(lines, node, new, column)
    kept = _several_lines(lines, node, new, column) if "\n" in spelt else _one_line(spelt, words, in_flow=False)
    return _replaced(lines, node, new, column) if kept is None else [Splice(node.start, node.end, kept)]


def _replaced(lines: Lines, node: Node, new: str, column: int) -> list[Splice]:
    """Spell the scalar anew; a comment behind it stays in the first line."""
    end = lines.end(node.end - 1)
    head, below = put_behind(lines, end, new, column)
    comment = header_and_comment(lines.text, node.start)[1] if lines.text[node.start] in "|>" else ""
    return [Splice(node.start, node.end, head[1:] + comment), lines.insertion(end, below)]


def put_behind(lines: Lines, end: int, new: str, column: int) -> tuple[str, list[str]]:
    """Spell a text behind a key or dash in `column`: the rest of its line, and the lines below it, at `end`."""
    if lines.swallowed(end, column + lines.step):
        return f" {scalar(new)}", []
    return behind(new, column, lines.step)


def _one_line(spelt: str, words: tuple[str, str], *, in_flow: bool) -> str | None:
    """Keep the quotes, but those that only the old words needed; None where that does not do."""
    old, new = words
    quoted = QUOTES.get(spelt[:1])
    if quoted is None:
        plain = scalar(new, in_flow=in_flow)
        return plain if plain == new else None
    if spelt == scalar(old, in_flow=in_flow):
        return scalar(new, in_flow=in_flow)
    candidate = quoted(new)
    return candidate if "\n" not in candidate else None


def _several_lines(lines: Lines, node: Node, new: str, column: int) -> str | None:
    """Lay a new text out over the lines of a plain or quoted scalar; None where that does not do."""
    spelt = lines.text[node.start : node.end]
    quote = spelt[0] if spelt[0] in QUOTES else ""
    wanted = QUOTES[quote](new)[1:-1] if quote else new
    raw = spelt[len(quote) : len(spelt) - len(quote)].split("\n")
    by_words = {line.strip(): line.rstrip("\r") for line in reversed(raw[1:]) if line.strip()}
    pad = " " * min((len(line) - len(line.lstrip()) for line in by_words.values()), default=column + 2)
    first, *rest = reworded([line.strip() for line in raw], wanted)
    laid = [first, *(by_words.get(line, pad + line if line else "") for line in rest)]
    candidate = quote + lines.newline.join(laid) + quote
    return candidate if _says(" " * column + "k: " + candidate, new) else None


def _says(snippet: str, text: str) -> bool:
    outcome = read_events(snippet + "\n", frozenset())
    return outcome.data == {"k": text} and not outcome.errors and not outcome.warnings


def _is_ours(lines: Lines, spelt: str, old: str, column: int) -> bool:
    """Tell whether a text stands in lines of its own just as a new one would."""
    head, below = behind(old, column, lines.step)
    return spelt == lines.newline.join([head[1:], *below])


def _block(lines: Lines, node: Node, words: tuple[str, str], column: int) -> list[Splice]:
    """Change a literal or folded scalar line by line."""
    new = words[1]
    header, comment = header_and_comment(lines.text, node.start)
    margin = told_margin(lines.text, node.start)
    start = node.start + len(header)
    raw = [line.rstrip("\r") for line in lines.text[start : node.end].split("\n")]
    inside = min((len(line) - len(line.lstrip(" ")) for line in raw if line.strip()), default=column + 2)
    for laid in _layouts(lines.text[node.start], raw, column + margin if margin else inside, words):
        if _is_block(header, laid, column, new):
            return [Splice(start, node.end, lines.newline.join(laid))]
    return [Splice(node.start, node.end, double_quoted(new) + comment)]


def _layouts(style: str, raw: list[str], inside: int, words: tuple[str, str]) -> Iterator[list[str]]:
    """Give the ways to lay a new text out in a block, the one that keeps most lines first."""
    old, new = words
    pad = " " * inside
    if style == "|":
        yield _literal(raw, old.strip("\n").split("\n"), new.split("\n"), pad)
        return
    yield _folded(raw, [line[inside:] for line in raw], new, pad)
    yield [pad + line if line else "" for line in folded(new) or []]


def _is_block(header: str, laid: list[str], column: int, new: str) -> bool:
    snippet = " " * column + "k: " + header + "\n".join(laid)
    data = read_events(snippet + "\n", frozenset()).data
    return isinstance(data, dict) and isinstance(data["k"], str) and data["k"].strip() == new.strip()


def _folded(raw: list[str], plain: list[str], new: str, pad: str) -> list[str]:
    by_words = {" ".join(line.split()): whole for line, whole in zip(reversed(plain), reversed(raw), strict=True)}
    return [by_words.get(line, pad + line) if line else "" for line in reworded(plain, new)]


def _literal(raw: list[str], old: list[str], new: list[str], pad: str) -> list[str]:
    """Keep the lines that say the same at the beginning and at the end."""
    fresh = [pad + line if line else "" for line in new]
    if len(raw) != len(old):
        return fresh
    same = [a == b for a, b in zip(old, new, strict=False)]
    first = same.index(False) if False in same else len(same)
    limit = min(len(old), len(new)) - first
    last = next((n for n in range(limit) if old[-1 - n] != new[-1 - n]), limit)
    return [*raw[:first], *fresh[first : len(fresh) - last], *raw[len(raw) - last :]]
