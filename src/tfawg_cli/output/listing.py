"""Rows as JSON, CSV, Markdown, and as tab-separated lines for a pipe."""

from collections.abc import Sequence

from tfawg_cli.operations.questions.row import Row, Value
from tfawg_cli.operations.sheets import cells
from tfawg_cli.output.escaping import markdown, visible
from tfawg_cli.output.speech import NO_OTHER, Speech, capitalised
from tfawg_cli.output.value_words import words

Groups = Sequence[tuple[str, Sequence[Row]]]
"""Rows under the name of their group; a single group without a name is no grouping."""

_BOM = "\ufeff"


def as_json(kind: str, rows: Sequence[Row]) -> str:
    """Write rows for programs, with all their fields."""
    return document(kind, [row.fields for row in rows])


def document(kind: str, items: Sequence[object]) -> str:
    """Write the JSON document that every command gives."""
    import json

    return json.dumps({"format": 1, "kind": kind, "items": items}, ensure_ascii=False, indent=2) + "\n"


def as_csv(rows: Sequence[Row], columns: Sequence[str], separator: str = ",") -> str:
    """Write rows for a spreadsheet, which takes every cell as the text it is."""
    import csv
    import io

    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_csv_cell(row.fields[column]) for column in columns] for row in rows)
    return _BOM + file.getvalue()


def _csv_cell(value: Value) -> str:
    text = cells.words(value)
    return text if isinstance(value, int) else cells.guarded(text)


def as_lines(groups: Groups, columns: Sequence[str], speech: Speech = NO_OTHER) -> str:
    """Write rows for a pipe: one a line, cells parted by tabs, nothing cut and no heading; first the group, if any."""
    return "".join(_line(name, row, columns, speech) for name, rows in groups for row in rows)


def _line(group: str, row: Row, columns: Sequence[str], speech: Speech) -> str:
    cells = [*([group] if group else []), *(shown(row, column, speech) for column in columns)]
    return "\t".join(visible(cell.replace("\n", " ").replace("\t", " ")) for cell in cells) + "\n"


def as_markdown(groups: Groups, columns: Sequence[str], speech: Speech = NO_OTHER) -> str:
    """Write rows as Markdown tables, one a group."""
    return "\n".join(_markdown_table(name, rows, columns, speech) for name, rows in groups)


def _markdown_table(name: str, rows: Sequence[Row], columns: Sequence[str], speech: Speech) -> str:
    lines = [f"### {markdown(name)} ({len(rows)})", ""] if name else []
    lines += [f"| {' | '.join(title(column, speech) for column in columns)} |", "|" + "---|" * len(columns)]
    for row in rows:
        cells = (markdown(shown(row, column, speech)) for column in columns)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def shown(row: Row, column: str, speech: Speech = NO_OTHER) -> str:
    """Write what a row says in a column for readers: a day in words."""
    return said_of(row.fields[column], column, speech)


def said_of(value: Value, field: str, speech: Speech) -> str:
    """Write what a field says for readers, in their language."""
    return words(str(value) if isinstance(value, int) else value, field, speech)


def title(column: str, speech: Speech = NO_OTHER) -> str:
    """Write the name of a field as a heading."""
    return capitalised(speech.label(column))
