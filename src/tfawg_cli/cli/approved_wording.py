"""What approved wording said, where git remembers it."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.years.frozen import Recall, Wording, digest, numbered, wording
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.records.reading import read_plan, read_programme
from tfawg_cli.storage.commits import commits_of
from tfawg_cli.storage.opening import UnreadableError
from tfawg_cli.yaml_text.text import read


def recall_from(root: Path) -> Recall:
    """Give a function that looks wording up in the earlier versions of the record files of a workspace."""

    @cache
    def earlier(file: str) -> list[dict[str, Wording]]:
        with suppress(CannotGoOnError, UnreadableError):
            return list(_wordings(root, file))
        return []

    def recall(file: str, number: str, wanted: str) -> Wording | None:
        found = (items[number] for items in earlier(file) if number in items)
        return next((fields for fields in found if digest(number, fields) == wanted), None)

    return recall


def _wordings(root: Path, file: str) -> Iterator[dict[str, Wording]]:
    """List the wording of all items of a file, version by version; versions that cannot be read are left out."""
    reader = read_plan if file.startswith("data/plans/") else read_programme
    with commits_of(root, "HEAD") as commits:
        for content in dict.fromkeys(version.content for version in commits.versions(file) if version.content):
            record = reader(read(commits.read(content), file, UNTYPED_KEYS)).record
            if record is not None:
                yield {number: wording(item) for _, number, item in numbered(record)}
