"""Templates: what they may do, and how their faults are told."""

from dataclasses import dataclass, field

import pytest

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.reports.views import Narrative
from tfawg_cli.output.rendering import render
from tfawg_cli.output.speech import IN_OLDER_WORDS, NO_OTHER, OLDER, Speech, Table
from tfawg_cli.records.financial_year import FinancialYear

BOLD = Narrative("a **bold** <word>")


@dataclass(frozen=True, slots=True)
class View:
    """What the templates of these tests see."""

    text: str = "a | b"
    narrative: Narrative = field(default_factory=lambda: BOLD)
    words: tuple[str, ...] = ("<one>", "two")
    number: int = 7
    year: FinancialYear = FinancialYear(2021)  # noqa: RUF009 - it is frozen


def rendered(source: str, speech: Speech = NO_OTHER, **others: str) -> str:
    """Render a template `main.md` beside which others stand (`part` is `part.md`)."""
    sources = {"main.md": source} | {f"{name}.md": text for name, text in others.items()}

    def read(name: str) -> tuple[str, str]:
        if name not in sources:
            message = f"there is no template templates/{name}"
            raise CannotGoOnError(message)
        return sources[name], f"templates/{name}"

    return render("main.md", {"view": View()}, read, speech)


def test_everything_printed_is_escaped() -> None:
    """A template needs no filter; narrative and its own text pass as they are, but for HTML in narrative."""
    source = (
        "**{{ view.text }}** {{ view.narrative }} {% for word in view.words %}{{ word }} {% endfor %}{{ view.number }}"
    )

    assert "**a \\| b** a **bold** &lt;word> &lt;one&gt; two 7\n" == rendered(source)


def test_what_was_compiled_before_is_printed_anew() -> None:
    """A template is compiled once, also where its words are others each time; what stands in it for good as well."""
    source = f"{{{{ '{IN_OLDER_WORDS.format('so')}' }}}}"
    french = Speech("fr", Table(words={OLDER: "ancien texte"}))

    assert ["\\[earlier wording\\] so\n", "\\[ancien texte\\] so\n"] == [rendered(source), rendered(source, french)]


def test_a_part_that_was_changed_is_compiled_anew() -> None:
    """Of the same name, beside the same template."""
    source = "{% include 'part.md' %}"

    assert ["one\n", "two\n", "one\n"] == [rendered(source, part=part) for part in ("one", "two", "one")]


def test_text_is_escaped_once_through_macros() -> None:
    """What a macro made is not escaped again."""
    assert "a \\| b\n" == rendered("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(view.text) }}")


def test_a_document_ends_with_one_new_line() -> None:
    """However a template ends."""
    assert "x\n" == rendered("x\n\n\n")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("one\n{{ view.txet }}", "templates/main.md:2: "),
        ("one\n\n{% for x in %}", "templates/main.md:3: "),
        ("{{ nothing }}", "templates/main.md:1: 'nothing' is undefined"),
        ("a\nb\n{{ view.number / 0 }}", "templates/main.md:3: division by zero"),
        ("{{ view.words[9] }}", "templates/main.md:1: "),
        ("{{ view.__class__.__mro__ }}", "templates/main.md:1: "),
        ("{{ view.text.format(view) }}{{ ''.__class__ }}", "templates/main.md:1: "),
        ("{{ 'a'.join(view.number) }}", "templates/main.md:1: "),
        ("{% include 'gone.md' %}", "there is no template templates/gone.md"),
        ("{% import 'part.md' as part %}\n{{ part.broken() }}", "templates/part.md:2: "),
    ],
)
def test_a_fault_names_template_and_line(source: str, message: str) -> None:
    """The officer who changed a template is told where it went wrong."""
    with pytest.raises(CannotGoOnError) as fault:
        rendered(source, part="{% macro broken() %}\n{{ view.gone }}{% endmacro %}")

    assert fault.value.message.startswith(message)
    assert "\n" not in fault.value.message


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ view.yeer }}", "view has no 'yeer'; it has: text, narrative, words, number, year"),
        ("{{ view['yeer'] }}", "view has no 'yeer'; it has: text, narrative, words, number, year"),
        ("{{ view.narrative.txet }}", "a Narrative has no 'txet'; it has: text"),
        ("{% for word in view.words %}{{ word.txet }}{% endfor %}", "a text has no 'txet'"),
        ("{{ view.words.first.text }}", "a list has no 'first'"),
        ("{{ view.words[9] }}", "a list has no element 9"),
        ("{{ view.number.text }}", "a number has no 'text'"),
        ("{{ view.year.name }}", "a year has no 'name'; it has: start, stem, previous, following, first_day, last_day"),
        ("{{ view.nothing.text }}", "view has no 'nothing'; it has: text, narrative, words, number, year"),
        ("{% set x = none %}{{ x.period }}", "None has no 'period'"),
        ("{% import 'part.md' as part %}{{ part.gone() }}", "an imported template has no 'gone'"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}", "parameter 'x' was not provided"),
        ("{{ veiw.year }}", "'veiw' is undefined; there is: view"),
    ],
)
def test_a_mistyped_field_is_told_with_those_that_there_are(source: str, message: str) -> None:
    """In the words of docs/templates.md, without what is inside of the tool."""
    with pytest.raises(CannotGoOnError) as fault:
        rendered(source, part="{% macro broken() %}{% endmacro %}")

    assert f"templates/main.md:1: {message}" == fault.value.message


@pytest.mark.parametrize(
    "source",
    [
        "{{ ().__class__.__base__.__subclasses__() }}",
        "{{ view.words.__init__.__globals__ }}",
        "{% set x = [] %}{{ x.append(1) }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self._TemplateReference__context }}",
    ],
)
def test_templates_cannot_reach_the_machine(source: str) -> None:
    """The sandbox stops the classic ways out, and nothing can be changed."""
    with pytest.raises(CannotGoOnError):
        rendered(source)


@pytest.mark.parametrize("spelt", [r"\x1b", r"\ud800", r"\u202e", r"\x07"])
def test_what_no_document_may_hold_is_not_printed(spelt: str) -> None:
    """A template may spell it though it does not hold it; a terminal would obey, and no file could be written."""
    character = spelt.encode().decode("unicode_escape")
    with pytest.raises(CannotGoOnError, match=f"^templates/main.md: it prints the character <U.{ord(character):04X}>"):
        rendered(f"{{{{ '{spelt}' }}}}")
