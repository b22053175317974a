"""The records in another language: what is translated in its words, all else in English with a mark."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tfawg_cli.operations.languages.pieces import AnyRecord, Words, kind_of, said
from tfawg_cli.operations.languages.standing import Language, Standing, Translated
from tfawg_cli.records.bodies import Bodies, Body
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.translated_words import digest_of
from tfawg_cli.records.workspace import Filed, Workspace

Typeset = Callable[[str], str]
"""Writes words as their language is printed: a French colon keeps to the word before it."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How words are shown that are not a translation of today's English; a place `{}` holds the words."""

    english: str = "[EN] {}"
    stale: str = "[\N{NOT EQUAL TO}] {}"


@dataclass(slots=True)
class Speaker:
    """Says the records in one language, and counts what it could not say."""

    language: str
    workspace: Workspace
    marks: Marks = Marks()
    keeps_stale: bool = False
    """Whether a stale translation is shown, with its mark, or the English."""
    typeset: Typeset = str
    counts: Counter[Standing] = field(default_factory=Counter)
    """How many pieces there were of each standing, the names of bodies included."""
    _names: dict[str, str] = field(default_factory=dict)
    _former: dict[str, Words] | None = None
    """Words by the digest of the English that they translate, once an amendment asks for them."""

    def spoken(self, files: Iterable[str]) -> Workspace:
        """Give the workspace with some of its plans and editions, those behind `files`, in the language."""
        wanted = set(files)
        return self.workspace._replace(
            plans={year: self._plan(filed, wanted) for year, filed in self.workspace.plans.items()},
            editions={year: self._edition(filed, wanted) for year, filed in self.workspace.editions.items()},
        )

    def _plan(self, filed: Filed[Plan], wanted: set[str]) -> Filed[Plan]:
        if filed.file not in wanted:
            return filed
        record = self._said(filed)
        decisions = tuple(one.model_copy(update={"by": self.name(one.by)}) for one in record.decisions)
        return filed._replace(record=record.model_copy(update={"decisions": decisions}))

    def _edition(self, filed: Filed[Programme], wanted: set[str]) -> Filed[Programme]:
        return filed._replace(record=self._said(filed)) if filed.file in wanted else filed

    def _said(self, filed: Filed[AnyRecord]) -> AnyRecord:
        language = Language(self.workspace.translations.get((filed.file, self.language)))
        return said(filed.record, kind_of(filed.record), (), lambda piece: self._words(language.of(piece)), self.name)

    def name(self, name: str) -> str:
        """Give the name of a body; one that the register does not name in the language is marked."""
        if name not in self._names:
            self._names[name] = self._name(name)
        return self._names[name]

    def _name(self, name: str) -> str:
        register = self.workspace.bodies
        known = name_in(register.record, name, self.language) if register is not None else None
        self.counts[Standing.TRANSLATED if known else Standing.LACKING] += 1
        return self.typeset(known) if known else self.marks.english.format(name)

    def register(self) -> Filed[Bodies] | None:
        """Give the register by the names in the language; of bodies that share one, only the first has it."""
        filed = self.workspace.bodies
        if filed is None:
            return None
        found: dict[str, Body] = {}
        for name, body in filed.record.bodies.items():
            said = self.name(name)
            others = {key: self.name(one) for key in ("same_as", "part_of") if (one := getattr(body, key)) is not None}
            found[self.marks.english.format(name) if said in found else said] = body.model_copy(update=others)
        return filed._replace(record=filed.record.model_copy(update={"bodies": found}))

    def _words(self, one: Translated) -> Words:
        one = self._with_former(one)
        standing = one.standing
        self.counts[standing] += 1
        if standing is Standing.TRANSLATED:
            return _each(one.words, self.typeset)
        if standing is Standing.STALE and self.keeps_stale:
            return _each(one.words, lambda text: self.marks.stale.format(self.typeset(text)))
        return _each(one.piece.words, self.marks.english.format)

    def _with_former(self, one: Translated) -> Translated:
        """Look for the words of an amendment among those that were said of the item itself."""
        if one.words or one.piece.path[0] != "amendments":
            return one
        if self._former is None:
            self._former = dict(self._said_of_wording())
        of = digest_of(one.piece.words)
        return one._replace(words=self._former.get(of, ""), of=of)

    def _said_of_wording(self) -> Iterator[tuple[str, Words]]:
        """Give all that was said, each with the digest of what it translates."""
        for (_, language), filed in self.workspace.translations.items():
            if language == self.language:
                yield from ((of, words) for _, words, of in Language(filed).entries() if of)


def _each(words: Words, write: Callable[[str], str]) -> Words:
    return write(words) if isinstance(words, str) else tuple(map(write, words))


def name_in(register: Bodies, name: str, language: str) -> str | None:
    """Give what a registered body, or one named by its abbreviation, is called in a language; None for no name."""
    registered = name if name in register.bodies else register.resolve(name)
    return register.bodies[registered].names.get(language) if registered in register.bodies else None


_BEFORE_SIGNS = re.compile(r" (?<=[^\s|] )(?=[:;?!\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}](?![\w/-]))")
_OPENING = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK} "
_SIGNS = re.compile("[:;?!\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]")
"""What most texts do not hold."""
_NO_BREAK = "\N{NO-BREAK SPACE}"


def french(text: str) -> str:
    """Let the blanks that French sets beside : ; ? ! and its quotation marks not break a line; none is added."""
    if not _SIGNS.search(text):
        return text
    return _BEFORE_SIGNS.sub(_NO_BREAK, text).replace(_OPENING, f"{_OPENING[0]}{_NO_BREAK}")


TYPESET: Mapping[str, Typeset] = {"fr": french}
"""How a language is printed, where that is more than its words."""
