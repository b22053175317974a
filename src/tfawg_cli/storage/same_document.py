"""Whether a file that a document would replace is that document of an earlier day, or something else."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

from tfawg_cli.storage.office_files import LARGEST_FILE
from tfawg_cli.storage.opening import UnreadableError, read_bytes
from tfawg_cli.yaml_text.characters import NotTextError, decode

_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)<")
"""When a workbook says that it was begun: all of ours say the same, and Excel lets that stand when it saves them."""
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(\.\d+)+\s")
_PAGES = {".html", ".htm"}
_HEAD_OF_JSON = 3
"""Lines in which JSON says what it is."""


def is_same_document(path: Path, content: bytes) -> bool:
    """Tell whether the file at `path` begins as the document that is to replace it, whatever the year and the item.

    A title or the columns of a list are the same where half of their words are; a workbook bears a mark. What stands
    behind the end of a page or of JSON is of another hand; in Markdown any line may be ours, and the rows of a CSV are
    looked at elsewhere. An empty file holds nothing that could be lost, what cannot be read is another. Word files are
    not asked about here.
    """
    ending = path.suffix.lower()
    try:
        if ending == ".docx":  # judged by who saved it last, which tells more
            return True
        there = read_bytes(path, "a document", largest=LARGEST_FILE)
        if ending == ".xlsx":
            return not there or _mark(there) == _mark(content)
        heads = (_head(decode(one), ending) for one in (there, content))
        return not there.strip() or (_begin_alike(*heads) and _ends_there(there, ending))
    except (UnreadableError, NotTextError, ValueError, RecursionError):
        return False


def _ends_there(content: bytes, ending: str) -> bool:
    """Tell whether nothing stands behind the end. Raises ValueError or RecursionError for what is no JSON."""
    if ending == ".json":
        import json  # noqa: PLC0415 - only this form pays for it

        json.loads(content)
    return ending not in _PAGES or content.rstrip().endswith(b"</html>")


def _mark(workbook: bytes) -> bytes | None:
    try:
        with zipfile.ZipFile(BytesIO(workbook)) as package:
            found = _CREATED.search(package.read("docProps/core.xml"))
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return None
    return found[1] if found is not None else None


def _head(text: str, ending: str) -> str:
    """Give what a document begins with."""
    if ending in _PAGES:
        title = _TITLE.search(text)
        return title[1] if title is not None else ""
    lines = text.lstrip().splitlines()
    return "\n".join(lines[: _HEAD_OF_JSON if ending == ".json" else 1])


def _begin_alike(there: str, new: str) -> bool:
    if there == new or (_NUMBER.match(there) and _NUMBER.match(new)):  # rows of a list
        return True
    old_words, new_words = ({word.lower() for word in _WORD.findall(head)} for head in (there, new))
    return 2 * len(old_words & new_words) >= max(1, min(len(old_words), len(new_words)))
