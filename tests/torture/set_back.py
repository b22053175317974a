"""Every text of the real records set to something else and set back: the same bytes, and none outside of the field."""

from collections.abc import Iterator

from conftest import ROOT
from small_records import BODIES, EDITION, PLAN
from tally import Tally
from tfawg_cli.findings import Keys
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.yaml_text.edits import Put
from tfawg_cli.yaml_text.events import Data
from tfawg_cli.yaml_text.spelling import Block
from tfawg_cli.yaml_text.splicing import edited
from tfawg_cli.yaml_text.text import YamlText, read

_MEANWHILE = (
    "short",
    "One here. And another, which is longer. A third.",
    "has: colon",
    "two\n\nlines",
    "'",
    "# x",
    "1.10",
)


def set_back() -> Iterator[Tally]:
    """Set every text of every file back from several others."""
    tally = Tally("texts that were set and set back")
    for file in (PLAN, EDITION, BODIES):
        text = read((ROOT / file).read_bytes(), file, UNTYPED_KEYS)
        for keys, old in _texts(text.data):
            for meanwhile in _MEANWHILE if keys != ("format",) else ():
                tally.check(_comes_back(text, keys, old, meanwhile), f"{file}: {keys}: {meanwhile!r}")
    yield tally


def _comes_back(text: YamlText, keys: Keys, old: str, meanwhile: str) -> bool:
    there = edited(text, [Put(keys, meanwhile)], UNTYPED_KEYS)
    back = edited(there, [Put(keys, Block(old[:-1]) if old.endswith("\n") else old)], UNTYPED_KEYS)
    return back.text == text.text


def _texts(data: Data, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    if isinstance(data, str):
        yield keys, data
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield from _texts(value, (*keys, key))
