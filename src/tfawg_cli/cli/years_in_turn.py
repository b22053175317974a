"""All years for a question about one item: every plan is read, and held no longer than it is looked at."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from tfawg_cli.cli.reading_records import Records, watched
from tfawg_cli.findings import Severity
from tfawg_cli.operations.years.traces import traces_of, with_traces
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.loading import Loaded, load_by_year, load_files
from tfawg_cli.storage.tree import Tree
from tfawg_cli.yaml_text.text import read

_NOT_HELD = read(b"", "")
"""Stands for the text of a plan that is not at hand."""


class YearsInTurn(NamedTuple):
    """The records, of the plans only what other years ask about, and the files, each of which can be read again."""

    records: Records
    tree: Tree
    languages: Collection[str]
    """The languages whose translations are read as well."""

    def whole(self, file: str) -> Workspace:
        """Give all that one file says, and its translations. Raises RecordsHaveErrorsError where it became wrong."""
        now = Records(self.records.root, load_files(self.tree, {file}, self.languages))
        now.need_readable()
        return now.workspace


def read_in_turn(root: Path, tree: Tree, languages: Collection[str]) -> YearsInTurn:
    """Read all records of the workspace at `root`, one plan after the other.

    Raises RecordsHaveErrorsError where any file has an error of syntax or shape.
    """
    with watched(tree) as seen:
        others, years = load_by_year(seen, languages)
        kept = list(map(_kept, years))
    workspace = with_traces(others.workspace, [one.workspace for one in kept])
    texts = {file: text for one in (*kept, others) for file, text in one.texts.items()}
    findings = tuple(finding for one in (*kept, others) for finding in one.findings)
    wrong = {finding.place.file for finding in findings if finding.severity is Severity.ERROR}
    if wrong:
        texts |= load_files(tree, wrong, languages).texts
    records = Records(root, Loaded(workspace, texts, findings, others.plan_years))
    records.need_readable()
    return YearsInTurn(records, tree, languages)


def _kept(loaded: Loaded) -> Loaded:
    return loaded._replace(workspace=traces_of(loaded.workspace), texts=dict.fromkeys(loaded.texts, _NOT_HELD))
