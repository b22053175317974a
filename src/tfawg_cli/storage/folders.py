"""The folders of record files, opened once: what is swapped for a link afterwards is never written through."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tfawg_cli.storage.opening import read_bytes

_CAN_OPEN = hasattr(os, "O_DIRECTORY") and os.open in os.supports_dir_fd
"""Windows opens no folder: there files are named by their whole path."""


class Folder(NamedTuple):
    """A folder of which files are read and written."""

    path: Path
    descriptor: int | None
    """None where the system opens no folder."""

    def _named(self, name: str) -> Path:
        return Path(name) if self.descriptor is not None else self.path / name

    def read(self, name: str) -> bytes | None:
        """Read a file; None where there is none. Raises UnreadableError."""
        try:
            os.stat(self._named(name), dir_fd=self.descriptor, follow_symlinks=False)
        except FileNotFoundError:
            return None
        return read_bytes(self._named(name), folder=self.descriptor)

    def write(self, name: str, content: bytes, mode: int = 0o666) -> None:
        """Write a new file to the disk; of the rights `mode`, the user's mask leaves some. Raises OSError."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self._named(name), flags, mode, dir_fd=self.descriptor)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def write_beside(self, name: str, target: str, content: bytes) -> None:
        """Write a new file that is to replace `target`, with its rights. Raises OSError."""
        try:
            mode = os.stat(self._named(target), dir_fd=self.descriptor, follow_symlinks=False).st_mode & 0o777
        except FileNotFoundError:
            self.write(name, content)
            return
        if not os.access(self._named(target), os.W_OK, dir_fd=self.descriptor):
            raise PermissionError(13, "the file is read-only")  # its folder would let it be replaced all the same
        self.write(name, content)
        os.chmod(self._named(name), mode, dir_fd=self.descriptor)

    def replace(self, name: str, target: str) -> None:
        """Let a file take the place of another one. Raises OSError."""
        names = self._named(name), self._named(target)
        os.replace(*names, src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)

    def touch(self, name: str) -> None:
        """Give a file the time of now. Raises OSError."""
        os.utime(self._named(name), dir_fd=self.descriptor)

    def remove(self, name: str) -> None:
        """Delete a file. Raises OSError."""
        os.unlink(self._named(name), dir_fd=self.descriptor)

    def bring_to_disk(self) -> None:
        """Let new names survive a power cut as well, where the system can: Windows cannot, and some disks refuse."""
        if self.descriptor is not None:
            with suppress(OSError):
                os.fsync(self.descriptor)


@contextmanager
def opened(root: Path, folders: Iterable[str]) -> Iterator[dict[str, Folder]]:
    """Open folders by their paths below the workspace, none of them through a link. Raises OSError."""
    with ExitStack() as stack:
        yield {folder: _opened(root, folder, stack) for folder in dict.fromkeys(folders)}


def _opened(root: Path, folder: str, stack: ExitStack) -> Folder:
    parts = PurePosixPath(folder).parts
    if not _CAN_OPEN:
        for depth in range(len(parts)):
            if root.joinpath(*parts[: depth + 1]).is_symlink():
                raise OSError(f"{folder} is a link")
        return Folder(root / folder, None)
    flags = os.O_RDONLY | os.O_DIRECTORY
    descriptor = os.open(root, flags)
    stack.callback(os.close, descriptor)
    for part in parts:
        descriptor = os.open(part, flags | os.O_NOFOLLOW, dir_fd=descriptor)
        stack.callback(os.close, descriptor)
    return Folder(root / folder, descriptor)
