"""Every report and every command that shows, in French: no English around the words, what lacks is marked."""

import ast
import re
from pathlib import Path

import pytest

import bilingual
from conftest import ROOT, Run
from git_repository import repository
from terminal import on_a_terminal
from tfawg_cli.findings import Severity
from tfawg_cli.operations.comparison.comparison import EDITION, PLAN, REGISTER
from tfawg_cli.operations.questions.rows import KINDS as LISTS
from tfawg_cli.output.diff.fact_words import _CAME_AND_WENT, _NAMED
from tfawg_cli.output.overview_text import _STATES
from tfawg_cli.records.bodies import Body
from tfawg_cli.records.fields import FIELDS
from tfawg_cli.records.number import KINDS
from tfawg_cli.records.same_words import _STEPS
from tfawg_cli.records.words import ActionStatus, BodyKind, DecidedOn, ProgrammeStatus, Verb
from tfawg_cli.storage.templates import read_words

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


def table() -> dict[str, str | list[str]]:
    """Give the words of the tool in French."""
    words = read_words(ROOT, "fr")[0]["words"]
    assert isinstance(words, dict)
    return words  # type: ignore[return-value] # a text, or two


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
        repository(worked).commit("Deux langues", "2021-02-01T10:00:00")
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
    assert re.search(r"(?<!\u00a0)[:;?](?=\s|\*|$)", made.out) is None, "a blank may break the line"
    assert '<span lang="en">' not in made.out
    assert "stands in English" not in made.err
    assert "stand in English" not in made.err


def test_every_word_of_the_templates_is_french() -> None:
    """A word that a template says and the French table lacks is named here."""
    known = {words.partition(" | ")[0] for words in table()}
    assert {words for words in templates() if not {words, words[:1].lower() + words[1:]} & known} == set()


def said_by_commands() -> set[str]:
    """Give all words that the code itself says in a language, and all that the comparisons name."""
    found = {words for came_or_went in _CAME_AND_WENT.values() for words in came_or_went}
    found |= {said for _, said in _NAMED} | {*_STATES.values(), *_STEPS, EDITION, PLAN, REGISTER}
    found |= {*map(str, (*ActionStatus, *ProgrammeStatus, *BodyKind, *Verb, *DecidedOn))}
    for file in (ROOT / "src/tfawg_cli").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {"speech.say", "speech.words", "speech.count"}:
                inside = [one for argument in call.args[:3] for one in ast.walk(argument)]
                found |= {one.value for one in inside if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return found - _NOT_SAID


_NOT_SAID = {"", "field", "state", "several", "mentions", "what happened", "{n} ", "s", "{name}, {field}"}
"""What words are about, pieces of those that are put together, and what is alike in all languages."""


def test_every_word_of_commands_is_french() -> None:
    """A word that a command says and the French table lacks is named here; one of something is told with several."""
    known = {words.partition(" | ")[0] for words in table()}
    forms = (
        {words, words[:1].lower() + words[1:], re.sub(r"^(\{n\} [\w-]+)", r"\1s", words)}
        for words in said_by_commands()
    )
    assert [words for words in forms if not words & known] == []


def test_every_french_word_is_said_somewhere() -> None:
    """By a template or a command, or it names a field; a word that nobody says any more is named here."""
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "templates").glob("*.md")]
    said = "\n".join(file.read_text(encoding="utf-8") for file in files)
    fields = {name for kind in LISTS.values() for name in kind.fields}
    fields |= {field.name for kind in FIELDS.values() for field in kind} | {*Body.model_fields}
    grown = {f"{{n}} {severity}s" for severity in Severity}
    grown |= {words for kind in KINDS for words in (f"new {kind}", f"{kind} removed")}
    known = {words.partition(" | ")[0] for words in table()} - {name.replace("_", " ") for name in fields} - grown
    assert [
        words for words in known if not re.search(rf"[\"'](?i:{re.escape(words[:1])}){re.escape(words[1:])}[\"']", said)
    ] == []


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


SHOWN: dict[str, tuple[str, ...]] = {
    "action": ("show", "1.1.1.1"),
    "amended action": ("show", "1.1.2.1"),
    "sub-task": ("show", "1.1.1"),
    "key deliverable": ("show", "1"),
    "item as Markdown": ("show", "1.1.2.1", "--format", "markdown"),
    "actions": ("list",),
    "all fields": ("list", "--columns", "number,due,updates,carried_from,status"),
    "groups": ("list", "--group-by", "timeline"),
    "statuses": ("list", "--group-by", "status", "--format", "markdown"),
    "sub-tasks": ("list", "sub-tasks", "--format", "markdown"),
    "tasks": ("list", "tasks", "--format", "markdown"),
    "deliverables": ("list", "deliverables", "--format", "markdown"),
    "plans": ("list", "plans", "--format", "markdown"),
    "bodies": ("list", "bodies", "--format", "markdown"),
    "codes": ("list", "codes", "--format", "markdown"),
    "search": ("list", "--search", "a", "--format", "markdown"),
    "overview": ("overview",),
    "diff": ("diff",),
    "diff as Markdown": ("diff", "--format", "markdown"),
    "diff in a line": ("diff", "--short"),
    "diff of one item": ("diff", "--only", "1.1.1"),
    "no diff": ("diff", "HEAD", "HEAD"),
    "what went": ("diff", "2021/2022", "HEAD"),
    "history": ("history", "1.1.2.1"),
    "history as Markdown": ("history", "1.1.1", "--format", "markdown"),
}
WORD = re.compile(r"[^\W\d_]+")
NAMES = "TFAWG HEAD PC PTC A. Officer SO SP LD Deux langues tfawg fr"
"""What is no word: abbreviations, names, the subject of a commit."""


def words_of(text: str) -> set[str]:
    """List the words of a text, capitals or not."""
    return {word.casefold() for word in WORD.findall(text)}


def french_words() -> set[str]:
    """List all words that French output may hold: those of the tool, of the records, and names."""
    said = [*table().values(), *bilingual.FRENCH.values(), read_words(ROOT, "fr")[0]["months"]]
    texts = [one if isinstance(one, str) else " ".join(map(str, one or ())) for one in said]
    return words_of(" ".join([NAMES, *bilingual.BODIES.values(), *texts])) | {"e", "er", "a", "b"}


@pytest.mark.parametrize("name", SHOWN)
def test_no_word_around_the_records_is_english(name: str, french: Path, inside: Run) -> None:
    """Each word that a command prints stands in the French table or in the French records."""
    shown = inside("-C", french, *SHOWN[name], "--lang", "fr")

    assert 0 == shown.status, shown
    printed = re.sub(r"tfawg [^`\n]*", "", shown.out)
    assert words_of(printed) - french_words() == set()
    assert len(words_of(printed)) > 2
    is_found = name == "search"  # which looks at words alone: what it found is told without blanks of another kind
    assert is_found or re.search(r"(?<!\u00a0)[:;?](?=\s|\*|$)", printed) is None, "a blank may break the line"


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The year after as well, with an action less and another number."""
    return bilingual.make(tmp_path_factory.mktemp("turned"))


NEXT_YEAR: dict[str, tuple[str, ...]] = {
    "two years": ("diff", YEAR, "2022/2023"),
    "the way back": ("diff", "2022/2023", YEAR),
    "what came": ("diff",),
    "what came in a line": ("diff", "--short"),
    "what moved": ("diff", "HEAD", "--only", "1.1.1"),
    "who carries on": ("show", "1.1.1.1", "--year", YEAR),
    "who was carried": ("show", "1.1.1.5", "--year", "2022/2023", "--format", "markdown"),
    "former number": ("show", "1.1", "--year", "2022/2023"),
    "years that are open": ("overview", YEAR),
    "history over years": ("history", "1.1.1.5", "--year", "2022/2023"),
    "history of an edition": ("history", "1.1", "--year", "2022/2023"),
}


@pytest.mark.parametrize("name", NEXT_YEAR)
def test_no_word_between_years_is_english(name: str, turned: Path, inside: Run) -> None:
    """Carried, renumbered, gone: by the same words."""
    if not (turned / "data/plans/2022-2023.yaml").exists():
        bilingual.speak_french(turned)
        repository(turned).commit("Deux langues", "2021-02-01T10:00:00")
        for command in (
            ("carry-forward", YEAR),
            ("edit", "2022/2023", "--confirm", "--yes"),
            ("remove", "2.1.1.1", "--year", "2022/2023", "--yes"),
            ("renumber", "1.1.1.1", "1.1.1.5", "--year", "2022/2023", "--yes"),
            ("edit", "1.1.1.1", "--year", YEAR, "--timeline", "June 2022"),
        ):
            done = inside("-C", turned, *command)
            assert done.status == 0, done
        bilingual.speak_french(turned)
    shown = inside("-C", turned, *NEXT_YEAR[name], "--lang", "fr")

    assert 0 == shown.status, shown
    assert words_of(re.sub(r"tfawg [^`\n]*", "", shown.out)) - french_words() == set(), shown.out


@pytest.mark.parametrize("columns", [100, 40])
def test_a_table_on_a_terminal_is_french(french: Path, columns: int) -> None:
    """Its titles set the widths of the columns; no line begins with the sign that follows a word, however narrow."""
    shown = re.sub(r"\x1b\[[\d;]*m", "", on_a_terminal("list", "--lang", "fr", cwd=french, columns=columns))

    assert words_of(shown) - french_words() == set()
    assert {"organisme", "responsable", "calendrier", "avancement"} <= words_of(shown)
    assert re.search(r"^ *[:;]|  [:;]", shown, re.MULTILINE) is None
