"""Parts to one file and back: what Word and Excel open is a zip of them."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from tfawg_cli.findings import CannotGoOnError

LARGEST = 64 * 1024 * 1024
"""Bytes of all parts together that are read of a file: more is none that an office writes."""
_MOST = 2_000
"""Parts that are read of a file."""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Write parts as one file: the same parts give the same bytes, whatever the clock says.

    They are not compressed, because releases of zlib compress differently.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as box:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)  # of 1 January 1980, the first day that a zip can name
            entry.create_system = 0
            box.writestr(entry, content)
    return file.getvalue()


def is_as_packed(content: bytes) -> bool:
    """Tell whether a file is one that `packed` made: an office program that saves it anew compresses its parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            return all(entry.compress_type == zipfile.ZIP_STORED for entry in box.infolist())
    except zipfile.BadZipFile:
        return False


def unpacked(content: bytes, name: str) -> dict[str, bytes]:
    """Read the parts of a file in their order.

    Args:
        content: the bytes of the file.
        name: what errors call it.

    Raises CannotGoOnError for what is no such file, or would fill the memory.

    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            entries = box.infolist()
            if len(entries) > _MOST or sum(entry.file_size for entry in entries) > LARGEST:
                message = f"{name} unpacks to more than {LARGEST // 1024 // 1024} MB, or to more than {_MOST} parts"
                raise CannotGoOnError(message, "save it anew with smaller pictures")
            return {entry.filename: box.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
        raise CannotGoOnError(f"{name} cannot be opened: {error}", "save it anew, without a password") from None
