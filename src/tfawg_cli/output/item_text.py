"""One item as text, Markdown and JSON."""

from collections.abc import Iterable, Sequence

from tfawg_cli.operations.questions.item import Item, Relative
from tfawg_cli.operations.sheets.cells import each, words
from tfawg_cli.output.escaping import markdown
from tfawg_cli.output.listing import document, title, written
from tfawg_cli.output.paragraphs import paragraph
from tfawg_cli.records.plan import Amendment
from tfawg_cli.records.words import NOT_ASSESSED

_SHOWN_APART = {"year", "number", "text", "status", "updates", "actions", "tasks", "sub_tasks", "points"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_STATUS_KINDS = {"action", "sub-task", "task"}


def as_text(item: Item) -> str:
    """Write an item for a terminal or a pipe."""
    fields = item.fields
    blocks = [
        paragraph(words(fields["text"]) or "(no title)", f"{item.kind} {item.number}  "),
        "".join(paragraph(said, f"{label:18}", 2) for label, said in _said(item)),
        *_related("Under", item.above),
        *_related("Holds", item.below),
        *_related("Over the years", item.lineage),
    ]
    return "\n".join(block for block in blocks if block)


def _said(item: Item) -> list[tuple[str, str]]:
    """List what the item says, with the label of each."""
    fields = item.fields
    found = [("year", words(fields["year"]))]
    if item.kind in _STATUS_KINDS:
        found.append(("status", words(fields["status"]) or NOT_ASSESSED))
    for field, value in fields.items():
        if field not in _SHOWN_APART and value not in (None, []):
            found.append((title(field).lower(), written(value, field)))
    points = zip(_LETTERS, each(fields.get("points")), strict=False)
    found += [(f"{letter})", point) for letter, point in points]
    found += [("update", update) for update in each(fields.get("updates"))]
    return [*found, *_amended(item.amendments)]


def _amended(amendments: Sequence[Amendment]) -> list[tuple[str, str]]:
    """Tell amendments as the minutes do."""
    if not amendments:
        return []
    from tfawg_cli.operations.comparison.facts import as_entries
    from tfawg_cli.output.diff.fact_words import words as told

    return [("amended", told(one, "amendment")) for one in as_entries(amendments)]


def _related(heading: str, relatives: Iterable[Relative]) -> list[str]:
    lines = [paragraph(f"{one.text or '(no title)'}{_status(one)}", _label(one), 2) for one in relatives]
    return [f"{heading}\n{''.join(lines)}"] if lines else []


def _label(one: Relative) -> str:
    return f"{one.relation} {one.year} {one.number}  " if one.relation else f"{one.kind} {one.number}  "


def _status(one: Relative) -> str:
    return f" [{one.status}]" if one.status else ""


def as_json(item: Item) -> str:
    """Write an item for programs: its fields, and its relatives."""
    from tfawg_cli.operations.comparison.facts import as_entries

    related = {
        name: [one._asdict() for one in relatives]
        for name, relatives in (("above", item.above), ("below", item.below), ("lineage", item.lineage))
    }
    return document(item.kind, [item.fields | related | {"amendments": as_entries(item.amendments)}])


def as_markdown(item: Item) -> str:
    """Write an item as Markdown."""
    text = markdown(words(item.fields["text"]))
    lines = [f"# {item.kind.capitalize()} {item.number}", "", text, ""]
    lines += [f"- **{label}:** {markdown(said)}" for label, said in _said(item)]
    for heading, relatives in (("Under", item.above), ("Holds", item.below), ("Over the years", item.lineage)):
        if relatives:
            lines += ["", f"## {heading}", ""]
            lines += [
                f"- {_label(one).strip()} {markdown(one.text or '')}{markdown(_status(one))}" for one in relatives
            ]
    return "\n".join(lines) + "\n"
