"""The versions of record files over the commits, also from the time when they lay elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tfawg_cli.records.moment import Moment, Version
from tfawg_cli.storage.git import NOT_FILES, Blobs, answer, blobs_of, entries_of
from tfawg_cli.storage.opening import UnreadableError
from tfawg_cli.storage.revisions import resolve

_NOT_A_FILE = "?"
"""Names the content of a link or a submodule in the place of a record file."""
Names = tuple[str, ...]
"""The paths that one file had, the newest first."""
Files = tuple[Names, ...]
"""A file, which has one path, and files beside it."""
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
        others = (self._spelled(self.prefix + one) for one in beside)
        return self._versions(self.start, ((self.prefix + file,), *((one,) for one in others)))

    def read(self, content: str) -> bytes:
        """Give the content of a version. Raises CannotGoOnError, UnreadableError."""
        if content == _NOT_A_FILE:
            raise UnreadableError("not-a-file", "something else stood in the place of a record file", "")
        return self.blobs.read(content)

    def _spelled(self, path: str) -> str:
        """Give a path as the newest commit writes it: its case may differ on a disk that knows none."""
        if self.blobs.entry(self.start, path) is not None:
            return path
        folder = path.rpartition("/")[0]
        return next((one for one in entries_of(self.top, self.start, folder) if one.lower() == path.lower()), path)

    def _versions(self, start: str, files: Files) -> list[Version]:
        """Follow files back to the commit that brought the first, and from there the path that it had before."""
        files, listed = self._on_paths(start, files)
        found = {version.key: version for version in listed}
        was_there = {version.key for version in listed if version.content}
        for version in listed:
            if version.content and was_there.isdisjoint(version.parents) and found[version.key] is version:
                above = answer(self.top, "rev-parse", f"{version.key}^@").split()
                older = self._before(version, above, files)
                parents = tuple(one.key for one in older[:1]) or version.parents
                found[version.key] = version._replace(parents=parents, is_cut=self.is_shallow and not above)
                for one in older:  # a file that was moved away and back was at its path before that as well
                    found.pop(one.key, None)
                    found[one.key] = one
        return list(found.values())

    def _on_paths(self, start: str, files: Files) -> tuple[Files, list[Version]]:
        """List the versions while the first file kept its path, and the paths that the files beside it had."""
        while True:
            found = [self._version(block, files) for block in self._blocks(start, files)]
            named = (files[0], *(self._names(found, beside, names) for beside, names in enumerate(files[1:], start=1)))
            if named == files:
                return files, found
            files = named

    def _names(self, found: list[Version], beside: int, names: Names) -> Names:
        """Add the path that a file beside had, where it came to the first file by a move."""
        held = {version.key: version.content.split(" ") for version in found if version.content}
        has_it = {key for key, contents in held.items() if contents[beside]}
        came = [one for one in found if one.key in has_it and has_it.isdisjoint(one.parents)]
        for version in came:
            if not held.keys().isdisjoint(version.parents):
                gone = self._gone(f"{version.key}^", version.key)
                old = _moved_from(names[0], held[version.key][beside], gone)
                names = names if old in ("", *names) else (*names, old)
        return names

    def _blocks(self, start: str, files: Files) -> Iterator[tuple[str, str]]:
        told = answer(
            self.top,
            *("rev-list", "--topo-order", "--parents", "--encoding=UTF-8", f"--format={_FORMAT}"),
            *(start, "--", *chain(*files)),
        )
        lines = told.split("\n")
        yield from zip(lines[::2], lines[1::2], strict=False)

    def _version(self, block: tuple[str, str], files: Files) -> Version:
        _, commit, *parents = block[0].split(" ")
        time, day, author, subject = block[1].split("\0", 3)
        moment = Moment(commit, int(time), date.fromisoformat(day), author, subject)
        blobs = [self._content(commit, names) for names in files]
        return Version(commit, moment, " ".join(blobs) if blobs[0] else "", tuple(parents))

    def _content(self, commit: str, names: Names) -> str:
        """Name what a file held in a commit, under the newest of its paths that is there; empty where none is."""
        there = (self.blobs.entry(commit, name) for name in names)
        mode, blob = next((one for one in there if one is not None), ("", ""))
        return _NOT_A_FILE if mode in NOT_FILES else blob

    def _gone(self, before: str, after: str) -> dict[str, str]:
        """List the files that a commit has not any more, and what they held."""
        here = entries_of(self.top, after)
        there = entries_of(self.top, before)
        return {old: blob for old, (_, blob) in there.items() if old not in here and old.endswith(".yaml")}

    def _before(self, version: Version, above: list[str], files: Files) -> list[Version]:
        """Find the versions from before a file was moved; none where it was new."""
        (path,), *beside = files
        content, *contents = version.content.split(" ")
        for parent in above[:1]:
            gone = self._gone(parent, version.key)
            old = _moved_from(path, content, gone)
            if old:
                lay = zip(beside, contents, strict=True)
                others = ((_lay_beside(old, path, names, blob, gone), *names) for names, blob in lay)
                return self._versions(parent, ((old,), *others))
        return []


def _lay_beside(old: str, path: str, names: Names, content: str, gone: dict[str, str]) -> str:
    """Give the path that a file beside `path` had when that was `old`: the same ending, else one that it moved from."""
    alike = old.removesuffix(".yaml") + names[0].removeprefix(path.removesuffix(".yaml"))
    return alike if alike in gone else _moved_from(names[0], content, gone) or alike


def _moved_from(path: str, content: str, gone: dict[str, str]) -> str:
    """Choose the file that was moved: one of the same content, else of the same name; empty where there is none."""
    name = PurePosixPath(path).name.lower()
    same_content = [old for old, blob in gone.items() if blob == content]
    same_name = [old for old in gone if PurePosixPath(old).name.lower() == name]
    return next(iter([*same_content, *(same_name if len(same_name) == 1 else [])]), "")


@contextmanager
def commits_of(root: Path, revision: str) -> Iterator[Commits]:
    """Give the commits that lead to `revision`, for the workspace `root`. Raises CannotGoOnError."""
    start = resolve(root, revision).commit
    top = Path(answer(root, "rev-parse", "--show-toplevel").rstrip("\n"))
    shallow, _, prefix = answer(root, "rev-parse", "--is-shallow-repository", "--show-prefix").partition("\n")
    with blobs_of(top) as blobs:
        yield Commits(top, prefix.rstrip("\n"), start, shallow == "true", blobs)
