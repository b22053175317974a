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
from tfawg_cli.records.fields import fields

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


def told(module: ModuleType, view: ast.ClassDef) -> str:
    """Tell a view: what it is, and a row for each field, in the words of its docstring or of the table of fields."""
    written = {
        ast.unparse(one.target): ast.unparse(one.annotation) for one in view.body if isinstance(one, ast.AnnAssign)
    }
    words = table_words(view) | docstrings(view)
    lines = [f"\n### {view.name}\n", f"{ast.get_docstring(view)}\n", "| Field | Holds | What |", "|---|---|---|"]
    for field in dataclasses.fields(getattr(module, view.name)):
        kind = written.get(field.name, "str" if field.type is str else str(field.type))
        for pattern, spelt in WORDS * 2:
            kind = re.sub(pattern, spelt, kind)
        lines.append(f"| `{field.name}` | {kind} | {words.get(field.name, '')} |")
    return "\n".join(lines) + "\n"


def docstrings(view: ast.ClassDef) -> dict[str, str]:
    """Give what stands below the fields of a view."""
    found = {}
    for field, after in pairwise(view.body):
        match field, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = " ".join(text.split())
    return found


def table_words(view: ast.ClassDef) -> dict[str, str]:
    """Give what the table says of the fields of the kind of item that a view shows; other views show none."""
    for decorator in view.decorator_list:
        match decorator:
            case ast.Call(func=ast.Name(id="_with_all_fields"), args=[ast.Constant(value=str(kind))]):
                return {field.name: field.about for field in fields(kind)}
    return {}


def test_the_page_tells_every_field(golden: Golden) -> None:
    """Written anew, it is the same."""
    introduction, end, _ = PAGE.read_text(encoding="utf-8").partition(END_OF_INTRODUCTION)

    golden(PAGE, introduction + end + "".join(told(module, view) for module in MODULES for view in definitions(module)))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_field_is_told_in_words(module: ModuleType) -> None:
    """So the page leaves none to be guessed."""
    assert [] == [view.name for view in definitions(module) if "|  |" in told(module, view)]


def test_the_page_tells_the_limits_that_hold() -> None:
    """Time and memory."""
    from tfawg_cli.output import own_templates as apart

    text = " ".join(PAGE.read_text(encoding="utf-8").split())
    assert f"stopped after {apart.SECONDS} seconds, on Linux also at {apart.MEMORY // 1024**3} GB" in text
