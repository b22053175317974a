"""Mutants of our own code: what a wrong sign or a wrong number would break, some test must notice.

A copy of the project is changed, never the project itself.
"""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

from conftest import ROOT
from tally import Tally

_FLOORS = {
    "yaml_text": ("tests/yaml_text", "tests/records", "tests/whole/test_examples.py", "tests/whole/test_styles.py"),
    "records": ("tests/records", "tests/whole/test_examples.py", "tests/operations", "tests/whole/test_slips.py"),
    "storage": ("tests/storage", "tests/whole/test_any_moment.py", "tests/cli"),
}
"""The parts whose mutants are tried, with the tests that look at them, the nearest first."""
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
_SECONDS = 300


@dataclass(frozen=True, slots=True)
class _Mutant:
    file: Path
    """Below the project."""
    line: int
    code: str
    """The whole file with one change."""

    def __str__(self) -> str:
        """Name its place."""
        return f"{self.file}:{self.line}"


def mutants(number: int) -> Iterator[Tally]:
    """Try a sample of all mutants, two at a time."""
    tally = Tally("mutants of yaml_text, records and storage", allowed=0.15)
    sample = _sample(number)
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(2) as both:
        copies = [Path(name) / copy for copy in ("a", "b")]
        for copy in copies:
            wanted = shutil.ignore_patterns(".venv", ".git", "build", "dist", ".*_cache", "__pycache__", ".hypothesis")
            shutil.copytree(ROOT, copy, ignore=wanted)
        halves = both.map(_tried, copies, (sample[::2], sample[1::2]))
        for mutant, is_noticed in (one for half in halves for one in half):
            tally.check(is_noticed, f"mutant that survives: {mutant}")
    yield tally


def _sample(number: int) -> list[_Mutant]:
    lot = Random(1)  # noqa: S311 - it need not be a secret
    files = [path for floor in _FLOORS for path in sorted((ROOT / "src/tfawg_cli" / floor).glob("*.py"))]
    all_of_them = [mutant for file in files for mutant in _of_file(file)]
    return lot.sample(all_of_them, min(number, len(all_of_them)))


def _of_file(file: Path) -> Iterator[_Mutant]:
    source = file.read_text(encoding="utf-8")
    for at, node in enumerate(ast.walk(ast.parse(source))):
        for which in range(_ways(node)):
            tree = ast.parse(source)
            changed = next(one for number, one in enumerate(ast.walk(tree)) if number == at)
            _change(changed, which)
            yield _Mutant(file.relative_to(ROOT), getattr(node, "lineno", 0), ast.unparse(tree))


def _ways(node: ast.AST) -> int:
    """Count in how many ways a node can be made wrong."""
    if isinstance(node, ast.Compare):
        return sum(type(operator) in _SWAPS for operator in node.ops)
    if isinstance(node, ast.BoolOp | ast.BinOp):
        return int(type(node.op) in _SWAPS)
    is_number = isinstance(node, ast.Constant) and type(node.value) in {int, bool}
    return int(is_number or isinstance(node, ast.UnaryOp) or (isinstance(node, ast.Return) and node.value is not None))


def _change(node: ast.AST, which: int) -> None:
    match node:
        case ast.Compare():
            node.ops[which] = _SWAPS[type(node.ops[which])]()  # type: ignore[call-overload]
        case ast.BoolOp() | ast.BinOp():
            node.op = _SWAPS[type(node.op)]()  # type: ignore[assignment]
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int(number)):
            node.value = number + 1
        case ast.UnaryOp():
            node.op = ast.UAdd() if isinstance(node.op, ast.USub) else ast.Not()
            node.operand = ast.UnaryOp(ast.Not(), node.operand) if isinstance(node.op, ast.Not) else node.operand
        case ast.Return():
            node.value = ast.Constant(None)


def _tried(copy: Path, sample: list[_Mutant]) -> list[tuple[_Mutant, bool]]:
    """Run the tests against each mutant in a copy of the project."""
    return [(mutant, _is_noticed(copy, mutant)) for mutant in sample]


def _is_noticed(copy: Path, mutant: _Mutant) -> bool:
    file = copy / mutant.file
    right = file.read_text(encoding="utf-8")
    file.write_text(mutant.code, encoding="utf-8")
    options = ("-q", "-x", "-p", "no:cacheprovider", "--no-header")
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *_FLOORS[mutant.file.parts[2]]],
            cwd=copy,
            env=environment,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(right, encoding="utf-8")
    return done.returncode != 0
