"""Find the source of a template: the workspace's own, else the one that came with the tool."""

import re
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.opening import UnreadableError, read_bytes
from tfawg_cli.yaml_text.characters import forbidden_characters
from tfawg_cli.yaml_text.events import Data
from tfawg_cli.yaml_text.text import read

FOLDER = "templates"
HOUSE = "house.docx"
_NAME = re.compile(r"[a-z_][a-z0-9_.-]*\.md")
_CHECKOUT = Path(__file__).parents[3] / FOLDER
_WHEEL = Path(__file__).parents[1] / FOLDER


def _shipped() -> Path:
    """Give the folder of the templates: inside an installed wheel, or at the top of a checkout."""
    return _WHEEL if _WHEEL.is_dir() else _CHECKOUT


def shipped_templates() -> list[str]:
    """Name the templates of the tool, without their ending."""
    return sorted(file.name.removesuffix(".md") for file in _shipped().iterdir() if _NAME.fullmatch(file.name))


def shipped_template(name: str) -> str:
    """Give the text of a template of the tool by its name without the ending."""
    return (_shipped() / f"{name}.md").read_text(encoding="utf-8")


def has_own_templates(root: Path) -> bool:
    """Tell whether a workspace has templates of its own; those of this project's checkout are the tool's.

    Raises CannotGoOnError where they cannot be looked for.
    """
    folder = root / FOLDER
    if folder.is_symlink():
        raise CannotGoOnError(f"{FOLDER} is a link", "make it an ordinary folder")
    return folder.resolve() != _CHECKOUT and any(_NAME.fullmatch(name) for name in _names(folder))


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    except OSError as error:
        message = f"{FOLDER}: {error.strerror}"
        raise CannotGoOnError(message, "make it an ordinary folder that may be read") from None


def read_template(root: Path, name: str) -> tuple[str, str]:
    """Give the text of template `name` and the path to name in errors. Raises CannotGoOnError.

    Args:
        root: the workspace, whose own `templates/` wins, file by file.
        name: the file name, such as `plan.md`; never a path.

    """
    if not _NAME.fullmatch(name):
        message = f"'{name}' is not the name of a template"
        raise CannotGoOnError(message)
    own = root / FOLDER / name
    if own.exists() or own.is_symlink():
        return _read(own), f"{FOLDER}/{name}"
    shipped = _shipped() / name
    if not shipped.is_file():
        message = f"there is no template {FOLDER}/{name}"
        raise CannotGoOnError(message)
    return shipped.read_text(encoding="utf-8"), f"{FOLDER}/{name}"


def shipped_house() -> bytes:
    """Give the document of the tool into which Word files are written."""
    return (_shipped() / HOUSE).read_bytes()


def read_house(root: Path) -> tuple[bytes, bytes]:
    """Give the document into which Word files are written: the workspace's own, and that which came with the tool.

    Without one of its own, a workspace has that of the tool. Raises CannotGoOnError.
    """
    own, shipped = root / FOLDER / HOUSE, shipped_house()
    if not own.exists() and not own.is_symlink():
        return shipped, shipped
    try:
        return read_bytes(own), shipped
    except UnreadableError as error:
        raise CannotGoOnError(f"{FOLDER}/{HOUSE}: {error.message}", error.hint) from None


def words_file(root: Path, language: str) -> str:
    """Give the name of the file for a workspace's own words of templates in a language: as it lies there, or a new one.

    Raises CannotGoOnError where it cannot be looked for.
    """
    name = _words_name(language)
    there = {one for one in _names(root / FOLDER) if one.lower() == name.lower()}
    return name if name in there else min(there, default=name)


def _words_name(language: str) -> str:
    return f"words.{language}.yaml"


def read_words(root: Path, language: str) -> tuple[dict[str, Data], dict[str, Data]]:
    """Give the words of the templates in a language: those that came with the tool, and the workspace's own.

    Either is empty where there are none. Raises CannotGoOnError for a file that cannot be read.
    """
    shipped, own = _shipped() / _words_name(language), root / FOLDER / words_file(root, language)
    is_there = (own.exists() or own.is_symlink()) and own.parent.resolve() != _CHECKOUT
    return (
        _words(shipped.read_bytes(), shipped.name) if shipped.is_file() else {},
        _words(_read(own).encode(), own.name) if is_there else {},
    )


def _words(content: bytes, name: str) -> dict[str, Data]:
    text = read(content, f"{FOLDER}/{name}", frozenset({"format"}))
    for finding in text.findings:
        line = f"{text.file}:{finding.span.line}" if finding.span is not None else text.file
        raise CannotGoOnError(f"{line}: {finding.message}", finding.hint)
    if not isinstance(text.data, dict) or not isinstance(text.data.get("words", {}), dict):
        raise CannotGoOnError(f"{text.file} holds no words", "write them below 'words:', as the tool's own file does")
    return text.data


def _read(path: Path) -> str:
    try:
        text = read_bytes(path).decode("utf-8")
    except (UnreadableError, UnicodeDecodeError) as error:
        message = f"{FOLDER}/{path.name}: {error}"
        raise CannotGoOnError(message, "a template is a UTF-8 text file") from None
    for trouble in forbidden_characters(text):
        line = text.count("\n", 0, trouble.start) + 1
        raise CannotGoOnError(f"{FOLDER}/{path.name}:{line}: {trouble.message}", trouble.hint)
    return text
