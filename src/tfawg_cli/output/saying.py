"""`say`: what a template says in the language of the report."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from tfawg_cli.output.speech import Speech

Escape = Callable[[Any], Markup]
"""Escapes a value for Markdown."""
SAYS = ("count", "word", "row", "ordinal")
"""What a template may ask of `say`."""


class Say:
    """`say`, which every template has: its words in the language of the report, with values in their places."""

    def __init__(self, speech: Speech, escape: Escape) -> None:
        self._speech, self._escape = speech, escape
        self._known: dict[tuple[str, str], str] = {}
        self._said: dict[tuple[str, str], Markup] = {}

    def __call__(self, words: str, about: str = "", **values: object) -> Markup:
        """Say words of the template; `{name}` in them is the place of a value."""
        if values:
            return self._filled(self._words(words, about), values)
        found = self._said.get((words, about))
        if found is None:
            found = self._said[words, about] = Markup(self._words(words, about))  # noqa: S704 - words of templates
        return found

    def count(self, n: int, one: str, several: str, **values: object) -> Markup:
        """Say words about a number, `{n}`: those for `one` of them or for `several`."""
        return self._filled(self._speech.counted(n, one, several), {"n": n, **values})

    def word(self, word: str, about: str = "") -> Markup:
        """Say a word that stands in the records or in a view: a status, a verb, the name of a field."""
        return self._escape(self._words(word, about))

    def row(self, *titles: str) -> Markup:
        """Write a row of a table, in which each cell is words of the template."""
        return Markup("| {} |").format(Markup(" | ").join(map(self, titles)))

    def ordinal(self, number: str, *, capitals: bool = False) -> Markup:
        """Write which one of several is meant: 1st, 1er; in a heading of capitals 1ST, and 1er all the same."""
        return self._escape(self._speech.ordinal(number, capitals=capitals))

    def _words(self, words: str, about: str) -> str:
        """Look words up, the same ones once."""
        found = self._known.get((words, about))
        if found is None:
            found = self._known[words, about] = self._speech.words(words, about)
        return found

    def _filled(self, words: str, values: Mapping[str, object]) -> Markup:
        held = {name: self._escape(value) for name, value in values.items()}
        return Markup(words).format(**held)  # noqa: S704 - words of templates are Markdown
