"""Start a workspace: empty, valid, and explaining itself."""

import json
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.storage.document_places import refuse_place
from tfawg_cli.storage.records_writing import Changes, NewText, write_changes
from tfawg_cli.storage.tree import top_of_repository
from tfawg_cli.storage.writing import make_folder, write_document

_SHIPPED = Path(__file__).parents[1] / "starter"
_FILES = {
    "data/programme/{stem}.yaml": "programme.yaml",
    "data/programme/bodies.yaml": "bodies.yaml",
    "data/plans/{stem}.yaml": "plan.yaml",
    "README.md": "README.md",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
}
_WORKFLOW = ".github/workflows/records.yml"
"""GitHub reads it at the top of a repository and nowhere else."""


def start_workspace(
    folder: Path, year: FinancialYear, version: str, *, workflow_at_top: bool, typed: str
) -> list[Path]:
    """Write the files of a new workspace and list them.

    Args:
        folder: where the workspace will lie.
        year: its first year.
        version: the version of the tool that the workflow installs.
        workflow_at_top: True to write the workflow at the top of a repository that lies above; else there is none then.
        typed: what was typed behind `tfawg`.

    Raises CannotGoOnError where one of the files, or records, are there already, or the folder lies among records;
    then nothing is written.

    """
    refuse_place(folder)
    top = top_of_repository(folder.absolute().parent)
    targets = {folder / target.format(stem=year.stem): source for target, source in _FILES.items()}
    checked = ""
    if top is None or workflow_at_top:
        targets[(top or folder) / _WORKFLOW] = "workflow.yml"
        where = f"; `{_WORKFLOW}`" if top is None else f"; at the top of the repository, `{_WORKFLOW}`"
        checked = f"{where}\nchecks every one of them"
    for target in (folder / "data", *targets):
        if target.exists() or target.is_symlink():
            raise CannotGoOnError(f"{target} is there already", "name a new folder; nothing was written")
    words = {"year": str(year), "stem": year.stem, "version": version}
    words |= {"checked": checked, "folder": _below(folder, top)}
    texts = {
        target: (_SHIPPED / source).read_text(encoding="utf-8").format(**words) for target, source in targets.items()
    }
    for target in texts:
        make_folder(target.parent)
    inside = {
        target.relative_to(folder).as_posix(): NewText(None, text)
        for target, text in texts.items()
        if target.is_relative_to(folder)
    }
    write_changes(folder.resolve(), Changes(f"new workspace, from {year}", inside, typed))
    for target, text in texts.items():
        if not target.is_relative_to(folder):
            write_document(target, text.encode("utf-8"))
    return list(targets)


def _below(folder: Path, top: Path | None) -> str:
    """Say in a workflow in which folder below the top of the repository its commands run; nothing at the top."""
    if top is None:
        return ""
    below = json.dumps(folder.absolute().relative_to(top).as_posix(), ensure_ascii=False)
    return f"defaults:\n  run:\n    working-directory: {below}\n"
