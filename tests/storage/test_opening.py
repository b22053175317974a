"""Files that are no files: each is told for what it is, and none is waited for."""

import os
import socket
from pathlib import Path

import pytest

from conftest import Run
from tfawg_cli.storage.opening import LARGEST, UnreadableError, read_bytes

NAME = "record.yaml"


def refusal(path: Path) -> tuple[str, str]:
    """Give the rule and the message with which a file is refused."""
    with pytest.raises(UnreadableError) as refused:
        read_bytes(path)
    return refused.value.rule, refused.value.message


def test_file_is_read_as_it_is(tmp_path: Path) -> None:
    """Byte by byte, line ends included."""
    (tmp_path / NAME).write_bytes(b"a\r\n\x1a\xff")
    assert b"a\r\n\x1a\xff" == read_bytes(tmp_path / NAME)


@pytest.mark.parametrize("target", ["other.yaml", "missing.yaml", NAME, "/dev/zero"])
def test_link_is_not_followed(tmp_path: Path, target: str) -> None:
    """Neither to a good file, nor to nothing, nor to itself, nor to something endless."""
    (tmp_path / "other.yaml").write_text("a: b")
    (tmp_path / NAME).symlink_to(target)
    assert ("not-a-file", "a link stands in the place of a record file") == refusal(tmp_path / NAME)


def test_folder_is_no_file(tmp_path: Path) -> None:
    """A folder may bear the name of a record."""
    assert ("not-a-file", "a folder stands in the place of a record file") == refusal(tmp_path)


def test_folder_is_no_file_where_the_system_does_not_open_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to open a folder at all."""
    monkeypatch.setattr(os, "open", _denied)
    assert ("not-a-file", "a folder stands in the place of a record file") == refusal(tmp_path)


def _denied(*_: object, **__: object) -> int:
    raise PermissionError(13, "Permission denied")


def test_pipe_is_not_waited_for(small: Path, run: Run) -> None:
    """Nobody will ever write into it; the command ends all the same."""
    os.mkfifo(small / "data" / "plans" / "2020-2021.yaml")
    ran = run("validate", cwd=small)
    assert "data/plans/2020-2021.yaml: error: a pipe stands in the place of a record file [not-a-file]" in ran.out
    assert (1, "") == (ran.status, ran.err)


def test_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told before it is opened, which cannot be done."""
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(NAME)
        assert ("not-a-file", "a socket stands in the place of a record file") == refusal(Path(NAME))


def test_device_is_no_file() -> None:
    """A device may be endless."""
    assert ("not-a-file", "a device stands in the place of a record file") == refusal(Path("/dev/zero"))


def test_file_of_another_user_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the words of the system."""
    (tmp_path / NAME).write_text("a: b")
    monkeypatch.setattr(os, "open", _denied)
    assert ("unreadable-file", "the file cannot be read: Permission denied") == refusal(tmp_path / NAME)


def test_missing_file_is_told(tmp_path: Path) -> None:
    """It may go away between the listing of its folder and its reading."""
    assert ("unreadable-file", "the file cannot be read: No such file or directory") == refusal(tmp_path / NAME)


def test_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    """The limit itself is allowed, a byte more is not."""
    with (tmp_path / NAME).open("wb") as file:
        file.truncate(LARGEST)
    assert LARGEST == len(read_bytes(tmp_path / NAME))
    with (tmp_path / NAME).open("ab") as file:
        file.write(b"x")
    assert ("too-large", "the file has 10,485,761 bytes; at most 10,485,760 are read") == refusal(tmp_path / NAME)
