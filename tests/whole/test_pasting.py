"""Commands that the tool tells are pasted into a shell as they stand."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Run
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

    printed = subprocess.run([shell, "-c", f"{printer} {pasted(WORDS)}"], capture_output=True, check=True).stdout

    assert WORDS == printed.decode().splitlines()


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
