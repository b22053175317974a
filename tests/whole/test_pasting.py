"""Commands that the tool tells are pasted into a shell as they stand."""

import shutil
import subprocess

import pytest

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
