"""Random documents as blocks, and what became of them: for hypothesis."""

from itertools import pairwise

from hypothesis import strategies as st

from tfawg_cli.blocks import PLAIN, Block, Kind, Line, Look, Row, Run, Runs, Shape, Table, joined

WORDS = ["the", "TFA", "1.1.1", "(a)", "Members", "*", "<ins>", "a|b", "&", "é", "2021/2022", "\\", "`x`", "plan,"]
LOOKS = [PLAIN, PLAIN, Look(bold=True), Look(italic=True), Look(bold=True, italic=True), Look(link="https://x.org/a")]
HEADS = [("No", "Action", "Responsible body"), ("No", "Sub-Task", "Objective"), ("a", "b")]

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@st.composite
def runs(draw: st.DrawFn, breaks: bool = True) -> Runs:  # noqa: FBT001, FBT002 - one of two kinds of text
    """Draw words of a line or a cell; between their parts stands a blank, a line end, or nothing."""
    gaps = st.sampled_from([" ", " ", "  ", "\n", ""] if breaks else [" "])
    parts = draw(st.lists(st.tuples(texts, st.sampled_from(LOOKS), gaps), max_size=4))
    found = []
    for (text, look, gap), following in pairwise([*parts, ("", PLAIN, "")]):
        # Markdown knows no look that ends beside a bracket and a letter.
        inside_word = text[-1:].isalnum() and following[0][:1].isalnum()
        found += [Run(text, look), Run(gap or ("" if inside_word else " "), look)]
    return joined(found[:-1])


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Draw a paragraph, of a list or not."""
    within = draw(st.sampled_from([(), (), ("-",), ("-", "-"), (">",)]))
    begins = len(within) if within[-1:] == ("-",) else 0
    return Line(Kind.PARAGRAPH, draw(runs().filter(bool)), within=within, begins=begins)


@st.composite
def tables(draw: st.DrawFn, task: str) -> Table:
    """Draw a table whose rows are about items below a task."""
    head = draw(st.sampled_from(HEADS))
    numbers = sorted(draw(st.sets(st.integers(1, 6), max_size=4)))
    rows = tuple(Row(((Run(f"{task}.{n}.1"),), *(draw(runs()) for _ in head[1:])), f"{task}.{n}.1") for n in numbers)
    shape = Shape((100 / len(head),) * len(head), ("",) * len(head), draw(st.sampled_from([-1, len(head) - 1])))
    return Table(Row(tuple((Run(title),) for title in head)), rows, shape)


@st.composite
def documents(draw: st.DrawFn) -> list[Block]:
    """Draw a document: a title, narrative, tasks with their tables."""
    found: list[Block] = [Line(Kind.HEADING, (Run(f"Plan {draw(texts)}"),), 1)]
    found += draw(st.lists(lines(), max_size=4))
    for task in sorted(draw(st.sets(st.integers(1, 5), max_size=3))):
        number = f"1.{task}"
        found.append(Line(Kind.HEADING, (Run(f"Task {number} {draw(texts)}"),), 3, number=number))
        found += draw(st.lists(st.one_of(lines(), tables(number)), max_size=3))
    return found


@st.composite
def pairs(draw: st.DrawFn) -> tuple[list[Block], list[Block]]:
    """Draw two documents: of one, or the second from the first by taking out, putting in and rewording."""
    old = draw(documents())
    if draw(st.booleans()):
        return old, draw(documents())
    new = [draw(_changed(block)) for block in old if draw(st.integers(0, 5))]
    at = draw(st.integers(0, len(new)))
    return old, [*new[:at], *draw(st.lists(lines(), max_size=2)), *new[at:]]


@st.composite
def _changed(draw: st.DrawFn, block: Block) -> Block:
    if draw(st.booleans()):
        return block
    if isinstance(block, Line):
        return block._replace(runs=joined([*block.runs, Run(" "), Run(draw(texts), draw(st.sampled_from(LOOKS)))]))
    kept = [row for row in block.rows if draw(st.integers(0, 3))]
    return block._replace(rows=tuple(row._replace(cells=(row.cells[0], *_drawn(draw, row))) for row in kept))


def _drawn(draw: st.DrawFn, row: Row) -> list[Runs]:
    """Draw other words for all cells but the first."""
    return [draw(runs()) for _ in row.cells[1:]]
