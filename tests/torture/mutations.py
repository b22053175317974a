"""What a slip in our own code would look like: one sign, one number or one answer is another."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
}
_WITHOUT_EFFECT = {"frozen", "slots"}
"""Words of a decorator that only save memory, or forbid what mypy forbids: without them all that runs is the same."""
Lines = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change of a module."""

    line: int
    """Where the change begins, counted from 1."""
    lines: Lines
    """The lines that run with it, first and last; (0, 0) where it runs when the module is loaded."""
    before: str
    after: str
    """What stands there, and what is to stand there."""
    source: str
    """The whole module with the change, and else as it was."""

    def __str__(self) -> str:
        """Show it as a person would make it."""
        return f"{self.line}: {' '.join(self.before.split())} -> {self.after}"


def mutations(source: str) -> Iterator[Mutation]:
    """Make every mutation of a module."""
    raw = source.encode()
    starts = [0]
    for line in raw.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node, lines in _spots(ast.parse(source), (0, 0)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        for other in _others(node):
            after = ast.unparse(other)
            written = after if isinstance(other, ast.Return) else f"({after})"
            changed = (raw[:start] + written.encode() + raw[end:]).decode()
            if _is_python(changed):
                yield Mutation(node.lineno, lines, raw[start:end].decode(), after, changed)


def _is_python(source: str) -> bool:
    """Tell whether it can be read; a pattern of `match` takes no `not`."""
    try:
        compile(source, "", "exec")
    except SyntaxError:
        return False
    return True


def _spots(node: ast.AST, lines: Lines) -> Iterator[tuple[ast.expr | ast.Return, Lines]]:
    """Give all that can be changed, from above; but in an f-string, in which Python 3.11 knows no places."""
    if isinstance(node, ast.expr | ast.Return):
        yield node, lines
    if isinstance(node, ast.JoinedStr):
        return
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            is_loaded = isinstance(node, ast.FunctionDef) and name != "body"
            if isinstance(child, ast.AST) and not (isinstance(child, ast.keyword) and child.arg in _WITHOUT_EFFECT):
                is_in_body = lines != (0, 0) or (isinstance(node, ast.FunctionDef) and not is_loaded)
                yield from _spots(child, _lines(child, lines) if is_in_body and not is_loaded else (0, 0))


def _lines(node: ast.AST, around: Lines) -> Lines:
    """Give the lines that run with a statement, of one that holds others those of its head."""
    if not isinstance(node, ast.stmt):
        return around
    inner = getattr(node, "body", None) or getattr(node, "cases", None)
    end = node.end_lineno or node.lineno
    return node.lineno, max(node.lineno, _first_line(inner[0]) - 1) if inner else end


def _first_line(node: ast.AST) -> int:
    return int(getattr(node.pattern if isinstance(node, ast.match_case) else node, "lineno", 0))


def _others(node: ast.expr | ast.Return) -> Iterator[ast.AST]:
    """Give what may stand in the place of a node."""
    match node:
        case ast.Compare(left, operators, right):
            for at, operator in enumerate(operators):
                if type(operator) in _SWAPS:
                    yield ast.Compare(left, [*operators[:at], _swapped(operator), *operators[at + 1 :]], right)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(_swapped(operator), values)
        case ast.BinOp(left_side, operator, right_side) if type(operator) in _SWAPS:
            yield ast.BinOp(left_side, _swapped(operator), right_side)
        case ast.Constant(value=bool(flag)):
            yield ast.Constant(not flag)
        case ast.Constant(value=int(number)):
            yield ast.Constant(number + 1)
        case ast.UnaryOp(ast.USub() | ast.Not(), operand):
            yield operand
        case ast.Return(value) if value is not None and not _is_none(value):
            yield ast.Return(ast.Constant(None))


def _swapped(operator: ast.AST) -> Any:  # noqa: ANN401 - the kind of operator that it was given
    return _SWAPS[type(operator)]()


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
