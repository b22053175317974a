"""`--lang` and `--stale`: the language that was asked for."""

import re
from enum import StrEnum
from typing import Annotated, NamedTuple

import typer

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.speech import ENGLISH

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Stale(StrEnum):
    """What is shown where the English words changed since they were translated."""

    ENGLISH = "english"
    KEEP = "keep"


LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="LANG", help="In another language, such as fr; what it lacks stays English, with a mark."
    ),
]
StaleOption = Annotated[
    Stale,
    typer.Option(
        "--stale", metavar="WHAT", help="With --lang: show stale words in english, or keep them, with a mark."
    ),
]


class Tongue(NamedTuple):
    """The language that was asked for."""

    tag: str = ENGLISH
    stale: Stale = Stale.ENGLISH

    @classmethod
    def of(cls, typed: str | None, stale: Stale = Stale.ENGLISH) -> "Tongue":
        """Read a language as it was typed; left out, English. Raises CannotGoOnError for what is no language."""
        if typed is None:
            return cls()
        if not _TAG.fullmatch(typed.strip()):
            raise CannotGoOnError(f"'{typed}' is not the tag of a language", "write it like fr, es or pt-BR")
        from tfawg_cli.records.language_tag import tag_of

        return cls(tag_of(typed.strip()), stale)

    @property
    def is_english(self) -> bool:
        """True where no translation is needed."""
        return self.tag == ENGLISH

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages whose files are to be read."""
        return () if self.is_english else (self.tag,)

    def need_other(self) -> None:
        """See that it is another language than that of the record. Raises CannotGoOnError."""
        if self.is_english:
            raise CannotGoOnError("English is the record itself", "leave --lang out")
