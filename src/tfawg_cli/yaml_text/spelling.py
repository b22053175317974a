"""How a value is spelt in YAML: as short as its words allow, and so that every reader takes it for text."""

import json
import re
from functools import lru_cache
from io import StringIO

from tfawg_cli.yaml_text.events import read_events

Value = str | list["Value"] | dict[str, "Value"]
"""What can be written: texts, lists and maps of them."""


class Bare(str):
    """A text that is written without quotes though YAML takes it for something else: a date."""

    __slots__ = ()


class Block(str):
    """A text whose lines are kept as they are: Markdown."""

    __slots__ = ()


LONGEST = 100
"""Characters of a text that stands in one line with its key; a longer one is folded."""
_WIDEST_LIST = 120
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|No|Nos|Art|Arts|para|paras|approx|Mr|Mrs|Ms|Dr|St)|\b[A-Z])\.$"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'’”)\]]*(?= (?=[\"'‘“(\[]*[A-Z0-9À-ÖØ-Þ]))")  # noqa: RUF001 - quotes of Word


def sentences(text: str) -> list[str]:
    """Take a paragraph apart into its sentences; the blank between two is left out."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text, max(start, match.end() - 12), match.end()):
            found.append(text[start : match.end()])
            start = match.end() + 1
    return [*found, text[start:]]


def is_prose(text: str) -> bool:
    """Tell whether a text is more than one sentence or longer than a line: then it is folded, one sentence a line."""
    return len(text) > LONGEST or "\n" in text or len(sentences(text)) > 1


def scalar(text: str, *, in_flow: bool = False) -> str:
    """Spell a text in one line: plain where every reader takes that for this text, else in quotes."""
    if isinstance(text, Bare) or _reads_back(text, text, in_flow=in_flow):
        return text
    quoted = _quoted(text)
    return quoted if _reads_back(quoted, text, in_flow=in_flow) else double_quoted(text)


def single_quoted(text: str) -> str:
    """Spell a text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def double_quoted(text: str) -> str:
    """Spell a text in double quotes, which can hold every text."""
    return json.dumps(text, ensure_ascii=False)


QUOTES = {"'": single_quoted, '"': double_quoted}


def quoted_like(neighbour: str, text: str, *, in_flow: bool = False) -> str:
    """Spell a text in the quotes of its neighbour, where it has some that can hold the text in one line."""
    quote = QUOTES.get(neighbour[:1])
    return quote(text) if quote is not None and "\n" not in quote(text) else scalar(text, in_flow=in_flow)


def _quoted(text: str) -> str:
    """Spell a text as ruamel.yaml does where it takes it for something else than a plain text."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - most texts need no quotes
    from ruamel.yaml.scalarstring import SingleQuotedScalarString  # noqa: PLC0415

    writer, written = YAML(), StringIO()
    writer.width = 10 * len(text) + LONGEST
    writer.dump([SingleQuotedScalarString(text)], written)
    return written.getvalue().removeprefix("- ").removesuffix("\n")


@lru_cache
def _reads_back(spelt: str, text: str, *, in_flow: bool) -> bool:
    """Ask the reader itself whether a spelling is this text and nothing worth a remark."""
    if "\n" in spelt:
        return False
    outcome = read_events(f"- [{spelt}]\n" if in_flow else f"- {spelt}\n", frozenset())
    return outcome.data == ([[text]] if in_flow else [text]) and not outcome.errors and not outcome.warnings


def folded(text: str) -> list[str] | None:
    """Give the lines of a folded text, one sentence a line; None where folding would change it."""
    lines = [line for part in text.split("\n") for line in ("", *(sentences(part) if part else []))][1:]
    read_back = read_events("- >-\n" + "".join(f"  {line}\n" if line else "\n" for line in lines), frozenset())
    return lines if read_back.data == [text] else None


def flow(value: Value) -> str:
    """Spell a value in one line, lists in brackets and maps in braces."""
    if isinstance(value, str):
        return scalar(value, in_flow=True)
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return "{" + ", ".join(f"{key_of(key)}: {flow(inner)}" for key, inner in value.items()) + "}"


def key_of(name: str) -> str:
    """Spell a key: 1.1.1 plain, "1.1" in double quotes as data/ has it."""
    return name if _reads_back(name, name, in_flow=True) else double_quoted(name)


def entry(name: str, value: Value, indent: int, step: int) -> list[str]:
    """Spell a key and its value as the lines of a block map; what is inside stands `step` further in."""
    head, below = behind(value, indent, step)
    return [f"{' ' * indent}{key_of(name)}:{head}", *below]


def behind(value: Value, indent: int, step: int) -> tuple[str, list[str]]:
    """Spell what stands behind a colon at `indent`: the rest of its line, and the lines below it."""
    inside = indent + step
    if isinstance(value, str) and _keeps_lines(value):
        return " |" if isinstance(value, Block) else " |-", [
            " " * inside + one if one else "" for one in value.split("\n")
        ]
    if isinstance(value, str):
        lines = folded(value) if is_prose(value) else None
        if lines is None:
            return f" {scalar(value)}", []
        return " >-", [" " * inside + line if line else "" for line in lines]
    if isinstance(value, dict) and value:
        return "", [line for name, inner in value.items() for line in entry(name, inner, inside, step)]
    if isinstance(value, list) and _is_long(value):
        return "", [line for one in value for line in list_entry(one, inside, step)]
    return f" {flow(value)}", []


def _keeps_lines(text: str) -> bool:
    """Tell whether a text of several lines can stand in a file as they are."""
    if "\n" not in text:
        return False
    written = "- |-\n" + "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return read_events(written, frozenset()).data == [text]


def _is_long(value: list[Value]) -> bool:
    return any(not isinstance(one, str) or is_prose(one) for one in value) or len(flow(value)) > _WIDEST_LIST


def list_entry(value: Value, indent: int, step: int) -> list[str]:
    """Spell an entry of a block list; `indent` is where its dash stands."""
    dash = " " * indent + "-"
    if isinstance(value, dict) and value:
        lines = [line for name, inner in value.items() for line in entry(name, inner, indent + len("- "), step)]
        return [f"{dash} {lines[0].lstrip()}", *lines[1:]]
    head, below = behind(value, indent, step)
    return [f"{dash}{head}", *below]
