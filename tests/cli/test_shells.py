"""Real shells on TAB: names of the records are offered as one word each, and none of them is evaluated."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run, environment

HOSTILE = [
    "$(touch pwned)",
    r"\$(touch pwned)",
    r"\\$(touch pwned)",
    "`touch pwned`",
    r"\`touch pwned`",
    '"; touch pwned; "',
    "'; touch pwned; '",
    "))'; touch pwned; '((",
    "${x:-$(touch pwned)}",
    "$(touch${IFS}pwned)",
    "<(touch pwned)",
    "=(touch pwned)",
    "!touch",
    "*",
    "a;touch pwned",
    "(touch pwned)",
]
BIN = Path(sys.executable).parent


def shell(name: str) -> pytest.MarkDecorator:
    """Skip where a shell is not installed."""
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")


@pytest.fixture
def hostile(small: Path) -> Path:
    """The small workspace with bodies whose names say to a shell what to do."""
    names = "".join("  '{}': {{}}\n".format(name.replace("'", "''")) for name in HOSTILE)
    register = small / "data/programme/bodies.yaml"
    register.write_text(f"format: 1\nbodies:\n  WCO Secretariat (CBD): {{}}\n{names}", encoding="utf-8")
    return small


def in_shell(folder: Path, *command: str) -> str:
    """Run a shell in a folder, with our program on its path."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment({"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(folder)}, measured=False),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout.decode()


@shell("bash")
def test_bash_offers_one_escaped_word(hostile: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It splits what it is offered at line ends only, and what it completed is what the line then means."""
    monkeypatch.setenv("_TFAWG_COMPLETE", "source_bash")
    script = f"""{inside(cwd=hostile).out}
        COMP_WORDS=(tfawg list --body ""); COMP_CWORD=3
        _tfawg_completion tfawg
        printf '<%s>' "${{COMPREPLY[@]}}"
        for one in "${{COMPREPLY[@]}}"; do eval "printf '[%s]' $one"; done"""

    told = in_shell(hostile, "bash", "--norc", "-c", script)

    assert r"<WCO\ Secretariat\ \(CBD\)><\(touch\ pwned\)>[WCO Secretariat (CBD)][(touch pwned)]" == told
    assert not (hostile / "pwned").exists()


@shell("fish")
def test_fish_offers_words_that_it_does_not_evaluate(
    hostile: Path, inside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It escapes them itself."""
    monkeypatch.setenv("_TFAWG_COMPLETE", "source_fish")
    script = f"{inside(cwd=hostile).out}\ncomplete --do-complete 'tfawg list --body '"

    told = in_shell(hostile, "fish", "--no-config", "-c", script)

    assert ["(touch pwned)", "WCO Secretariat (CBD)"] == sorted(told.split("\n")[:-1])
    assert not (hostile / "pwned").exists()


@shell("zsh")
@pytest.mark.parametrize("typed", ["tfawg list --body W", "tfawg list --body "])
def test_zsh_evaluates_nothing(hostile: Path, inside: Run, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """It evaluates the list that it is given, and no name of a body can add a command to it."""
    monkeypatch.setenv("_TFAWG_COMPLETE", "source_zsh")
    (hostile / ".zshrc").write_text(f"PS1='ready> '\nautoload -U compinit; compinit -u\n{inside(cwd=hostile).out}")

    screen = on_terminal(hostile, typed)

    assert r"WCO\ Secretariat\ \(CBD\)" in screen or "WCO Secretariat (CBD)" in screen
    assert not (hostile / "pwned").exists()


def on_terminal(folder: Path, typed: str) -> str:
    """Type a line and TAB into zsh, and give what its terminal then shows."""
    from terminal import started, until

    changes = {"PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(folder), "ZDOTDIR": str(folder), "TERM": "dumb"}
    with started("zsh", "-i", cwd=folder, env=environment(changes, measured=False)) as (process, terminal):
        shown = until(terminal, "ready> ")
        os.write(terminal, f"{typed}\t\t".encode())
        shown += until(terminal, "(CBD" if typed.endswith(" ") else "CBD")
        process.kill()
    return shown
