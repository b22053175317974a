"""From what people type to what the records hold: the one spelling, or an error that names the choices."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from difflib import get_close_matches

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.pasting import pasted
from tfawg_cli.records.base import NOTHING
from tfawg_cli.records.bodies import Bodies
from tfawg_cli.records.calendar import typed_day
from tfawg_cli.records.fields import Typed, typed_fields
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import ITEM_PATTERN, with_article
from tfawg_cli.records.plan import Decision
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.words import NOT_ASSESSED, ActionStatus, BodyKind, DecidedOn, ProgrammeStatus, Verb
from tfawg_cli.records.workspace import Filed, Workspace
from tfawg_cli.yaml_text.characters import forbidden_characters
from tfawg_cli.yaml_text.spelling import Bare, Value

_SPACES = re.compile(r"\s+")
_UNREAD = re.compile("[\udc80-\udcff]")
"""What stands for bytes that are no words in the locale of the terminal."""
_SEVERAL_NAMES = re.compile(r".*[;,].*")
_NO_CODES = 'the edition has none yet: tfawg edit YEAR --strategic-plan "@FILE"'
"""A name that is rather several."""
_PARTED = re.compile(r"\s*[;\n]\s*")
_FEW = 12


def words(typed: str) -> str:
    """Take a text as it was typed; its line ends become blanks. Raises CannotGoOnError."""
    text = _SPACES.sub(lambda blanks: " " if "\n" in blanks.group() else blanks.group(), typed.strip())
    return lawful(text.replace("\t", " "))


def lines(typed: str) -> str:
    """Take a text as it was typed, its lines kept; blanks at their ends are not content. Raises CannotGoOnError."""
    text = re.sub(r" *(?:\r\n?|\n)", "\n", typed.replace("\t", " "))
    return lawful(text.strip())


def lawful(text: str) -> str:
    """Give a text that a record may hold: not empty, and without forbidden characters. Raises CannotGoOnError."""
    if _UNREAD.search(text):
        message = "the text that was typed cannot be read: the locale here is not UTF-8, or the words are not"
        raise CannotGoOnError(message, "set the locale, and type it again: export LC_ALL=C.UTF-8")
    for trouble in forbidden_characters(text):
        raise CannotGoOnError(trouble.message.replace("in the file", "in the text"), trouble.hint)
    if not text:
        raise CannotGoOnError("the text is empty", "to take a field away: tfawg edit NUMBER --unset FIELD")
    return text


def day(typed: str) -> date:
    """Read a date, day first or ISO: 8/3/2022, 8 March 2022, 8-Mar-22, 2022-03-08. Raises CannotGoOnError."""
    try:
        found = typed_day(typed)
    except ValueError:
        raise CannotGoOnError(f"there is no day {typed}", "write it day first: 8/3/2022") from None
    if found is None:
        raise CannotGoOnError(f"'{typed}' is not a date", "write it day first: 8/3/2022, 8 March 2022 or 2022-03-08")
    return found


def stored_day(typed: str) -> Bare:
    """Read a date that was typed and spell it as the records do. Raises CannotGoOnError."""
    return Bare(day(typed).isoformat())


def body(workspace: Workspace, typed: str) -> str:
    """Give the registered name of a body; its abbreviation will do, and small letters. Raises CannotGoOnError."""
    filed = register(workspace)
    name = filed.record.resolve(typed)
    if name is None:
        known = list(filed.record.bodies)
        named = f", or name one of: {_shown(known)}" if known else ""
        raise _unknown(
            "body", typed, known, f"register it first: tfawg body {_SEVERAL_NAMES.sub('NAME', pasted([typed]))}{named}"
        )
    return name


def committee(workspace: Workspace, typed: str) -> str:
    """Give the registered name of a body that decides. Raises CannotGoOnError."""
    name, filed = body(workspace, typed), register(workspace)
    if filed.record.bodies[name].kind is not BodyKind.DECIDES:
        deciding = [one for one, about in filed.record.bodies.items() if about.kind is BodyKind.DECIDES]
        there = f"one of: {', '.join(map(filed.record.known_as, deciding))}; " if deciding else ""
        made = pasted(["tfawg", "body", name, "--kind", BodyKind.DECIDES])
        raise CannotGoOnError(f"{name} is no committee", f"{there}if it decides, say so: {made}")
    return name


def kind_of_body(typed: str) -> str:
    """Give what a body is: role or decides. Raises CannotGoOnError."""
    return _choice("kind of body", typed, BodyKind)


def register(workspace: Workspace) -> Filed[Bodies]:
    """Give the register of bodies. Raises CannotGoOnError where none can be read."""
    if workspace.bodies is None:
        raise CannotGoOnError("there is no register of bodies that can be read", "tfawg validate says why")
    return workspace.bodies


def status(kind: str, typed: str) -> str | None:
    """Give the word for a status of an item; None for "not assessed". Raises CannotGoOnError."""
    words_of = ActionStatus if kind == "action" else ProgrammeStatus
    wanted = _choice(f"status of {with_article(kind)}", typed, (*words_of, NOT_ASSESSED))
    return wanted if wanted != NOT_ASSESSED else None


def is_status(text: str) -> bool:
    """Tell whether a text is nothing but the word for a status of an action."""
    return text.strip().lower() in {*ActionStatus, NOT_ASSESSED}


def _choice(what: str, typed: str, words_of: Iterable[str]) -> str:
    """Give the word that was meant, capitals or not. Raises CannotGoOnError."""
    wanted = " ".join(re.split(r"[\s_-]+", typed.strip().lower()))
    choices = [str(one) for one in words_of]
    if wanted not in choices:
        raise _unknown(what, typed, choices, f"one of: {', '.join(choices)}")
    return wanted


def decision(workspace: Workspace, typed: Mapping[str, str | None]) -> Decision:
    """Read a decision as it was typed: verb, by, session, date, document, on. Raises CannotGoOnError."""
    given = {name: text for name, text in typed.items() if text is not None}
    return Decision(
        verb=Verb(_choice("verb", given["verb"], Verb)),
        by=committee(workspace, given["by"]),
        session=words(given["session"]) if "session" in given else None,
        date=day(given["date"]) if "date" in given else None,
        document=words(given["document"]) if "document" in given else None,
        on=DecidedOn(_choice("subject", given["on"], DecidedOn)),
    )


def code(edition: Programme, typed: str) -> str:
    """Give a strategic code of the edition's period, capitals or not. Raises CannotGoOnError."""
    wanted = typed.strip().upper()
    known = sorted(edition.code_titles)
    if wanted not in known:
        there = "one of: " + ", ".join(known) if known else _NO_CODES
        raise _unknown("strategic code", typed, known, there)
    return wanted


def origin(typed: str) -> str:
    """Read an action of an earlier year: 2020-21 1.1.1.1 becomes 2020/2021 1.1.1.1. Raises CannotGoOnError."""
    year, _, number = typed.strip().partition(" ")
    try:
        spelt = str(FinancialYear.typed(year))
    except ValueError as error:
        raise CannotGoOnError(str(error), "write year and number: 2020/2021 1.1.1.1") from None
    return f"{spelt} {item_number(number)}"


def former(typed: str) -> str:
    """Read the number that an item had formerly, or `none`. Raises CannotGoOnError."""
    return NOTHING if typed.strip().lower() == NOTHING else item_number(typed)


def item_number(typed: str) -> str:
    """Read an item number. Raises CannotGoOnError."""
    number = typed.strip()
    if re.fullmatch(ITEM_PATTERN, number) is None:
        raise CannotGoOnError(f"'{typed}' is not an item number", "write it like 1, 1.2, 1.2.3 or 1.2.3.4")
    return number


def _unknown(what: str, typed: str, known: Sequence[str], otherwise: str) -> CannotGoOnError:
    close = get_close_matches(typed.lower(), [name.lower() for name in known], 1)
    meant = next((name for name in known if close and name.lower() == close[0]), None)
    return CannotGoOnError(f"there is no {what} '{typed}'", f"did you mean '{meant}'?" if meant else otherwise)


def _shown(names: Sequence[str]) -> str:
    return ", ".join(names[:_FEW]) + (", ..." if len(names) > _FEW else "")


Fields = Mapping[str, Sequence[str]]
"""What was typed behind the options of a command: field -> texts, one for a field that is no list."""


def values(workspace: Workspace, edition: Programme | None, kind: str, typed: Fields) -> dict[str, Value | None]:
    """Read the fields of an item as they were typed; None for one that is to say nothing. Raises CannotGoOnError."""
    readers: dict[Typed, Callable[[str], str]] = {
        Typed.LINES: lines,
        Typed.TEXT: words,
        Typed.DATE: stored_day,
        Typed.BODY: lambda text: body(workspace, text),
        Typed.COMMITTEE: lambda text: register(workspace).record.known_as(committee(workspace, text)),
        Typed.CODE: lambda text: code(edition, text) if edition is not None else text,
        Typed.NUMBER: former,
        Typed.ORIGIN: origin,
    }
    found: dict[str, Value | None] = {}
    for field in typed_fields(kind):
        texts = typed.get(field.name)
        if texts is None:
            continue
        if field.typed is Typed.STATUS:
            found[field.name] = status(kind, texts[-1])
        elif field.repeats:
            reader = readers[field.typed]
            each = texts if field.typed is Typed.LINES else [part for text in texts for part in in_parts(text)]
            found[field.name] = list(dict.fromkeys(_one_of_list(reader, text) for text in each))
        else:
            found[field.name] = readers[field.typed](texts[-1])
    return found


def of_new(values: Mapping[str, Value | None]) -> dict[str, Value]:
    """Give the fields of a new item: those that are to say nothing are left out."""
    return {name: value for name, value in values.items() if value is not None}


def in_parts(text: str) -> list[str]:
    """Take a list apart that people wrote as one text, with semicolons or on lines."""
    return [part for part in _PARTED.split(text.strip(" ;\n")) if part] or [""]


def _one_of_list(reader: Callable[[str], str], text: str) -> str:
    """Read one value of a list. Raises CannotGoOnError; where several were typed as one, it says how they are typed."""
    try:
        return reader(text)
    except CannotGoOnError as error:
        several = _several(reader, text)
        if not several[1:]:
            raise
        raise CannotGoOnError(error.message, f"put a semicolon between them: {'; '.join(several)}") from None


def _several(reader: Callable[[str], str], text: str) -> list[str]:
    """Read values with commas between them; none where one of them cannot be read."""
    with suppress(CannotGoOnError):
        return [reader(part) for part in text.split(",") if part.strip()]
    return []


def entry_of_update(workspace: Workspace, text: str, typed_day: str | None, by: str | None) -> dict[str, Value]:
    """Read an update as it was typed: day and body may be unknown. Raises CannotGoOnError."""
    if not text.strip():
        raise CannotGoOnError("the text is empty", "say what happened")
    found: dict[str, Value] = {}
    if typed_day:
        found["date"] = stored_day(typed_day)
    if by:
        found["by"] = body(workspace, by)
    return found | {"text": lines(text)}
