"""What is shown in English for want of a translation: texts, and names of bodies, which other commands translate."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.output.speech import english_in
from tfawg_cli.output.streams import talk
from tfawg_cli.pasting import from_here, pasted
from tfawg_cli.records.bodies import Bodies
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Filed

_FEW = 3
"""Bodies that are named."""
_ENDS = r"(?=\s*(?:[];:,.()|\"\t]|$| {2})| \d+(?:,|$))"
"""What follows the name of a body, how often it is named as well, and does not follow the first words of a text."""


class InEnglish(NamedTuple):
    """What stands in English."""

    texts: int = 0
    """How many places."""
    names: Sequence[str] = ()
    """Bodies, each once, as they are shown."""

    @property
    def told(self) -> str:
        """Say how much it is; nothing where all is translated."""
        texts = [_counted(self.texts, "text")] if self.texts else []
        names = [f"the names of {_counted(len(self.names), 'bod', 'y', 'ies')}"] if self.names else []
        return " and ".join([*texts, *names])

    def way(self, year: FinancialYear, tongue: Tongue) -> str:
        """Give the command with which people go on."""
        return f"tfawg translate {year} --lang {tongue.tag}" if self.texts else naming(self.names[0], tongue.tag)

    def tell(self, year: FinancialYear, tongue: Tongue) -> None:
        """Say on stderr what it is, and with which command it is translated."""
        if self.texts:
            texts = f"{_counted(self.texts, 'text')} {'stands' if self.texts == 1 else 'stand'}"
            talk(from_here(f"{texts} in English here: {self.way(year, tongue)}"))
        if self.names:
            rest = [f"and {len(self.names) - _FEW} more"] if len(self.names) > _FEW else []
            named = ", ".join([*self.names[:_FEW], *rest])
            bodies = _counted(len(self.names), "bod", "y has", "ies have")
            talk(from_here(f"{bodies} no name in '{tongue.tag}': {named}: {naming(self.names[0], tongue.tag)}"))


def naming(body: str, tag: str) -> str:
    """Give the command that names a body in a language."""
    return f'tfawg body {pasted([body])} --lang {tag} --name "..."'


def _counted(n: int, what: str, one: str = "", several: str = "s") -> str:
    return f"{n} {what}{one if n == 1 else several}"


def in_report(text: str, register: Filed[Bodies] | None, tongue: Tongue) -> InEnglish:
    """Find what of a report, as Markdown, stands in English."""
    found, nameless = english_in(text), _nameless(register, tongue)
    names = [words for words in found if words in nameless]
    return InEnglish(len(found) - len(names), tuple(dict.fromkeys(names)))


def in_shown(text: str, register: Filed[Bodies] | None, tongue: Tongue) -> InEnglish:
    """Find what of a text on the terminal stands in English; lines may be broken between the words of a name."""
    from tfawg_cli.operations.languages.speaking import Marks

    count = text.count(Marks().english.partition("{")[0])
    nameless = sorted(_nameless(register, tongue), key=len, reverse=True)
    if not count or not nameless:
        return InEnglish(count)
    known = "|".join(r"\s+".join(map(re.escape, name.split())) for name in nameless)
    names = re.findall(rf"\[EN\] ({known}){_ENDS}", text, re.MULTILINE)
    return InEnglish(count - len(names), tuple(dict.fromkeys(" ".join(name.split()) for name in names)))


def _nameless(register: Filed[Bodies] | None, tongue: Tongue) -> set[str]:
    """Give the names and abbreviations of the bodies that have no name in a language."""
    return set(_names(register.record, tongue.tag)) if register is not None else set()


def _names(register: Bodies, tag: str) -> Iterable[str]:
    for name, body in register.bodies.items():
        if tag not in body.names:
            yield name
            yield body.short or name
