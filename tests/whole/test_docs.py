"""Documents that grow old fail: sessions are run again, links followed, commands and options looked up."""

import re
import shlex
import subprocess
from functools import cache
from operator import attrgetter
from pathlib import Path

import pytest

from command_reference import commands, options
from conftest import ROOT, Run, environment
from git_repository import PINNED, repository

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "src/tfawg_cli/starter/README.md"])
NAME = attrgetter("name")
STORIES = {ROOT / "docs/guide.md", ROOT / "docs/languages.md", ROOT / "docs/from-word.md"}
"""Stories with files of their own: test_guide.py tells them."""
SESSION = re.compile(r"(?m)^```console\n(.*?)^```$", re.DOTALL)
LINK = re.compile(r"\]\((?![a-z]+:)([^)#]*)(?:#([^)]*))?\)")
HEADING = re.compile(r"(?m)^#+ (.*)$")
TYPED = re.compile(r"(?m)^(?:\$ |[A-Z]* +)(tfawg\b.*)$|`(tfawg [^`\n]*)`")
"""A command on a line of its own, or inside a sentence."""
UNTIL = re.compile(r" {2,}| [|>#] |&&|\.\.\.|…|\\\|")
"""What comes after a command on its line: an explanation, a pipe, a second command."""


def printed(command: str, run: Run, folder: Path) -> str:
    """Run what a page tells to type and give what a terminal shows, stderr first."""
    if command.startswith("tfawg"):
        ran = run(*shlex.split(command)[1:], cwd=folder)
        return (ran.err + ran.out).replace(str(folder), "/FOLDER")
    return in_a_shell(command, folder)


def in_a_shell(command: str, folder: Path) -> str:
    """Run another program, such as git."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment(PINNED),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=60,
    )
    return done.stdout.decode()


def played(session: str, run: Run, folder: Path) -> str:
    """Write a session anew: its commands as they are, and what each prints now."""
    typed_in = [line for line in session.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{printed(line[2:], run, folder)}" for line in typed_in)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page not in STORIES and SESSION.search(page.read_text("utf-8"))], ids=NAME
)
def test_sessions_in_documents_are_real(
    page: Path, inside: Run, workspace: Path, request: pytest.FixtureRequest
) -> None:
    """Every command of a page prints today what the page shows.

    They are run one after another in a copy of the records that is a git repository of its own.
    """
    text = page.read_text(encoding="utf-8")
    repository(workspace).commit("The records", "2022-03-01T09:00:00")
    today = SESSION.sub(lambda match: f"```console\n{played(match[1], inside, workspace)}```", text)

    if request.config.getoption("update_golden"):
        page.write_text(today, encoding="utf-8", newline="\n")
    assert text == today or request.config.getoption("update_golden"), f"{page.name} is stale; make docs renews it"


def anchors(page: Path) -> set[str]:
    """List the names by which the headings of a page can be reached, made as GitHub makes them."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=NAME)
def test_links_lead_somewhere(page: Path) -> None:
    """No page links to a file or a heading that is gone."""
    links = [(page.parent / link if link else page, anchor) for link, anchor in LINK.findall(page.read_text("utf-8"))]

    assert [] == [str(target) for target, _ in links if not target.exists()]
    assert [] == [(target.name, anchor) for target, anchor in links if anchor and anchor not in anchors(target)]


all_commands = cache(commands)


def typed() -> list[tuple[str, str]]:
    """List what the pages tell people to type, each with its page."""
    found = [(page, "".join(match)) for page in PAGES for match in TYPED.findall(page.read_text(encoding="utf-8"))]
    return sorted({(page.name, UNTIL.split(command)[0].strip()) for page, command in found})


@pytest.mark.parametrize(("page", "command"), typed())
def test_what_pages_tell_to_type_can_be_typed(page: str, command: str) -> None:
    """No page names a command or an option that is gone."""
    words = shlex.split(command)[1:]
    known = all_commands()
    name = next((word for word in words if not word.startswith("-")), "") if words[:1] != ["-C"] else ""
    name = " ".join(words[:2]) if " ".join(words[:2]) in known else name
    assert name in {*known, "COMMAND", "[COMMAND]"}, page
    everywhere = {*options(known[""]), "-h", "--help"}
    strange = [word for word in words if re.match("--?[a-zA-Z]", word) and word not in name.split()]
    assert [] == [word for word in strange if word not in everywhere | {*options(known.get(name, known[""]))}], page


def test_every_page_can_be_reached_from_the_readme() -> None:
    """A page to which nothing leads is one that nobody reads."""
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            waiting += [(page.parent / link).resolve() for link, _ in LINK.findall(page.read_text("utf-8")) if link]

    assert [] == [page.name for page in ROOT.glob("docs/*.md") if page not in reached]


def test_every_command_is_in_the_readme_or_its_pages(run: Run) -> None:
    """A command that no page mentions is one that nobody finds."""
    listed = re.findall(r"(?m)^  ([a-z-]+)  ", run("--help", cwd=ROOT).out.partition("Commands:")[2])
    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)

    assert len(listed) >= 8
    assert [] == [command for command in listed if f"tfawg {command}" not in pages]
