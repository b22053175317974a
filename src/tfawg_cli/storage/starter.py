"""Start a workspace: empty, valid, and explaining itself."""

from importlib.resources import files
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.storage.writing import make_folder, write_document

_FILES = {
    "data/programme/{stem}.yaml": "programme.yaml",
    "data/programme/bodies.yaml": "bodies.yaml",
    "data/plans/{stem}.yaml": "plan.yaml",
    "README.md": "README.md",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".github/workflows/records.yml": "workflow.yml",
}


def start_workspace(folder: Path, year: FinancialYear, version: str) -> list[str]:
    """Write the files of a new workspace and list them.

    Raises CannotGoOnError where one of them, or records, are there already; then nothing is written.
    """
    words = {"year": str(year), "stem": year.stem, "version": version}
    targets = {target.format(**words): source for target, source in _FILES.items()}
    for target in ("data", *targets):
        if (folder / target).exists() or (folder / target).is_symlink():
            message = f"{folder / target} is there already"
            raise CannotGoOnError(message, "name a new folder; nothing was written")
    shipped = files("tfawg_cli") / "starter"
    for target, source in targets.items():
        text = (shipped / source).read_text(encoding="utf-8").format(**words)
        make_folder((folder / target).parent)
        write_document(folder / target, text.encode("utf-8"))
    return list(targets)
