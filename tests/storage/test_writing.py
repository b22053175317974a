"""Writing a file: the old one or the new one, never a half."""

import os
import stat
import sys
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


def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path) -> None:
    """What it leads to may be anybody's."""
    (tmp_path / "target.md").write_text("old")
    for name, target in (("link.md", "target.md"), ("loop.md", "loop.md")):
        (tmp_path / name).symlink_to(target)
        with pytest.raises(CannotGoOnError, match="it is a link"):
            write_document(tmp_path / name, b"new")
        assert (tmp_path / name).is_symlink()
    assert "old" == (tmp_path / "target.md").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    """`-o /dev/null` and `-o /dev/stdout` are nothing to be replaced, and a link to one is as good."""
    (tmp_path / "link").symlink_to("pipe")
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)

    for name in ("pipe", "link"):
        write_document(tmp_path / name, b"text")
        assert b"text" == os.read(reader, 10)
        assert stat.S_ISFIFO((tmp_path / name).stat().st_mode)
    os.close(reader)


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    """Whoever made it so meant it, though the folder would let it be replaced."""
    (tmp_path / "old.md").write_text("old")
    (tmp_path / "old.md").chmod(0o444)
    with pytest.raises(CannotGoOnError, match=r"cannot write .*old\.md: it is read-only"):
        write_document(tmp_path / "old.md", b"new")
    assert "old" == (tmp_path / "old.md").read_text()


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


def test_a_document_behind_a_link_is_compared(tmp_path: Path) -> None:
    """To read it does no harm."""
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    assert (True, False) == (holds(tmp_path / "link.md", b"old"), holds(tmp_path / "link.md", b"new"))


def test_a_temporary_file_that_is_gone_already_does_not_hide_what_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who tidies up meanwhile is no reason for another error."""

    def fail(_: int) -> None:
        for file in tmp_path.iterdir():
            file.unlink()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotGoOnError, match="No space left on device"):
        write_document(tmp_path / "report.md", b"new")


def test_a_document_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    """Not even what it would hold."""
    (tmp_path / "a.md").write_bytes(b"words\r\n")
    assert [True, False, False] == [holds(tmp_path / name, b"words\n") for name in ("a.md", "b.md", "c/d.md")]
