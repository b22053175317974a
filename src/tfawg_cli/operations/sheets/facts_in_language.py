"""What a document in another language prints of the records beside their translation, to be held against it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from tfawg_cli.operations.sheets.form_in_language import Key, Told
from tfawg_cli.records.plan import Action, Plan
from tfawg_cli.records.programme import Programme


class Voice(NamedTuple):
    """How a language says what is no translation of the records."""

    words: Callable[[str], str]
    """Statuses, and the words of the templates."""
    day: Callable[[date], str]
    body: Callable[[str], str]


def facts(edition: Programme | None, plan: Plan | None, voice: Voice) -> dict[Key, str]:
    """Give all that is printed of the items."""
    found = dict(_of_edition(edition, voice)) if edition is not None else {}
    if plan is None:
        return found
    for number, action in plan.actions.items():
        found |= dict(_of_action(number, action, voice))
    return found


def told(plan: Plan | None, voice: Voice) -> dict[str, list[Told]]:
    """Give when each update was, and who told it."""
    actions = plan.actions if plan is not None else {}
    return {
        number: [
            Told(voice.day(one.date) if one.date is not None else "", voice.body(one.by) if one.by else "")
            for one in action.updates
        ]
        for number, action in actions.items()
    }


def _of_edition(edition: Programme, voice: Voice) -> Iterator[tuple[Key, str]]:
    for deliverable in edition.deliverables.values():
        for number, task in deliverable.tasks.items():
            yield (number, ("status",)), _status(task.status, voice)
            for below, sub_task in task.sub_tasks.items():
                yield (below, ("status",)), _status(sub_task.status, voice)
                yield (below, ("strategic_codes",)), "; ".join(sub_task.strategic_codes)


def _of_action(number: str, action: Action, voice: Voice) -> Iterator[tuple[Key, str]]:
    yield (number, ("status",)), _status(action.status, voice)
    yield (number, ("responsible",)), "; ".join(map(voice.body, action.responsible))
    yield (number, ("due",)), voice.day(action.due) if action.due is not None else ""


def _status(status: str | None, voice: Voice) -> str:
    return voice.words(status).upper() if status else ""
