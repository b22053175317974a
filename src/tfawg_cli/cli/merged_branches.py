"""What a merge brought back, told beside what it changed."""

from contextlib import suppress
from pathlib import Path

from tfawg_cli.cli.reading_records import tree_of
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.speech import Speech
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.revisions import both_parents, tree_at
from tfawg_cli.storage.tree import find_root

_BACK = "{number} of {year} is back: one of the merged branches removed it{as_what}, and the other one did not know."


def told_of_merge(revision: str | None, speech: Speech) -> str:
    """Tell in a paragraph what a merge brought back; nothing where the commit is no merge of two, or nothing came back.

    Args:
        revision: the merge; None means the files, which the last commit may have merged.
        speech: the language.

    """
    from tfawg_cli.operations.comparison.diff import compare
    from tfawg_cli.operations.comparison.merged import brought_back

    root = find_root(Path.cwd())
    with suppress(CannotGoOnError):  # what git cannot tell is no reason to tell nothing of the changes
        base, *parents = both_parents(root, revision or "HEAD") or [""]
        if not parents:
            return ""
        before = _workspace(root, base)
        branches = [compare(before, _workspace(root, parent)) for parent in parents]
        found = brought_back(branches, compare(before, _workspace(root, revision)))
        return "".join(f"{_said(*back, speech)}\n\n" for back in found)
    return ""


def _workspace(root: Path, revision: str | None) -> Workspace:
    if revision is None:
        with tree_of(root, None) as tree:
            return load(tree).workspace
    with tree_at(root, revision) as tree:
        return load(tree).workspace


def _said(year: str, removed: str, now: str, speech: Speech) -> str:
    as_what = "" if removed == now else speech.say(" as {number}", number=removed)
    return speech.say(_BACK, number=now, year=year, as_what=as_what)
