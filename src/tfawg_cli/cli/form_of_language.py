"""What a document of the plan prints in a language, so that one can be read and held against the records."""

import re
from collections.abc import Iterator

from tfawg_cli.cli.translations_of_year import OfYear
from tfawg_cli.operations.items import all_numbers
from tfawg_cli.operations.languages.speaking import name_in
from tfawg_cli.operations.reports.decisions import amendment_view
from tfawg_cli.operations.sheets.document_paired import Records
from tfawg_cli.operations.sheets.facts_in_language import Voice, facts, told
from tfawg_cli.operations.sheets.form_in_language import Form, Group, Key, title_known
from tfawg_cli.operations.sheets.places_in_language import Ours
from tfawg_cli.output.speech import ENGLISH, OLDER, Speech
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.words import ActionStatus, ProgrammeStatus

_YEAR = r"(?P<year>[1-9]\d{3}\s?[-/]\s?\d{2,4})"
_NUMBER = r"\d+(?:\.\d+)*"
_TITLES = ("{title} and Annual Work Plan {year}", "Annual Work Plan {year}")
_OUTLINE = ("Key Deliverable {number}", "Task {number}", "Sub-task {number}")
_FIXED = (
    "ACTIONS FOR FY {year}",
    "No action in FY {year}.",
    "AMENDMENTS OF THE APPROVED WORDING",
    "What is marked *amended* was changed after its approval. Each change, who allowed it and why stand at the end.",
    "(added)",
    "(removed)",
)
_PLACE = re.compile(r"\{\w+\}")
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


def form_of(speech: Speech, found: OfYear) -> Form:
    """Give what the reports of a language print around the records."""
    statuses = {speech.words(status).upper() for status in (*ActionStatus, *ProgrammeStatus)}
    register = found.records.workspace.bodies
    entries = register.record.bodies.items() if register is not None else ()
    bodies = {one.names.get(found.tongue.tag, name) for name, one in entries}
    older = "|".join(_pattern(words) for words in (OLDER, speech.words(OLDER)))
    timeline = rf"(?:(?P<timeline>.+)\n)?{_pattern(speech.words('by {day}'), day='(?P<day>.+)')}"
    outline = [*(_pattern(speech.words(words), number=_NUMBER) for words in _OUTLINE), r"\d+\.\d+\.\d+"]
    annual = _pattern(speech.words("Annual Work Plan {year}").partition("{")[0]).strip()
    titles = (_pattern(speech.words(words), title=r"(?P<title>\S.*)", year=_YEAR) for words in _TITLES)
    return Form(
        heading=speech.heading,
        titles={title_known(title): english for title, english in speech.english_titles.items()},
        fixed={speech.words(words).format(year=found.year).replace("*", "").casefold() for words in _FIXED},
        statuses=sorted(statuses, key=len, reverse=True),
        bodies=bodies,
        title=[re.compile(one, re.IGNORECASE) for one in titles],
        title_alone=re.compile(rf"(?!.*{annual})(?P<title>\S.*) {_YEAR}", re.IGNORECASE),
        outline=re.compile(rf"(?:{'|'.join(outline)})(?!\w)", re.IGNORECASE),
        due=re.compile(timeline, re.IGNORECASE | re.DOTALL),
        result=" ".join(f"{speech.words('Result')}{speech.words(': ')}".split()),
        amended=speech.words("amended").casefold(),
        marks=re.compile(rf"\[(?:(?P<english>{ENGLISH.upper()})|(?i:{older}))\]\s*"),
        usual=bodies | _abbreviations(speech),
    )


def _abbreviations(speech: Speech) -> set[str]:
    """Give the words that stand in capitals among small ones in what the language says: OMD."""
    said = (_PLACE.sub("", one) for one in speech.table.words.values() if isinstance(one, str))
    words = {word for text in said if not text.isupper() for word in re.findall(r"\w+", text)}
    return {word for word in words if len(word) > 1 and word.isupper()}


def _pattern(words: str, **places: str) -> str:
    """Write words of a template as a pattern, whatever their blanks and apostrophes; `places` are those of values."""
    parts = re.split(r"\{(\w+)\}", words)
    written = [places[part] if at % 2 else _loosely(part) for at, part in enumerate(parts)]
    return "".join(written)


def _loosely(words: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(words)).replace(_APOSTROPHE, f"['{_APOSTROPHE}]")


def records_of(speech: Speech, found: OfYear) -> Records:
    """Give what the records have that a document may print."""
    workspace = found.records.workspace
    in_edition, of_plan = workspace.edition_for(found.year), workspace.plans.get(found.year)
    edition, plan = in_edition.record if in_edition else None, of_plan.record if of_plan else None
    voice = _voice(speech, found)
    printed = facts(edition, plan, voice) | dict(_amended(plan, voice))
    ours = _ours(edition, plan, voice)
    return Records(found.every_text, all_numbers(workspace, found.year), printed, ours)


def _ours(edition: Programme | None, plan: Plan | None, voice: Voice) -> Ours:
    strategic = edition.strategic_plan if edition is not None else None
    groups = strategic.groups.items() if strategic is not None else ()
    return Ours(
        title=edition.title if edition is not None else "",
        sections=[one.heading for one in edition.sections] if edition is not None else [],
        groups=[Group(heading, () if isinstance(held, str) else tuple(held)) for heading, held in groups],
        amendments=[one.number for one in plan.amendments] if plan is not None else [],
        told=told(plan, voice),
    )


def _amended(plan: Plan | None, voice: Voice) -> Iterator[tuple[Key, str]]:
    for place, amendment in enumerate(plan.amendments if plan is not None else (), 1):
        shown = amendment_view(amendment)
        day = voice.day(amendment.date) if amendment.date is not None else voice.words("not recorded")
        printed = {"item": shown.number, "field": voice.words(shown.field), "authority": shown.authority, "date": day}
        yield from ((("", ("amendments", str(place), name)), words) for name, words in printed.items())


def _voice(speech: Speech, found: OfYear) -> Voice:
    register = found.records.workspace.bodies

    def body(name: str) -> str:
        """Give the name of a body in the language, where it has one."""
        return (name_in(register.record, name, found.tongue.tag) if register is not None else None) or name

    return Voice(speech.words, lambda day: str(speech.written(day_in_words(day))), body)
