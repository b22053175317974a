"""The versions of record files over the commits, also from the time when they lay elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tfawg_cli.records.moment import Moment, Version
from tfawg_cli.storage.git import NOT_FILES, Blobs, answer, blobs_of, entries_of
from tfawg_cli.storage.opening import UnreadableError
from tfawg_cli.storage.revisions import resolve

_NOT_A_FILE = "?"
"""Names the content of a link or a submodule in the place of a record file."""
Paths = tuple[str, ...]
"""A file, and files beside it."""
_FORMAT = "%ct%x00%cs%x00%an%x00%s"


class Commits(NamedTuple):
    """The commits that lead to one commit."""

    top: Path
    """The folder of the repository."""
    prefix: str
    """The folder of the workspace below it, with a slash at its end; empty at the top."""
    start: str
    """The full hash of the newest commit."""
    is_shallow: bool
    blobs: Blobs

    def versions(self, file: str, *beside: str) -> list[Version]:
        """List the versions of a file of the workspace, the newest first. Raises CannotGoOnError.

        Args:
            file: its path.
            beside: files of the same name but for its end, such as its translations; what they hold is a part of the
                content of a version, behind a blank each.

        """
        return self._versions(self.start, tuple(self.prefix + one for one in (file, *beside)))

    def read(self, content: str) -> bytes:
        """Give the content of a version. Raises CannotGoOnError, UnreadableError."""
        if content == _NOT_A_FILE:
            raise UnreadableError("not-a-file", "something else stood in the place of a record file", "")
        return self.blobs.read(content)

    def _versions(self, start: str, paths: Paths) -> list[Version]:
        """Follow paths back to the commit that brought the first, and from there those that they had before."""
        found = [self._version(block, paths) for block in self._blocks(start, paths)]
        was_there = {version.key for version in found if version.content}
        for place, version in list(enumerate(found)):
            if version.content and was_there.isdisjoint(version.parents):
                above = answer(self.top, "rev-parse", f"{version.key}^@").split()
                older = self._before(version, above, paths)
                parents = tuple(one.key for one in older[:1]) or version.parents
                found[place] = version._replace(parents=parents, is_cut=self.is_shallow and not above)
                found += older
        return found

    def _blocks(self, start: str, paths: Paths) -> Iterator[tuple[str, str]]:
        told = answer(
            self.top,
            *("rev-list", "--topo-order", "--parents", "--encoding=UTF-8", f"--format={_FORMAT}"),
            *(start, "--", *paths),
        )
        lines = told.split("\n")
        yield from zip(lines[::2], lines[1::2], strict=False)

    def _version(self, block: tuple[str, str], paths: Paths) -> Version:
        _, commit, *parents = block[0].split(" ")
        time, day, author, subject = block[1].split("\0", 3)
        moment = Moment(commit, int(time), date.fromisoformat(day), author, subject)
        there = (self.blobs.entry(commit, one) or ("", "") for one in paths)
        blobs = [_NOT_A_FILE if mode in NOT_FILES else blob for mode, blob in there]
        return Version(commit, moment, " ".join(blobs) if blobs[0] else "", tuple(parents))

    def _before(self, version: Version, above: list[str], paths: Paths) -> list[Version]:
        """Find the versions from before a file was moved; none where it was new."""
        for parent in above[:1]:
            gone = entries_of(self.top, parent)
            here = entries_of(self.top, version.key)
            candidates = {old: blob for old, (_, blob) in gone.items() if old not in here and old.endswith(".yaml")}
            old_path = _moved_from(paths[0], version.content.partition(" ")[0], candidates)
            if old_path:
                return self._versions(parent, (old_path, *(_beside(old_path, one, paths[0]) for one in paths[1:])))
        return []


def _beside(file: str, other: str, named_after: str) -> str:
    """Give the path that stands beside `file` as `other` stands beside the file that it is named after."""
    return file.removesuffix(".yaml") + other.removeprefix(named_after.removesuffix(".yaml"))


def _moved_from(path: str, content: str, gone: dict[str, str]) -> str:
    """Choose the file that was moved: one of the same content, else of the same name; empty where there is none."""
    same_content = [old for old, blob in gone.items() if blob == content]
    same_name = [old for old in gone if PurePosixPath(old).name == PurePosixPath(path).name]
    return next(iter([*same_content, *(same_name if len(same_name) == 1 else [])]), "")


@contextmanager
def commits_of(root: Path, revision: str) -> Iterator[Commits]:
    """Give the commits that lead to `revision`, for the workspace `root`. Raises CannotGoOnError."""
    start = resolve(root, revision).commit
    top = Path(answer(root, "rev-parse", "--show-toplevel").rstrip("\n"))
    shallow, _, prefix = answer(root, "rev-parse", "--is-shallow-repository", "--show-prefix").partition("\n")
    with blobs_of(top) as blobs:
        yield Commits(top, prefix.rstrip("\n"), start, shallow == "true", blobs)
