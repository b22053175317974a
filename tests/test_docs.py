"""Documents that grow old fail: sessions are run again, links followed, commands and rules looked up."""

import re
import shlex
from pathlib import Path

import pytest

from conftest import ROOT, Run

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
SESSION = re.compile(r"(?m)^```console\n(.*?)^```$", re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def sessions() -> list[tuple[str, str]]:
    """List the console sessions of all pages."""
    return [(page.name, match[1]) for page in PAGES for match in SESSION.finditer(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("page", "session"), sessions())
def test_sessions_in_documents_are_real(page: str, session: str, run: Run) -> None:
    """Every command of a page prints today what the page shows, stderr first as on a terminal."""
    commands = [line for line in session.splitlines() if line.startswith("$ ")]
    shown = []
    for command in commands:
        ran = run(*shlex.split(command)[2:], cwd=ROOT)
        shown.append(f"{command}\n{ran.err}{ran.out}")

    assert session == "".join(shown), page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """No page links to a file that is gone."""
    dead = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]

    assert [] == dead


def test_every_command_is_in_the_readme_or_its_pages(run: Run) -> None:
    """A command that no page mentions is one that nobody finds."""
    commands = re.findall(r"(?m)^  ([a-z-]+)  ", run("--help", cwd=ROOT).out.partition("Commands:")[2])
    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)

    assert len(commands) >= 8
    assert [] == [command for command in commands if f"tfawg {command}" not in pages]
