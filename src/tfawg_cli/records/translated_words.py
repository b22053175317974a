"""What a translation says as plain data, and the digest by which it names the English words that it is of."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from tfawg_cli.records.base import Record
from tfawg_cli.records.same_words import same_words

Words = str | Sequence[str]
"""The words of one field: a text, or those of a list."""


def digest_of(words: Words) -> str:
    """Give what `of` says of English words: 12 hex digits of SHA-256; what nobody sees does not count."""
    said = same_words(words) if isinstance(words, str) else "\n".join(map(same_words, words))
    return sha256(said.encode()).hexdigest()[:12]


def held(record: Record) -> Mapping[str, Any]:
    """Give what a translation says as plain data, without what it leaves out."""
    return record.model_dump(exclude_none=True, exclude_defaults=True)
