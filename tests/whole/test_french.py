"""Every report in French: nothing of the English templates is left, and what is not translated is marked."""

import re
from pathlib import Path

import pytest

import bilingual
from conftest import ROOT, Run

YEAR = "2021/2022"
AMENDMENT = ("--authority", "PC 85", "--reason", "the meeting was postponed", "--date", "7/12/2021")
WORK: list[tuple[str, ...]] = [
    ("update", "1.1.1.1", "A second call went out.", "--by", "Secretariat", "--date", "8/3/2022"),
    ("update", "1.1.1.1", "--status", "completed", "--result", "Forty answers"),
    ("update", "2.1.1.1", "--status", "postponed"),
    ("edit", YEAR, "--summary", "The group met **twice**.", "--recommendations", "Take note of the answers."),
    ("decision", YEAR, "endorsed", "--by", "TFAWG", "--session", "13", "--date", "10/3/2021"),
    ("decision", YEAR, "approved", "--by", "PC", "--session", "84", "--date", "24/6/2021"),
    ("edit", "1.1.2.1", "--timeline", "15th meeting (2022)", *AMENDMENT),
    ("decision", YEAR, "approved", "--by", "TFAWG", "--on", "progress report", "--date", "1/7/2022"),
]
REPORTS: dict[str, tuple[str, ...]] = {
    "document": ("document", YEAR),
    "programme": ("programme", YEAR),
    "plan": ("plan", YEAR),
    "alignment": ("alignment", YEAR),
    "progress": ("progress", YEAR),
    "to the PTC": ("progress", YEAR, "--to", "PTC", "--for", "guidance"),
    "for decision": ("progress", YEAR, "--to", "PC", "--for", "decision"),
    "request": ("request", YEAR, "--body", "Members"),
    "request with aliases": ("request", YEAR, "--body", "WCO Secretariat", "--with-aliases"),
}
SAID = re.compile(r'say\("([^"]*)"')
COUNTED = re.compile(r'say\.count\([\w |.]+, "[^"]*", "([^"]*)"')
ROWS = re.compile(r"say\.row\(([^)]*)\)")
ALIKE = {"Date", "Action", "Actions", "actions", "Code", "points", "Mentions", "mentions", "inactive", "session"}
"""Words that both languages share."""


def templates() -> set[str]:
    """Give all words that the templates say."""
    found: set[str] = set()
    for file in (ROOT / "templates").glob("*.md"):
        text = file.read_text(encoding="utf-8")
        found |= {*SAID.findall(text), *COUNTED.findall(text)}
        found |= {word for row in ROWS.findall(text) for word in re.findall(r'"([^"]*)"', row)}
        found |= set(re.findall(r'"(\*\*The \{committee\}[^"]*)"', text))
    return found


def english_phrases() -> set[str]:
    """Give the English words of the templates that a French page would never hold."""
    parts = {part.strip(" :.;,()*") for words in templates() for part in re.split(r"\{\w+\}", words)}
    return {part for part in parts if re.fullmatch(r"\w.*\w\w", part)} - ALIKE


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of work, all of it in both languages."""
    return bilingual.make(tmp_path_factory.mktemp("bilingual"))


@pytest.fixture
def french(worked: Path, inside: Run) -> Path:
    """The year in both languages; the commands are run once."""
    if not (worked / "data/plans/2021-2022.fr.yaml").exists():
        bilingual.speak_french(worked)
        for command in WORK:
            done = inside("-C", str(worked), *command)
            assert done.status == 0, done
        bilingual.speak_french(worked)
    return worked


@pytest.mark.parametrize("name", REPORTS)
def test_no_english_of_the_templates_is_left(name: str, french: Path, inside: Run) -> None:
    """In no report, in no state of decisions and amendments, and nothing is marked where all is translated."""
    made = inside("-C", str(french), "report", *REPORTS[name], "--lang", "fr")

    assert made.status == 0, made
    left = [phrase for phrase in english_phrases() if re.search(rf"\b{re.escape(phrase)}\b", made.out)]
    assert left == []
    assert '<span lang="en">' not in made.out
    assert "stands in English" not in made.err
    assert "stand in English" not in made.err


def test_every_word_of_the_templates_is_french() -> None:
    """A word that a template says and the French table lacks is named here, and one that nobody says."""
    from tfawg_cli.storage.templates import read_words

    shipped, _ = read_words(ROOT, "fr")
    table = shipped["words"]
    assert isinstance(table, dict)
    known = {words.partition(" | ")[0] for words in table}
    assert templates() - known == set()


def test_three_fields_left_out_are_three_marks(tmp_path: Path, inside: Run) -> None:
    """And `translate` lists these three."""
    bilingual.make(tmp_path)
    left_out = ("1.1.1.1 indicator", "1.1.2 objective", "2.1.1.1 text")
    bilingual.speak_french(tmp_path, left_out)

    made = inside("-C", str(tmp_path), "report", "document", YEAR, "--lang", "fr")
    listed = inside("-C", str(tmp_path), "translate", YEAR, "--lang", "fr")

    assert made.out.count('<span lang="en">') == 3
    assert "3 texts stand in English" in made.err
    assert [line.split("  ")[0] for line in listed.out.splitlines() if line[:1].isdigit()] == [
        "1.1.1.1 indicator",
        "1.1.2 objective",
        "2.1.1.1 text",
    ]
