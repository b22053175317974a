"""Slips of a hand in the real records: every line moved left, moved right, deleted, doubled, swapped with the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from small_records import FilesInMemory
from tfawg_cli.findings import Finding, Severity
from tfawg_cli.operations.rules import check
from tfawg_cli.output.finding_lines import located
from tfawg_cli.storage.loading import load

NEAR = 2
"""Lines between a slip and its finding, at most."""
_STEP = "  "


@dataclass(frozen=True, slots=True)
class Slip:
    """One line of one file that slipped."""

    kind: str
    file: str
    line: int
    """Counted from 1, as it stands after the slip."""
    text: str
    """The whole file after the slip."""

    def __str__(self) -> str:
        """Name it so that a person can make it again."""
        return f"{self.file}:{self.line} {self.kind}"


def slips(file: str, text: str) -> Iterator[Slip]:
    """Make all slips of the lines of a file, but those that change nothing."""
    lines = text.splitlines(keepends=True)
    for at, line in enumerate(lines):
        for kind, there in _forms(line, lines[at + 1 : at + 2]):
            changed = [*lines[:at], *there, *lines[at + len(there[:2]) if kind == "swapped" else at + 1 :]]
            if changed != lines:
                yield Slip(kind, file, at + 1, "".join(changed))


def _forms(line: str, following: list[str]) -> Iterator[tuple[str, list[str]]]:
    if line.startswith(_STEP):
        yield "moved left", [line.removeprefix(_STEP)]
    if line.strip():
        yield "moved right", [_STEP + line]
    yield "deleted", []
    yield "doubled", [line, line]
    if following:
        yield "swapped", [*following, line]


def errors_after(slip: Slip, files: dict[str, str]) -> list[tuple[Finding, int | None]]:
    """Read all files with one slip among them: the errors, each with its line."""
    loaded = load(FilesInMemory({**files, slip.file: slip.text}))
    found = [*loaded.findings, *check(loaded.workspace)]
    shown = located([one for one in found if one.severity is Severity.ERROR], loaded.texts)
    return [(one.finding, one.span.line if one.span else None) for one in shown]


def is_near(slip: Slip, found: list[tuple[Finding, int | None]]) -> bool:
    """Tell whether some error stands within NEAR lines of the slip."""
    return any(
        finding.place.file == slip.file and line is not None and -NEAR <= line - slip.line <= NEAR + 1
        for finding, line in found
    )
