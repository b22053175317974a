"""How words are spelt that a document has in capitals: as its own running text spells them."""

import re
from collections import Counter
from collections.abc import Iterator

from tfawg_cli.office.word_blocks import Paragraph, WordDocument
from tfawg_cli.operations.sheets.form_in_language import Form

_WORD = re.compile(r"\w+")
_WITHIN = re.compile(r"(?<=[\w,;:)] )\w+|(?<=\w['\u2019])\w+")
"""Words that do not begin a sentence, those behind an apostrophe included."""


def usual(document: WordDocument, form: Form) -> Counter[str]:
    """Count how the running text of a document spells its words; names are spelt as the language has them.

    Headings about items and statuses are printed in capitals, and say nothing. Words that are English by their mark
    say only which words are abbreviations.
    """
    found = Counter(word for name in form.usual for word in _WORD.findall(name))
    for text in _texts(document):
        status = next((one for one in form.statuses if text.startswith(one)), "")
        if text.isupper() or form.heading.match(text.upper()):
            continue
        mark = form.marks.search(text)
        words = _WITHIN.findall(text.removeprefix(status))
        found.update(words if mark is None or not mark["english"] else filter(_is_abbreviation, words))
    return found


def _texts(document: WordDocument) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (one.text for row in block.rows for cell in row for one in cell.paragraphs)


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def in_small_letters(heading: str, spelt: Counter[str]) -> str:
    """Write a heading in capitals as the running text spells its words, and with a capital in front.

    A word is an abbreviation only where it is an ordinary word nowhere; one that is not known becomes small.
    """

    def known(match: re.Match[str]) -> str:
        """Spell a word as the running text does most."""
        small = match.group().lower()
        ways = [one for one in spelt if one.casefold() == small.casefold()]
        ordinary = [one for one in ways if not _is_abbreviation(one)] if small in ways else ways
        return max(ordinary, key=lambda one: (spelt[one], one), default=small)

    text = _WORD.sub(known, heading)
    return text[:1].upper() + text[1:]
