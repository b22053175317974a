"""Writing a file: the old one or the new one, never a half."""

import os
import stat
from pathlib import Path

import pytest

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.writing import holds, make_folder, write_document


def test_new_file_has_the_rights_that_are_usual(tmp_path: Path) -> None:
    """As if an editor had made it."""
    umask = os.umask(0o027)
    try:
        write_document(tmp_path / "new.md", b"text\r\n")
    finally:
        os.umask(umask)
    assert b"text\r\n" == (tmp_path / "new.md").read_bytes()
    assert 0o640 == stat.S_IMODE((tmp_path / "new.md").stat().st_mode)


def test_older_file_keeps_its_rights(tmp_path: Path) -> None:
    """Who could read it can still read it, nobody else."""
    file = tmp_path / "old.md"
    file.write_text("old")
    file.chmod(0o604)
    write_document(file, b"new")
    assert (b"new", 0o604) == (file.read_bytes(), stat.S_IMODE(file.stat().st_mode))


def test_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is written."""
    (tmp_path / "target.md").write_text("old")
    (tmp_path / "link.md").symlink_to("target.md")
    write_document(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert "new" == (tmp_path / "target.md").read_text()


def test_device_is_written_to() -> None:
    """`-o /dev/null` and `-o /dev/stdout` are no files to be replaced."""
    write_document(Path(os.devnull), b"text")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_failure_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """A full disk is no reason to lose what was there."""
    file = tmp_path / "report.md"
    file.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(CannotGoOnError, match=r"cannot write .*report\.md: No space left on device"):
        write_document(file, b"new")
    assert [file] == list(tmp_path.iterdir())
    assert "old" == file.read_text()


def test_interrupt_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is a failure as well."""

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_document(tmp_path / "report.md", b"new")
    assert [] == list(tmp_path.iterdir())


def test_missing_folder_is_told(tmp_path: Path) -> None:
    """It is not made unasked."""
    with pytest.raises(CannotGoOnError, match="there is no folder"):
        write_document(tmp_path / "nowhere" / "report.md", b"new")


def test_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    """And one that is there is left alone."""
    for _ in range(2):
        make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    """With what to look at."""
    (tmp_path / "a").write_text("")
    with pytest.raises(CannotGoOnError, match="cannot make the folder") as refused:
        make_folder(tmp_path / "a" / "b")
    assert "in the way" in refused.value.hint


def test_a_document_behind_a_link_is_written_and_compared(tmp_path: Path) -> None:
    """What the link leads to is the document."""
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    write_document(tmp_path / "link.md", b"new")
    assert (True, True) == (holds(tmp_path / "link.md", b"new"), (tmp_path / "link.md").is_symlink())


def test_line_ends_that_git_changed_make_no_document_stale(tmp_path: Path) -> None:
    """With core.autocrlf a checkout on Windows has other bytes and the same words."""
    document = tmp_path / "plan.md"
    document.write_bytes(b"# Plan\r\n\r\nWords\r\n")

    assert holds(document, b"# Plan\n\nWords\n")
    assert not holds(document, b"# Plan\n\nOther words\n")
