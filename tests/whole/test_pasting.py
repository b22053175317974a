"""Commands that the tool tells are pasted into a shell as they stand."""

import ast
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, Run
from tfawg_cli.pasting import pasted

WORDS = [
    "plain",
    "2021/2022",
    "1.3.1.1",
    "--date",
    "8/3/2022",
    "Two sessions",
    "a # b",
    "it's",
    "@summary.md",
    "",
    "a;b",
    "50 %",
    'say "so"',
    "$HOME",
    "`x`",
    "back\\slash",
    "*",
    "~",
    "SO1=FA1,FA2",
    "é ü",
    "(x)",
    "|",
    "<",
    "&",
    "!x",
]


@pytest.mark.parametrize("shell", [shell for shell in ("sh", "bash", "zsh", "pwsh") if shutil.which(shell)])
def test_every_shell_takes_the_same_words(shell: str) -> None:
    """Whatever is in them; of the shells, those that are here."""
    printer = "printf '%s\\n'" if shell != "pwsh" else "Write-Output"

    printed = subprocess.run(
        [shell, "-c", f"{printer} {pasted(WORDS)}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert WORDS == printed.stdout.decode().splitlines()


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("@summary.md", '"@summary.md"'),
        ("SO1=FA1,FA2", '"SO1=FA1,FA2"'),
        ("it's", '"it\'s"'),
        ("$x", "'$x'"),
        ("1.1", "1.1"),
    ],
)
def test_words_are_quoted_so_that_powershell_takes_them_too(word: str, line: str) -> None:
    """It knows no backslash, and @, a comma and $ mean something to it."""
    assert line == pasted([word])


TOLD = re.compile(r"(?:tfawg|git) (?!did|cannot|makes)[a-z-]+ [^;,()']*$")
"""The beginning of a command in a message; not that of a sentence about git."""
PLAIN = re.compile(
    r"(?:.*\.)?(?:number|year|financial_year|tag|old|new|free|file|commit)|of_year|first_uncovered|plan_file\(year\)"
    r"|NOT_ASSESSED|min\(later\)|(?:others|lowest|by_tool|earlier|fits|commit|tree\.commit)\[.*\]"
    r"|actions\[number\]\[0\]|f' \{year\}' if of_year else ''"
)
"""What holds numbers, years, and words of the tool itself; its names cannot mean anything to a shell."""


SPELT_BEFORE = {
    *("init.py: first", "init.py: named"),
    *("list_filters.py: option", "list_filters.py: value"),
    "reading_records.py: shows",
    *("typed.py: named", "decisions.py: removed"),
}
"""Words of the tool itself, and what `pasted` spelt a line earlier."""


def test_what_a_command_holds_of_others_is_quoted() -> None:
    """Names, titles and files of others stand in a command only as `pasted` spells them."""
    found = set()
    for file in sorted((ROOT / "src").rglob("*.py")):
        strings = (
            node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if type(node) is ast.JoinedStr
        )
        for string in strings:
            before = ""
            for part in string.values:
                word = ast.unparse(part.value) if isinstance(part, ast.FormattedValue) else ""
                if word and TOLD.search(before) and "pasted(" not in word and not PLAIN.fullmatch(word):
                    found.add(f"{file.name}: {word}")
                before += "x" if word else str(ast.literal_eval(part))

    assert set() == found - SPELT_BEFORE


@pytest.mark.parametrize("name", ["records", "the records", "l'année"])
def test_what_is_told_leads_to_the_folder_that_was_named(small: Path, inside: Run, name: str) -> None:
    """The way back, the next step, and what to do instead; typed as they stand they are carried out."""
    folder = small.parent / name
    small.rename(folder)
    at = f"tfawg -C {pasted([name])}"

    wrote = inside("update", "-C", name, "1.1.1.1", "Done.", cwd=folder.parent)
    refused = inside("-C", name, "show", "9.9.9.9", cwd=folder.parent)
    seen = inside("-C", name, "overview", cwd=folder.parent)
    here = inside("overview", cwd=folder)
    undo = wrote.out.splitlines()[-1].removeprefix("undo: ")
    undone = inside(*shlex.split(undo)[1:], cwd=folder.parent)

    assert f"{at} undo" == undo
    assert (0, f"redo: {at} redo") == (undone.status, undone.out.splitlines()[-1])
    assert f"{at} " in refused.err
    assert f"Next: {at} " in seen.out
    assert " -C " not in here.out


def test_a_folder_in_a_folder_is_told_from_the_first(small: Path, inside: Run) -> None:
    """As both were typed."""
    there = inside("-C", "..", "overview", "-C", small.name, cwd=small)

    assert f"Next: tfawg -C ../{small.name} " in there.out
