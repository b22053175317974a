"""Shell completion offers what is in the records, and never says a word of error."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from git_repository import repository

Offered = Callable[[Path, str], list[str]]


@pytest.fixture
def offered(inside: Run, monkeypatch: pytest.MonkeyPatch) -> Offered:
    """Ask for completion as bash does; anything on stderr or a failing status fails the test."""

    def ask(folder: Path, words: str) -> list[str]:
        monkeypatch.setenv("_TFAWG_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
        ran = inside(cwd=folder)
        assert (0, "") == (ran.status, ran.err)
        return ran.out.split("\n")[:-1]

    return ask


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tfawg show 1.4.", ["1.4.1", "1.4.1.1", "1.4.1.2"]),
        ("tfawg overview ", ["2021/2022"]),
        ("tfawg list --year ", ["2021/2022"]),
        ("tfawg list --code S", ["SO1", "SP1", "SP6", "SP7"]),
        ("tfawg list --body Pol", [r"Policy\ Commission"]),
        ("tfawg list --status p", [r"partially\ completed", "postponed"]),
        ("tfawg list sub", ["sub-tasks"]),
        ("tfawg report p", ["programme", "plan", "progress"]),
        ("tfawg report progress --s", ["--since", "--stamp", "--stale"]),
        ("tfawg report progress --to Pol", [r"Policy\ Commission"]),
        ("tfawg report plan --s", ["--stamp", "--stale"]),
        ("tfawg report --a", ["--all"]),
        ("tfawg report --all 2", ["2021/2022"]),
        ("tfawg val", ["validate"]),
        ("tfawg edit 1.1.1.1 --status po", ["postponed"]),
        ("tfawg edit 1.1.1.1 --unset in", ["indicator"]),
        ("tfawg list --columns time", ["timeline"]),
        ("tfawg decision 2021/2022 e", ["endorsed"]),
        ("tfawg rules no-p", ["no-plan"]),
        ("tfawg edit 2021", ["2021/2022"]),
        ("tfawg add 1.6", ["1.6", "1.6.1", "1.6.2", "1.6.2.1"]),
        ("tfawg body World --kind d", ["decides"]),
        ("tfawg remove 1.1.1.1 --into 1.4.1.2", ["1.4.1.2"]),
        ("tfawg show 1.1 --at v", [""]),
    ],
)
def test_live_words_are_offered(workspace: Path, offered: Offered, words: str, expected: list[str]) -> None:
    """Numbers, years, codes, bodies and names come from the records at hand."""
    assert expected == offered(workspace, words)


def test_another_folder_is_looked_into(workspace: Path, offered: Offered) -> None:
    """Behind -C DIR the words come from there."""
    assert ["1.4.1.2"] == offered(workspace.parent, f"tfawg show -C {workspace.name} 1.4.1.2")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a: [", b"- x", b"actions: x", b"", b"x: &a [*a]", b"bodies: [x]"])
@pytest.mark.parametrize("words", ["tfawg show 1", "tfawg list --body M", "tfawg list --code S", "tfawg overview "])
def test_broken_records_are_passed_over(tmp_path: Path, offered: Offered, content: bytes, words: str) -> None:
    """Whatever the files hold, completion offers what it can read."""
    for name in ("programme/2021-2022.yaml", "programme/bodies.yaml", "plans/2021-2022.yaml"):
        file = tmp_path / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    assert ["2021/2022"] * words.endswith("overview ") == [word for word in offered(tmp_path, words) if word]


@pytest.mark.parametrize("words", ["tfawg show 1", "tfawg list --body M", "tfawg list -C nowhere --code S"])
def test_no_workspace_is_no_error(tmp_path: Path, offered: Offered, words: str) -> None:
    """Outside of a workspace nothing is offered."""
    assert [] == [word for word in offered(tmp_path, words) if word]


def test_branches_and_tags_are_offered(workspace: Path, offered: Offered) -> None:
    """Wherever a revision is typed; beside the years, where these can be compared too."""
    git = repository(workspace)
    git.commit("Records", "2022-03-08T09:00:00")
    git.git("tag", "v1-of-the-year")
    git.git("branch", "vienna")

    assert ["vienna", "v1-of-the-year"] == offered(workspace, "tfawg show 1.1 --at v")
    assert ["vienna", "v1-of-the-year"] == offered(workspace, "tfawg report progress --since v")
    assert "2021/2022" in offered(workspace, "tfawg diff ")
    assert ["vienna"] == offered(workspace, "tfawg diff HEAD vi")
