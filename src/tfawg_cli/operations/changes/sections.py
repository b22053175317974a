"""Sections of the narrative of an edition of the Work Programme."""

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.editing import Changed, Revision, follows_in, held
from tfawg_cli.operations.changes.narrative import markdown
from tfawg_cli.operations.changes.typed import words
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.same_words import same_words
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Append, Edit, Put, Take
from tfawg_cli.yaml_text.spelling import Value

_KEYS = ("sections",)


def section(workspace: Workspace, year: FinancialYear, heading: str, text: str | None) -> Revision:
    """Let the section of a heading say something else; one that is not there comes behind the others.

    Args:
        workspace: the records.
        year: the year of the edition.
        heading: the heading as it was typed.
        text: Markdown as it was typed; None takes the section away.

    Raises CannotGoOnError where two sections have that heading, and where none is to be taken away.

    """
    edition, wanted = workspace.editions[year], same_words(heading).casefold()
    sections, behind = edition.record.sections, follows_in(Programme, "sections")
    there = [at for at, one in enumerate(sections) if same_words(one.heading).casefold() == wanted]
    if len(there) > 1:
        raise CannotGoOnError(f"{len(there)} sections have the heading '{heading}'", f"change them in {edition.file}")
    old = sections[there[0]].text if there else None
    new = markdown(text) if text is not None else None
    edit: Edit
    if new is None:
        edit = _without(edition.record, heading, there)
    elif there:
        edit = Put((*_KEYS, there[0], "text"), new, ("heading",))
    else:
        edit = Append(_KEYS, {"heading": words(heading), "text": new}, behind)
    changes = (Changed("text", old, new),) if old != new else ()
    title = f"{'section' if there else 'new section'} '{words(heading)}' of {year}"
    return Revision(title, {edition.file: [[edit]]} if changes else {}, changes)


def _without(edition: Programme, heading: str, there: list[int]) -> Edit:
    if not there:
        named = "; ".join(one.heading for one in edition.sections) or "none"
        raise CannotGoOnError(f"there is no section '{heading}'", f"there are: {named}")
    left: list[Value] = [held(one) for at, one in enumerate(edition.sections) if at not in there]
    return Put(_KEYS, left) if left else Take(_KEYS)
