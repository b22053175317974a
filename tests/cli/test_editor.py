"""`tfawg edit NUMBER` alone: the item's own YAML in the user's editor."""

import stat
import sys
from pathlib import Path

import pytest

from conftest import Run
from terminal import answered

PLAN = "data/plans/2021-2022.yaml"
EDITION = "data/programme/2021-2022.yaml"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the editors here are shell scripts")


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that stands for the user's editor; it keeps what it was shown in `shown`."""
    script = tmp_path / "my editor"
    monkeypatch.setenv("GIT_EDITOR", f"'{script}'")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "drafts"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "drafts").mkdir()
    return script


def does(editor: Path, *commands: str) -> None:
    """Say what the editor does with the file $1."""
    shown = editor.with_name("shown")
    editor.write_text("\n".join(["#!/bin/sh", f"cat \"$1\" >> '{shown}'", *commands]) + "\n", encoding="utf-8")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)


def test_the_item_alone_is_shown_and_its_lines_come_back(small: Path, editor: Path, run: Run) -> None:
    """At the left margin, and what was not changed stays byte for byte."""
    does(editor, 'sed -i "s/in progress/completed/" "$1"')
    before = (small / PLAN).read_text(encoding="utf-8")

    ran = run("edit", "1.1.1.1", cwd=small)

    assert 0 == ran.status
    assert before.replace("in progress", "completed") == (small / PLAN).read_text(encoding="utf-8")
    assert editor.with_name("shown").read_text().startswith("1.1.1.1:\n  text: Send a call")
    assert "-    status: in progress\n+    status: completed\n" in ran.out
    assert [] == list((editor.parent / "drafts").iterdir())


def test_a_task_is_shown_without_its_sub_tasks(small: Path, editor: Path, inside: Run) -> None:
    """What stands below has numbers of its own."""
    does(editor, 'echo "  status: completed" >> "$1"')

    assert 0 == inside("edit", "1.1", cwd=small).status
    assert '"1.1":\n  text: Guidance on border agency cooperation\n' == editor.with_name("shown").read_text()
    assert '"1.1":\n        text: Guidance on border agency cooperation\n        status: completed\n' in (
        small / EDITION
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [":", ': > "$1"', 'printf "\\n" > "$1"', 'printf "\\n\\n" >> "$1"'])
def test_an_unchanged_or_emptied_file_changes_nothing(small: Path, editor: Path, inside: Run, command: str) -> None:
    """Both are ways to say: never mind."""
    does(editor, command)
    before = (small / PLAN).read_bytes()

    ran = inside("edit", "1.1.1.1", cwd=small)

    assert (0, "", "nothing was changed\n") == (ran.status, ran.out, ran.err)
    assert before == (small / PLAN).read_bytes()


def test_a_failing_editor_changes_nothing(small: Path, editor: Path, inside: Run) -> None:
    """Its draft is kept."""
    does(editor, 'echo "  status: completed" >> "$1"', "exit 3")
    before = (small / PLAN).read_bytes()

    ran = inside("edit", "1.1.1.2", cwd=small)

    assert (2, before) == (ran.status, (small / PLAN).read_bytes())
    assert "ended with 3; nothing was written" in ran.err
    draft = Path(ran.err.rpartition("draft: ")[2].strip())
    assert draft.read_text(encoding="utf-8").endswith("  status: completed\n")


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ('sed -i "s/in progress/well/" "$1"', "'well' is not one of the words"),
        ('sed -i "s/^1.1.1.1/1.1.1.9/" "$1"', "only action 1.1.1.1 can be changed here"),
        ('printf "1.1.1.1:\\n  text: [\\n" > "$1"', "a list in brackets is not closed"),
        ('printf "\\n9.9.9.9:\\n  text: more\\n" >> "$1"', "'responsible' is missing"),
    ],
)
def test_what_is_not_right_is_kept_as_a_draft(
    small: Path, editor: Path, inside: Run, command: str, message: str
) -> None:
    """Without a terminal nobody can be shown the file again: the draft stays, and its place is told."""
    does(editor, command)
    before = (small / PLAN).read_bytes()

    ran = inside("edit", "1.1.1.1", cwd=small)

    assert (2, before) == (ran.status, (small / PLAN).read_bytes())
    assert message in ran.err
    assert Path(ran.err.rpartition("your draft is in ")[2].strip()).is_file()


def test_a_file_that_no_command_could_read_is_not_written(
    small: Path, editor: Path, inside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is too long is kept as a draft."""
    does(editor, 'sed -i "s/in progress/completed/" "$1"')
    before = (small / PLAN).read_bytes()
    monkeypatch.setattr("tfawg_cli.storage.loading.LARGEST", len(before))

    ran = inside("edit", "1.1.1.1", cwd=small)

    assert (2, before) == (ran.status, (small / PLAN).read_bytes())
    assert "error: the file has " in ran.err
    assert "your draft is in " in ran.err


def test_the_file_opens_again_with_the_findings_on_top(small: Path, editor: Path) -> None:
    """Mended at the second time, it is written, and the lines on top are gone."""
    again = 'if grep -q "^#! " "$1"; then sed -i "s/well/completed/" "$1"'
    does(editor, again, 'else sed -i "s/in progress/well/" "$1"; fi')
    before = (small / PLAN).read_text(encoding="utf-8")

    status, _ = answered("edit", "1.1.1.1", cwd=small, answers={})

    assert 0 == status
    assert before.replace("in progress", "completed") == (small / PLAN).read_text(encoding="utf-8")
    assert "#!      |             ^^^^ one of: not started" in editor.with_name("shown").read_text()


def test_leaving_it_as_it_is_gives_up(small: Path, editor: Path) -> None:
    """The same wrong text twice ends it, and the draft is kept."""
    does(editor, 'sed -i "s/in progress/well/" "$1"')
    before = (small / PLAN).read_bytes()

    status, shown = answered("edit", "1.1.1.1", cwd=small, answers={})

    assert (2, before) == (status, (small / PLAN).read_bytes())
    assert "your draft is in" in shown


def test_a_dry_run_shows_the_diff(small: Path, editor: Path, inside: Run) -> None:
    """And writes nothing."""
    does(editor, 'sed -i "s/in progress/completed/" "$1"')
    before = (small / PLAN).read_bytes()

    ran = inside("edit", "1.1.1.1", "--dry-run", cwd=small)

    assert (0, before) == (ran.status, (small / PLAN).read_bytes())
    assert ran.out.startswith("--- a/data/plans/2021-2022.yaml\n")


def test_an_item_in_braces_is_not_opened(small: Path, editor: Path, inside: Run) -> None:
    """It has no lines of its own; the fields can be named."""
    does(editor, ":")
    plan = small / PLAN
    start = plan.read_text(encoding="utf-8").partition("  1.1.1.2:")[0]
    plan.write_text(f"{start}  1.1.1.2: {{text: a, responsible: [Members], indicator: b}}\n", encoding="utf-8")

    ran = inside("edit", "1.1.1.2", cwd=small)

    assert (2, True) == (ran.status, "it is written in one line" in ran.err)


def test_fields_below_the_sub_tasks_are_not_opened(small: Path, editor: Path, inside: Run) -> None:
    """The item's own lines would not be together."""
    does(editor, ":")
    edition = small / EDITION
    text = edition.read_text(encoding="utf-8")
    moved = text.replace("        text: Guidance on border agency cooperation\n", "").replace(
        '\n  "2":\n', '\n        text: Guidance on border agency cooperation\n  "2":\n'
    )
    edition.write_text(moved, encoding="utf-8")

    ran = inside("edit", "1.1", cwd=small)

    assert (2, True) == (ran.status, "fields stand behind what is below it" in ran.err)


def test_an_editor_that_is_not_there_is_told(small: Path, run: Run) -> None:
    """With what to set."""
    ran = run("edit", "1.1.1.1", cwd=small, env={"GIT_EDITOR": "no-such-editor --wait"})

    assert (2, True) == (ran.status, "cannot start the editor no-such-editor" in ran.err)


def test_an_editor_that_makes_no_sense_is_told(small: Path, run: Run) -> None:
    """A quote that is not closed is no command."""
    assert "cannot make sense of the editor" in run("edit", "1.1.1.1", cwd=small, env={"GIT_EDITOR": "'vi"}).err


def test_a_draft_that_is_no_text_is_told(small: Path, editor: Path, inside: Run) -> None:
    """Nothing is written."""
    does(editor, 'printf "\\377\\376" > "$1"')

    assert "cannot read the draft" in inside("edit", "1.1.1.1", cwd=small).err


def test_without_a_terminal_and_an_editor_a_field_must_be_named(small: Path, run: Run) -> None:
    """An editor on no terminal would wait for ever."""
    nothing = {"GIT_EDITOR": "", "VISUAL": "", "EDITOR": "", "HOME": str(small), "XDG_CONFIG_HOME": str(small)}

    ran = run("edit", "1.1.1.1", cwd=small, env=nothing)

    assert (2, "error: there is nothing to change\n  name a field, such as --status completed\n") == (
        ran.status,
        ran.err,
    )


def test_the_repository_cannot_name_the_editor(small: Path, run: Run) -> None:
    """Only the user's own configuration is asked: a clone must not run programs."""
    from git_repository import repository

    repository(small).git("config", "core.editor", "touch hacked")
    (small / ".gitconfig").write_text("[core]\n\teditor = touch mine\n", encoding="utf-8")
    nothing = {"GIT_EDITOR": "", "VISUAL": "", "EDITOR": "", "HOME": str(small), "XDG_CONFIG_HOME": str(small)}

    ran = run("edit", "1.1.1.1", cwd=small, env=nothing)

    assert (0, "nothing was changed\n") == (ran.status, ran.err)
    assert (True, False) == ((small / "mine").exists(), (small / "hacked").exists())


def test_what_git_remembers_in_the_editor_needs_an_amendment(small: Path, editor: Path, inside: Run) -> None:
    """Without an authority the draft is kept; with one, the amendment is recorded with it."""
    inside("decision", "2021/2022", "approved", "--by", "PC", cwd=small)
    does(editor, 'sed -i "s/Two experiences at each/Three at each/" "$1"')
    before = (small / PLAN).read_bytes()

    refused = inside("edit", "1.1.1.2", cwd=small)
    allowed = inside(
        "edit", "1.1.1.2", "--authority", "PC 87", "--reason", "more came", "--date", "7/12/2022", cwd=small
    )

    assert (2, True) == (refused.status, "another indicator of 1.1.1.2 needs an amendment" in refused.err)
    assert 0 == allowed.status
    after = (small / PLAN).read_text(encoding="utf-8")
    assert "    was: Two experiences at each meeting\n    now: Three at each meeting\n" in after
    assert before.decode() != after
    assert 0 == inside("validate", cwd=small).status


def test_a_draft_outlives_a_write_that_fails(small: Path, editor: Path, inside: Run) -> None:
    """Another hand changed the file while the editor was open: nobody's words are lost."""
    does(editor, 'sed -i "s/in progress/completed/" "$1"', f"echo '# mine' >> '{small / PLAN}'")
    before = (small / PLAN).read_text(encoding="utf-8")

    ran = inside("edit", "1.1.1.1", cwd=small)

    assert (2, f"{before}# mine\n") == (ran.status, (small / PLAN).read_text(encoding="utf-8"))
    assert (
        "was changed by another hand while this command ran\n  nothing was written; run the command again\n" in ran.err
    )
    draft = Path(ran.err.rpartition("your draft is in ")[2].strip())
    assert "  status: completed\n" in draft.read_text(encoding="utf-8")


def test_what_an_editor_leaves_beside_its_file_is_no_trouble(small: Path, editor: Path, inside: Run) -> None:
    """Nor are the byte order mark and the line ends of Notepad."""
    notepad = 'printf "\\357\\273\\277" > "$1.new"; sed "s/in progress/completed/; s/$/\\r/" "$1" >> "$1.new"'
    does(editor, notepad, 'cp "$1" "$1~"', 'mv "$1.new" "$1"')
    before = (small / PLAN).read_text(encoding="utf-8")

    ran = inside("edit", "1.1.1.1", cwd=small)

    assert (0, before.replace("in progress", "completed")) == (ran.status, (small / PLAN).read_text(encoding="utf-8"))
    assert [] == list((editor.parent / "drafts").iterdir())


def test_a_draft_that_cannot_be_written_is_told(
    small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch, editor: Path
) -> None:
    """The disk of temporary files may be full."""
    does(editor, ":")
    monkeypatch.setattr("tempfile.mkdtemp", lambda **_: str(small / "gone"))

    ran = inside("edit", "1.1.1.1", cwd=small)

    assert (2, True) == (ran.status, ran.err.startswith("error: cannot write the draft "))
