"""The financial year: 1 July to 30 June, written 2021/2022."""

import re
from dataclasses import dataclass
from datetime import date

_WRITTEN = re.compile(r"([1-9]\d{3})/([1-9]\d{3})", re.ASCII)
_TYPED = re.compile(r"(?:FY ?)?([1-9]\d{3})[/-](\d{4}|\d{2})", re.ASCII | re.IGNORECASE)
_BARE = re.compile(r"[1-9]\d{3}", re.ASCII)
_CENTURY = 100
_MENTIONED = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[/-]((?:19|20)?\d\d)(?!\d))?(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """The year that begins on 1 July of `start`."""

    start: int

    def __str__(self) -> str:
        """Write the year as in the records: 2021/2022."""
        return f"{self.start}/{self.start + 1}"

    @property
    def stem(self) -> str:
        """The name of the year's files: 2021-2022."""
        return f"{self.start}-{self.start + 1}"

    @property
    def previous(self) -> "FinancialYear":
        """The year before."""
        return FinancialYear(self.start - 1)

    @property
    def following(self) -> "FinancialYear":
        """The year after."""
        return FinancialYear(self.start + 1)

    @property
    def first_day(self) -> date:
        """1 July."""
        return date(self.start, 7, 1)

    @property
    def last_day(self) -> date:
        """30 June."""
        return date(self.start + 1, 6, 30)

    @classmethod
    def written(cls, text: str) -> "FinancialYear":
        """Read the one spelling of the records, 2021/2022. Raises ValueError."""
        return cls._from(_WRITTEN.fullmatch(text), text)

    @classmethod
    def of_stem(cls, stem: str) -> "FinancialYear":
        """Read the name of a record file, 2021-2022. Raises ValueError."""
        return cls._from(_WRITTEN.fullmatch(stem.replace("/", "?").replace("-", "/", 1)), stem)

    @classmethod
    def typed(cls, text: str) -> "FinancialYear":
        """Read a year as people type it: 2021/2022, 2021-2022, 2021-22, FY2021/2022. Raises ValueError."""
        return cls._from(_TYPED.fullmatch(text.strip()), text)

    @classmethod
    def asked_for(cls, text: str) -> "FinancialYear":
        """Read a year where nothing will be written: a bare 2021 is 2021/2022 as well. Raises ValueError."""
        return cls(int(text)) if _BARE.fullmatch(text) else cls.typed(text)

    @classmethod
    def of_day(cls, day: date) -> "FinancialYear":
        """Give the year that a day lies in."""
        return cls(day.year if (day.month, day.day) >= (7, 1) else day.year - 1)

    def respelt(self, text: str, old: "FinancialYear") -> str | None:
        """Give a text that says `old` and nothing else in the same spelling for this year: FY2021-22 -> FY2022-23.

        None where it says anything else.
        """
        match = _TYPED.fullmatch(text)
        if (
            match is None
            or int(match[1]) != old.start
            or int(match[2]) not in {old.start + 1, (old.start + 1) % _CENTURY}
        ):
            return None
        end = str(self.start + 1)[-len(match[2]) :]
        return f"{text[: match.start(1)]}{self.start}{text[match.end(1) : match.start(2)]}{end}"

    @classmethod
    def _from(cls, match: re.Match[str] | None, text: str) -> "FinancialYear":
        if match is None:
            message = f"'{text}' is not a financial year"
            raise ValueError(message)
        start = int(match[1])
        if int(match[2]) not in {start + 1, (start + 1) % _CENTURY}:
            message = f"'{text}' is not two years in a row"
            raise ValueError(message)
        return cls(start)


def years_mentioned(text: str) -> dict[str, set[int]]:
    """Find the calendar years that a text names: `FY2021/2022` gives {"2021/2022": {2021, 2022}}.

    `2021-22` are two years; `2022-03` is a month of one.
    """
    found = {}
    for match in _MENTIONED.finditer(text):
        first = int(match[1])
        second = int(match[2] or first)
        if second < _CENTURY:
            second += first - first % _CENTURY
        found[match.group()] = {first, max(first, second)}
    return found
