"""What the names of record files say: a year, and of a translation (`2021-2022.fr.yaml`) its language."""

import re
from collections.abc import Collection, Iterable

from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.language_tag import tag_of

BODIES = "data/programme/bodies.yaml"
FOLDERS = {
    "data": frozenset({"bodies", "programme", "plans"}),
    "data/programme": frozenset({"bodies", "programme"}),
    "data/plans": frozenset({"plans"}),
}
"""The folders of the records, and the parts of the records that lie in them."""
_YEAR_FILE = re.compile(r"data/(programme|plans)/(\d{4}-\d{4})\.yaml")
_TRANSLATION = re.compile(r"(data/(?:programme|plans)/(\d{4}-\d{4}))\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.yaml")
_NO_LANGUAGES = {"en", "old", "new", "bak", "org", "tmp"}
"""The language of the records themselves, and what people call a copy."""


def language_of(path: str) -> tuple[str, str]:
    """Give the file of the English record and the language of a translation; both are empty for any other file."""
    match = _TRANSLATION.fullmatch(path)
    if match is None or match[3].lower() in _NO_LANGUAGES:
        return "", ""
    try:
        FinancialYear.of_stem(match[2])
    except ValueError:
        return "", ""
    return f"{match[1]}.yaml", tag_of(match[3])


def translation_file(english: str, language: str) -> str:
    """Give the path of what a language says of an English record."""
    return f"{english.removesuffix('.yaml')}.{language}.yaml"


def languages_in(paths: Iterable[str]) -> set[str]:
    """Name the languages in which there is anything."""
    return {language for path in paths if (language := language_of(path)[1])}


def is_spoken(path: str, languages: Collection[str] | None) -> bool:
    """Tell whether a file is English, or in one of some languages; None means all."""
    language = language_of(path)[1]
    return not language or languages is None or language in languages


def needed(paths: list[str], only: FinancialYear | None, parts: frozenset[str]) -> list[str]:
    """Choose some parts of the records, or of one year: its plan, and the newest edition not later.

    A folder that stands for itself may hold what is wanted.
    """
    kinds = {path: ("bodies", None) if path == BODIES else year_file(language_of(path)[0] or path) for path in paths}
    years = [year for path, (kind, year) in kinds.items() if kind == "programme" and year and not language_of(path)[1]]
    newest = max((year for year in years if only is not None and year <= only), default=None)
    chosen = {"bodies": None, "programme": newest, "plans": only}
    found = [path for path, (kind, year) in kinds.items() if kind in parts and (only is None or year == chosen[kind])]
    return [*(path for path in paths if not parts.isdisjoint(FOLDERS.get(path, ()))), *found]


def year_file(path: str) -> tuple[str, FinancialYear | None]:
    """Give the part of the records and the year that a file is of; nothing and None for any other."""
    match = _YEAR_FILE.fullmatch(path)
    if match is None:
        return "", None
    try:
        return match[1], FinancialYear.of_stem(match[2])
    except ValueError:
        return "", None
