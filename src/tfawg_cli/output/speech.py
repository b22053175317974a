"""Words in a language: what a template or a command says through `say`, dates, ordinals, and the marks of English.

A template is written in English, and so is what commands print around the words of the records. `say` gives the same
words in the language that was asked for, as `templates/words.fr.yaml` has them; a word that lacks there stays English,
and `validate` names it. In English `say` changes nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from tfawg_cli.blocks import is_from_right
from tfawg_cli.output.raw_html import html_as_words
from tfawg_cli.records.calendar import DayInWords, day_in_words
from tfawg_cli.records.number import ordinal as english_ordinal

Phrase = str | Sequence[str]
"""Words of a template in a language: a text, or two, for one and for several."""
ENGLISH = "en"
OLDER = "earlier wording"
"""What stands before a translation of words that changed since."""
_MARKED = re.compile("\ufff9(\\w*)\ufffa(.*?)\ufffb", re.DOTALL)
"""Words that are not a translation of today's English; no record may hold these characters."""
IN_ENGLISH = "\ufff9en\ufffa{}\ufffb"
IN_OLDER_WORDS = "\ufff9\ufffa{}\ufffb"
_MARK = f"[{ENGLISH.upper()}] "
_LEADS = ("Task {number}", "Sub-task {number}")
_ORDINAL_HEADING = "{ordinal} KEY DELIVERABLE OF THE TFAWG"


class Table(NamedTuple):
    """What a language says in the place of the words of templates."""

    months: Sequence[str] = ()
    first_day: str = ""
    """How the first day of a month is written, where that is another way than the others: `1er`."""
    first: str = ""
    """How first is written: `1er`."""
    others: str = ""
    """How other ordinals are written: `{n}e`."""
    words: Mapping[str, Phrase] = {}


@dataclass(frozen=True)
class Speech:
    """What a report or a command says in a language; the words of templates are Markdown, those of commands text."""

    tag: str = ENGLISH
    """The language: fr."""
    table: Table = field(default=Table())

    def words(self, words: str, about: str = "") -> str:
        """Give words in the language; `about` tells apart what a language says in several ways.

        A label with a capital in front, `Timeline`, is known by the one without.
        """
        known = self.table.words
        if not known:
            return words
        said = known.get(f"{words} | {about}", known.get(words))
        if said is None:
            small = words[:1].lower() + words[1:]
            return capitalised(self.words(small, about)) if small != words and small in known else words
        return said if isinstance(said, str) else said[-1]

    def say(self, words: str, about: str = "", **values: object) -> str:
        """Say words of a command, which are text; `{name}` in them is the place of a value."""
        return self.words(words, about).format(**values)

    def count(self, n: int, one: str, several: str) -> str:
        """Say words about a number, `{n}`: those for `one` of them or for `several`."""
        return self.counted(n, one, several).format(n=n)

    @property
    def colon(self) -> str:
        """What stands between a label and its words: a colon, and before it what the language sets there."""
        return self.words(": ")

    def label(self, name: str) -> str:
        """Give the name of a field as a label."""
        return self.words(name.replace("_", " "), "field")

    def day(self, day: date) -> str:
        """Write a day in words."""
        return str(self.written(day_in_words(day)))

    def counted(self, n: int, one: str, several: str) -> str:
        """Give words about a number: `one` of them or `several`."""
        said = self.table.words.get(several)
        if said is None or isinstance(said, str):
            return said or (one if n == 1 else several)
        return said[0] if n <= 1 else said[-1]

    def ordinal(self, number: str, *, capitals: bool = False) -> str:
        """Write which one of several is meant: 1st, 1er; among capitals 1ST, and 1er all the same."""
        if not self.table.others:
            written = english_ordinal(int(number))
            return written.upper() if capitals else written
        return self.table.first if number == "1" and self.table.first else self.table.others.format(n=number)

    def written(self, value: object) -> object:
        """Give a value as it is printed: a day in the words of the language, anything else as it is."""
        if not isinstance(value, DayInWords) or not self.table.months:
            return value
        first = self.table.first_day if value.day.day == 1 else ""
        return f"{first or value.day.day} {self.table.months[value.day.month - 1]} {value.day.year}"

    @property
    def is_right_to_left(self) -> bool:
        """Whether it is read from right to left."""
        return is_from_right(self.tag)

    @cached_property
    def english_titles(self) -> Mapping[str, str]:
        """The words of templates by what the language says: the titles of columns are known by the English ones."""
        known = [(said, words.partition(" | ")[0]) for words, said in self.table.words.items() if isinstance(said, str)]
        labels = {capitalised(said): capitalised(words) for said, words in known if words[:1].islower()}
        return labels | {said: words for said, words in known if not words[:1].islower()}

    @cached_property
    def heading(self) -> re.Pattern[str]:
        """What a heading about an item looks like: its number is the first group, else the second."""
        leads = "|".join(re.escape(self.words(words).partition("{")[0]) for words in _LEADS)
        named = self.words(_ORDINAL_HEADING).upper().partition("}")[2].split()[:2]
        return re.compile(
            rf"(?:{leads})?([1-9]\d*(?:\.[1-9]\d*)+)\b|([1-9]\d*)[^\W\d_]{{1,3}} {re.escape(' '.join(named))}"
        )


NO_OTHER = Speech()
"""English: the words of the templates as they are."""


def capitalised(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def table_of(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> Table:
    """Make a table of what files of words hold: the tool's, and the workspace's own, which wins word by word."""
    data = {**shipped, **own, "words": {**shipped.get("words", {}), **own.get("words", {})}}
    ordinals = data.get("ordinals", {})
    return Table(
        tuple(data.get("months", ())),
        data.get("first_day", ""),
        ordinals.get("first", ""),
        ordinals.get("others", ""),
        {words: said if isinstance(said, str) else tuple(said) for words, said in data.get("words", {}).items()},
    )


def with_marks(text: str, older: str) -> str:
    """Show in a text of Markdown which words are English, or a translation of `older` wording."""
    return _MARKED.sub(lambda match: _inline(match[1], match[2], older), text) if "\ufff9" in text else text


def _inline(language: str, words: str, older: str) -> str:
    if not language:
        return f"\\[{older}\\] {words}"
    language = language.lower()  # a heading is printed in capitals, its mark included
    return f'<span lang="{language}">\\[{language.upper()}\\] {words}</span>'


def narrative_with_marks(text: str, older: str) -> str:
    """Show in narrative, which is Markdown itself, that it is English, or a translation of `older` wording."""
    match = _MARKED.fullmatch(text)
    words = html_as_words(text if match is None else match[2])
    if match is None:
        return words
    if not match[1]:
        return f"**\\[{older}\\]**\n\n{words}"
    return f'<div lang="{match[1]}">\n\n**\\[{match[1].upper()}\\]**\n\n{words}\n\n</div>'


def english_in(text: str) -> list[str]:
    """List what a report, a text of Markdown, prints in English for want of a translation; narrative as it stands."""
    from html import unescape  # noqa: PLC0415 - with the names of all signs of HTML; most commands meet none

    found = re.findall(r'<(span|div) lang="en">(.*?)</\1>', text, re.DOTALL)
    return [unescape(re.sub(r"\\(.)", r"\1", words)).removeprefix(_MARK) for _, words in found]
