"""Examples: every planted error is found where it stands, and what is only unusual is left in peace.

`examples/base` has no findings. A folder of `examples/bad` is named for the rule that it breaks and holds the files
that replace those of the base, and in `expected.txt` what `tfawg validate -v` says of both together.
"""

import shutil
import sys
from pathlib import Path

import pytest

from conftest import BASE, Golden
from tfawg_cli.cli.main import main
from tfawg_cli.operations.rules import RULES

EXAMPLES = Path(__file__).parents[1] / "examples"
BAD = sorted((EXAMPLES / "bad").iterdir())
GOOD = sorted((EXAMPLES / "good").iterdir())
FOUND_ON_DISK = {
    "language-twice",  # two names that differ in capitals alone are one on some disks
    "half-done",  # git ignores what a killed write leaves behind
    "left-over",  # and what another machine's write left
    "more-findings",  # it takes more than a thousand
    "missing-file",  # a file laid over another cannot take it away
    "plan-gone",  # only git remembers it
    "not-a-file",  # git keeps no pipes and no devices
    "too-large",
    "unreadable-file",
}
"""Rules that the tests of storage/ plant errors for."""


def validated(example: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Lay an example over the base, run `tfawg validate -v` on both together and give its exit status."""
    for layer in (BASE, example):
        shutil.copytree(layer, folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["tfawg", "validate", "-v"])
    return main()


def rule_of(example: Path) -> str:
    """Give the rule that an example is named for: the longest one that its name begins with."""
    return max((rule for rule in RULES if f"{example.name}-".startswith(f"{rule}-")), key=len, default="")


@pytest.mark.parametrize("example", BAD, ids=lambda example: example.name)
def test_planted_error_is_found_in_its_place(
    example: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    golden: Golden,
) -> None:
    """What validate prints is, byte by byte, what stands in expected.txt, the rule of the folder's name among it."""
    status = validated(example, tmp_path, monkeypatch)
    out = capsys.readouterr().out
    golden(example / "expected.txt", out)
    assert f"[{rule_of(example)}]" in out
    assert (": error:" in out) == (status == 1)


@pytest.mark.parametrize("example", GOOD, ids=lambda example: example.name)
def test_unusual_but_right_is_left_in_peace(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even a note is made of another way to write the same."""
    assert validated(example, tmp_path, monkeypatch) == 0
    assert capsys.readouterr().out.startswith("no findings in ")


def test_every_rule_has_an_example() -> None:
    """A new rule needs a folder in which it is broken."""
    assert set(RULES) - FOUND_ON_DISK == {rule_of(example) for example in BAD}
