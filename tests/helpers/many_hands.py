"""The source document in many hands: heads, numbers, words and pages as people, Word and LibreOffice leave them."""

from typing import Any

from word_hands import Hand, listed, marked, paragraph, run, style, unnumbered


def shouted(head: str) -> str:
    """Write the head of a column in capitals, with too many blanks."""
    return f"  {head.upper().replace(' ', '   ')} "


def plural(head: str) -> str:
    """Write the head of a column as others do."""
    others = {"No": "N°", "Sub-Task": "Sub task", "Responsible body": "Responsible", "Updates": "Update"}
    return others.get(head, f"{head}s" if head in {"Objective", "Indicator", "Timeline", "Action"} else head)


def cut_by_word(text: str) -> str:
    """Write words as Word keeps them: in many runs, bold here and there, with soft hyphens and firm blanks."""
    if not text:
        return "<w:p/>"
    pieces = text.replace(" the ", " the\u00a0").replace("mentation", "men\u00adtation").split(" ")
    runs = [run(piece + " ", "<w:b/>" if place % 5 == 3 else "") for place, piece in enumerate(pieces)]
    return paragraph("<w:proofErr/>".join(runs))


def on_lines(text: str) -> str:
    """Write every third sentence on a line of its own, by a line break or as a paragraph."""
    sentences = text.split(". ")
    first, rest = ".\n".join(sentences[:3]), ". ".join(sentences[3:])
    return paragraph(run(first + ("." if rest else ""))) + (paragraph(run(rest)) if rest else "")


def controlled(text: str) -> str:
    """Write a paragraph in a content control, its first word in another one."""
    first, _, rest = text.partition(" ")
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(first)}</w:sdtContent></w:sdt>{run(f' {rest}' if rest else '')}"
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(inner)}</w:sdtContent></w:sdt>"


def by_paragraphs(text: str) -> str:
    """Write each line as a paragraph."""
    return "".join(paragraph(marked(line)) for line in text.split("\n"))


def raised(one: Any) -> str:  # noqa: ANN401 - a key deliverable
    """Write the heading of a key deliverable with its ordinal raised."""
    ending = {"1": "st", "2": "nd", "3": "rd", "4": "th"}[one.ordinal]
    up = run(ending, '<w:vertAlign w:val="superscript"/>')
    return paragraph(run(one.ordinal) + up + run(" Key Deliverable of the TFAWG", "<w:caps/>"), style("Heading1"))


class Counted:
    """Writes the numbers of items as Word makes them: no text stands in their cells."""

    def __call__(self, number: str) -> str:
        """Give the cell of a number; the lists above it are counted in hidden paragraphs before."""
        return paragraph("", listed(4, number.count(".")))


HANDS = {
    "as it was printed": Hand(),
    "tables cut by pages, heads repeated": Hand(cut=1),
    "tables cut by pages without heads": Hand(cut=2, repeats=False),
    "rows cut in two": Hand(cut=1, halves=True),
    "rows cut in two without heads": Hand(cut=1, halves=True, repeats=False),
    "capitals and blanks": Hand(head=shouted, task="heading", bodies="; ", codes=", "),
    "other heads, other order": Hand(
        head=plural,
        sub_task_order=(0, 6, 2, 1, 3, 5, 4),
        action_order=(0, 5, 2, 1, 4, 3),
        task="paragraph",
        bodies=", ",
    ),
    "points behind numbers": Hand(number=lambda one: paragraph(run(f"{one}.")), caption="row", codes="\n"),
    "cut by Word": Hand(words=cut_by_word),
    "lines in cells": Hand(words=on_lines, deliverable=raised),
    "a paragraph each": Hand(words=by_paragraphs, bodies="\n", codes="\n"),
    "content controls": Hand(words=controlled, points="made"),
    "numerals made by Word": Hand(sections="made", title=""),
    "an old file that LibreOffice saved anew": Hand(deliverable=unnumbered),
}
