"""`tfawg report`: what stops it, whose templates it takes, and what it leaves behind."""

import sys
from pathlib import Path

import pytest

from conftest import ROOT, Run

PLAN = "data/plans/2021-2022.yaml"


def change(file: Path, old: str, new: str) -> None:
    """Change a file that holds `old`."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_records_with_errors_are_not_rendered(workspace: Path, inside: Run) -> None:
    """The errors are shown on stderr, nothing is printed or written, and the status is 1."""
    change(workspace / PLAN, "[Members]", "[Membres]")

    refused = inside("report", "plan", "-o", "plan.md")

    assert (1, "") == (refused.status, refused.out)
    assert "error: unknown body 'Membres' [unknown-body]" in refused.err
    assert "\n1 error in what this command needs, so it did nothing\n" in refused.err
    assert not (workspace / "plan.md").exists()


def test_errors_elsewhere_are_only_counted(workspace: Path, inside: Run) -> None:
    """The wrong plan of another year does not keep this year's document back."""
    text = (workspace / PLAN).read_text(encoding="utf-8")
    (workspace / "data/plans/2022-2023.yaml").write_text(text, encoding="utf-8")

    report = inside("report", "plan", "2021/2022")

    assert 0 == report.status
    assert "1 error elsewhere; tfawg validate shows it\n" == report.err


def test_an_older_file_stays_when_the_report_is_refused(workspace: Path, inside: Run) -> None:
    """Nothing is written before everything is known to be right."""
    (workspace / "plan.md").write_text("old", encoding="utf-8")
    change(workspace / PLAN, "[Members]", "[Membres]")
    inside("report", "plan", "-o", "plan.md")

    assert "old" == (workspace / "plan.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [("report", "plan"), ("list", "--format", "csv"), ("show", "1.1")])
@pytest.mark.parametrize("target", [PLAN, "data/programme/bodies.yaml", "data/plans/2022-2023.yaml", "data/x.md"])
def test_a_document_never_replaces_a_record(
    workspace: Path, inside: Run, command: tuple[str, ...], target: str
) -> None:
    """`-o` on a record is refused, and every record stays as it was."""
    before = {path: path.read_bytes() for path in (workspace / "data").rglob("*") if path.is_file()}

    refused = inside(*command, "-o", target)

    assert (2, "") == (refused.status, refused.out)
    assert "lies among the records" in refused.err
    assert before == {path: path.read_bytes() for path in (workspace / "data").rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "target", ["data", "data/r", "data/plans/r/x", "reports/../data/r", "link/r", "{root}/data/r", "link.md"]
)
@pytest.mark.parametrize("command", [("report", "--all"), ("schema",), ("list", "bodies")])
def test_documents_never_land_among_the_records(
    small: Path, inside: Run, command: tuple[str, ...], target: str
) -> None:
    """Nor at any depth, nor by a way around: `-o` on the records is refused, and no folder is made."""
    (small / "reports").mkdir()
    (small / "link").symlink_to(small / "data")
    (small / "link.md").symlink_to(small / PLAN)
    before = sorted((small / "data").rglob("*"))

    refused = inside(*command, "-o", target.format(root=small))

    assert (2, "") == (refused.status, refused.out)
    assert "lies among the records, and a document is none" in refused.err
    assert before == sorted((small / "data").rglob("*"))


def test_a_folder_that_is_only_called_data_holds_no_records(workspace: Path, inside: Run) -> None:
    """Documents may go there."""
    (workspace / "reports/data").mkdir(parents=True)

    assert 0 == inside("report", "plan", "-o", "reports/data/plan.md").status


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_to_itself_is_refused(workspace: Path, inside: Run) -> None:
    """It is no place for a document, and no fault of the tool."""
    (workspace / "loop.md").symlink_to("loop.md")

    refused = inside("report", "plan", "-o", "loop.md")

    assert 2 == refused.status
    assert "error: cannot write loop.md: " in refused.err


def test_a_workspace_has_templates_of_its_own(workspace: Path, inside: Run) -> None:
    """A file of the same name wins, and may use the tables of the tool."""
    (workspace / "templates").mkdir()
    (workspace / "templates/plan.md").write_text(
        "{% import '_tables.md' as tables %}Ours: {{ view.year }}\n"
        "{{ tables.action_table(view.deliverables[1].tasks[0].actions) }}",
        encoding="utf-8",
    )

    report = inside("report", "plan")

    assert report.out.startswith("Ours: 2021/2022\n| No | Action |")
    assert 4 == report.out.count("\n")
    assert inside("report", "programme").out.startswith("# TFAWG Work Programme 2021-2022")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a\n{{ view.gone }}", "error: templates/plan.md:2: view has no 'gone'; it has: title, year, state, "),
        (b"\xff", "error: templates/plan.md: "),
        (b"{% include '../../secret' %}", "error: '../../secret' is not the name of a template"),
    ],
)
def test_a_bad_template_is_named(workspace: Path, inside: Run, content: bytes, message: str) -> None:
    """Status 2, one line that says where, and nothing on stdout."""
    (workspace / "templates").mkdir()
    (workspace / "templates/plan.md").write_bytes(content)

    refused = inside("report", "plan")

    assert (2, "") == (refused.status, refused.out)
    assert message in refused.err
    assert "Traceback" not in refused.err


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_template_that_is_a_link_is_not_followed(workspace: Path, inside: Run) -> None:
    """A template of the workspace is a file of the workspace."""
    (workspace / "templates").mkdir()
    (workspace / "templates/plan.md").symlink_to("/etc/hostname")

    refused = inside("report", "plan")

    assert (2, "") == (refused.status, refused.out)
    assert "templates/plan.md: a link" in refused.err


def test_a_report_can_go_to_a_pipe_or_a_device(workspace: Path, inside: Run) -> None:
    """`-o /dev/stdout` is no file to be replaced."""
    if not Path("/dev/null").exists():
        pytest.skip("no such devices here")

    assert 0 == inside("report", "plan", "-o", "/dev/null", cwd=workspace).status
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such devices here")
def test_a_report_can_go_to_the_pipe_behind_stdout(workspace: Path, run: Run) -> None:
    """`-o /dev/stdout` leads to a pipe that has no name."""
    assert run("report", "plan").out == run("report", "plan", "-o", "/dev/stdout", cwd=workspace).out


@pytest.mark.parametrize(
    ("options", "template"),
    [
        (("plan",), "plan"),
        (("progress",), "progress"),
        (("progress", "--to", "PC"), "progress-to"),
        (("plan", "2021/2022"), "plan"),
        (("_tables",), "_tables"),
    ],
)
def test_a_template_of_the_tool_can_be_copied(
    tmp_path: Path, inside: Run, options: tuple[str, ...], template: str
) -> None:
    """Byte by byte, outside of a workspace as well; the workspace's own does not hide it."""
    text = (ROOT / f"templates/{template}.md").read_text(encoding="utf-8")
    (tmp_path / "templates").mkdir()

    assert f"{text}--- stderr\n--- exit status 0\n" == str(inside("report", *options, "--template"))
    assert 0 == inside("report", *options, "--template", "-o", "templates/copy.md").status
    assert text == (tmp_path / "templates/copy.md").read_text(encoding="utf-8")


def test_a_changed_template_is_not_lost(workspace: Path, inside: Run) -> None:
    """To copy the template once more does not put the tool's in its place."""
    (workspace / "templates").mkdir()
    copy = ("report", "plan", "--template", "-o", "templates/plan.md")
    assert (0, 0) == (inside(*copy).status, inside(*copy).status)
    (workspace / "templates/plan.md").write_text("ours", encoding="utf-8")

    refused = inside(*copy)

    assert 2 == refused.status
    assert "error: templates/plan.md is there, and may hold your changes\n" in refused.err
    assert "ours\n" == inside("report", "plan").out
    assert 0 == inside(*copy, "--force").status
