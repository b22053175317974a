"""docs/templates.md tells the views as they are: its second half is made of their docstrings."""

import ast
import dataclasses
import inspect
import re
from itertools import pairwise
from types import ModuleType

import pytest

from conftest import ROOT, Golden
from tfawg_cli.operations.reports import monitoring_views, views

PAGE = ROOT / "docs/templates.md"
END_OF_INTRODUCTION = "--update-golden -->\n"
MODULES = (views, monitoring_views)
WORDS = (
    (r"tuple\[tuple\[(.+)\], \.\.\.\]", r"list of (\1)"),
    (r"tuple\[(\w+), \.\.\.\]", r"list of \1"),
    (r"\bstr\b", "text"),
    (r"\bbool\b", "true or false"),
    (r"\bint\b", "number"),
    (r" \| None", " or None"),
    (r"FinancialYear", "year"),
)
"""Python's types in words."""


def definitions(module: ModuleType) -> list[ast.ClassDef]:
    """List the views of a module."""
    return [node for node in ast.parse(inspect.getsource(module)).body if isinstance(node, ast.ClassDef)]


def told(view: ast.ClassDef) -> str:
    """Tell a view: what it is, and a row for each field."""
    lines = [f"\n### {view.name}\n", f"{ast.get_docstring(view)}\n", "| Field | Holds | What |", "|---|---|---|"]
    for field, after in pairwise(view.body):
        if isinstance(field, ast.AnnAssign):
            kind = ast.unparse(field.annotation)
            for pattern, words in WORDS * 2:
                kind = re.sub(pattern, words, kind)
            match after:
                case ast.Expr(value=ast.Constant(value=str(text))):
                    lines.append(f"| `{ast.unparse(field.target)}` | {kind} | {' '.join(text.split())} |")
    return "\n".join(lines) + "\n"


def test_the_page_tells_every_field(golden: Golden) -> None:
    """Written anew, it is the same."""
    introduction, end, _ = PAGE.read_text(encoding="utf-8").partition(END_OF_INTRODUCTION)

    golden(PAGE, introduction + end + "".join(told(view) for module in MODULES for view in definitions(module)))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_field_has_its_docstring(module: ModuleType) -> None:
    """So the page leaves none out."""
    for definition in definitions(module):
        fields = dataclasses.fields(getattr(module, definition.name))
        assert len(fields) == told(definition).count("\n| `"), definition.name


def test_the_page_tells_the_limits_that_hold() -> None:
    """Time and memory."""
    from tfawg_cli.output import own_templates as apart

    text = " ".join(PAGE.read_text(encoding="utf-8").split())
    assert f"stopped after {apart.SECONDS} seconds, on Linux also at {apart.MEMORY // 1024**3} GB" in text
