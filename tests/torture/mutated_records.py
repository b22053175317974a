"""Records with random damage: whatever the bytes are, they are read, checked and shown; at worst they are wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from conftest import BASE, ROOT
from slips import errors_after, is_near, slips
from small_records import BODIES, EDITION, PLAN
from tally import Tally
from tfawg_cli.operations.rules import check
from tfawg_cli.output.finding_lines import as_json, as_log, as_text, located
from tfawg_cli.storage.loading import Bytes, load

FILES = (PLAN, EDITION, BODIES)
_PIECES = [
    *(sign.encode() for sign in "-:#[]{}&*!|>'\"%@`,?~\\\t\r\n 0."),
    b": ",
    b" #",
    b"- ",
    b"? ",
    b"<<: ",
    b"&a ",
    b"*a ",
    b"!!int ",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\x00",
    b"\x1b",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xe2\x80\xae",
    b"---\n",
    b"...\n",
    b"%YAML 1.1\n",
    b"null",
    b"yes",
    b"1e99999",
    b"2017-02-30",
    b"1.10",
    b"9" * 5000,
    b'"\\ud800"',
    b"<<<<<<< HEAD\n",
    b"tasks:\n",
    b"sub_tasks:\n",
    b"actions:\n",
    b"  1.1.1.1:\n",
]
"""What is put into a file: what means something to YAML, what no record may hold, what looks like a number."""


def slipped(half: int) -> Iterator[Tally]:
    """Let every line of the real records slip, of all slips every second; see whether it is found where it is."""
    files = {file: (ROOT / file).read_text(encoding="utf-8") for file in FILES}
    read, near = Tally("slips of a hand"), Tally("slips of which an error was found within two lines", allowed=0.03)
    for slip in islice((slip for file, text in files.items() for slip in slips(file, text)), half, None, 2):
        read.survives(lambda slip=slip: errors_after(slip, files), slip)  # type: ignore[misc]
        found = errors_after(slip, files)
        if found:
            near.check(is_near(slip, found), slip)
    yield from (read, near)


@dataclass(frozen=True, slots=True)
class _Mutant:
    seed: int
    files: dict[str, bytes]

    def show(self) -> None:
        """Read, check and write it as `validate` does in each form."""
        loaded = load(Bytes(self.files))
        shown = located([*loaded.findings, *check(loaded.workspace)], loaded.texts)
        text = as_text(shown)
        for form in (text, as_json(shown), as_log(shown, text, "")):
            form.encode("utf-8")


def mutated(seeds: range) -> Iterator[Tally]:
    """Damage the files of the small and of the real workspace."""
    tally = Tally("mutated records")
    sources = [{file: (folder / file).read_bytes() for file in FILES} for folder in (BASE, ROOT)]
    for seed in seeds:
        mutant = _Mutant(seed, _damaged(sources[seed % 2], Random(seed)))  # noqa: S311 - it need not be a secret
        tally.survives(mutant.show, f"mutated record, seed {seed}")
    yield tally


def _damaged(files: dict[str, bytes], lot: Random) -> dict[str, bytes]:
    file = lot.choice(FILES)
    content = files[file]
    for _ in range(lot.choice((1, 1, 1, 2, 3, 8))):
        content = _damage(content, lot)
    return {**files, file: content}


def _damage(content: bytes, lot: Random) -> bytes:
    """Cut, double, replace or move a piece, or put one in."""
    start = lot.randrange(len(content) + 1)
    end = min(len(content), start + lot.choice((0, 0, 1, 1, 2, 7, 40, 400)))
    piece = lot.choice(
        (b"", lot.choice(_PIECES), content[start:end] * 2, content[end : end + 30], bytes([lot.randrange(256)]))
    )
    return content[:start] + piece + content[end:]


def folder_of(files: dict[str, bytes], folder: Path) -> Path:
    """Write files to a folder."""
    for file, content in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content)
    return folder
