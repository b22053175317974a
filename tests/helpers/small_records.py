"""The small workspace of the examples in memory, with some of its words replaced."""

from dataclasses import dataclass

from conftest import BASE
from tfawg_cli.findings import Finding
from tfawg_cli.operations.rules import check
from tfawg_cli.storage.loading import Loaded, load

PLAN = "data/plans/2021-2022.yaml"
EDITION = "data/programme/2021-2022.yaml"
BODIES = "data/programme/bodies.yaml"

Change = tuple[str, str, str]
"""A file, words in it, and what is written instead; a file that is not there starts empty."""


@dataclass(frozen=True)
class FilesInMemory:
    """A tree that is no folder."""

    files: dict[str, str]

    def paths(self) -> list[str]:
        """List the files."""
        return sorted(self.files)

    def read(self, path: str) -> bytes:
        """Give the content of a file."""
        return self.files[path].encode()


def files_of_small() -> dict[str, str]:
    """Give the files of the small workspace."""
    return {path: (BASE / path).read_text(encoding="utf-8") for path in (PLAN, EDITION, BODIES)}


def small(*changes: Change) -> Loaded:
    """Load the small workspace after some changes."""
    files = files_of_small()
    for path, old, new in changes:
        text = files.get(path, "")
        assert old in text
        files[path] = text.replace(old, new, 1)
    return load(FilesInMemory(files))


def found(*changes: Change) -> list[Finding]:
    """Find what is wrong with the small workspace after some changes."""
    loaded = small(*changes)
    return [*loaded.findings, *check(loaded.workspace)]


def rules_broken(*changes: Change) -> set[str]:
    """Name the rules that the small workspace breaks after some changes."""
    return {finding.rule for finding in found(*changes)}


def small_files() -> dict[str, str]:
    """Read the files of the small workspace, by their paths below data/."""
    data = BASE / "data"
    return {path.relative_to(data).as_posix(): path.read_bytes().decode() for path in data.rglob("*.yaml")}
