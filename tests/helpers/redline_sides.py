"""One side of a redline as the document that it was made of."""

from collections.abc import Iterable, Iterator

from tfawg_cli.blocks import Block, Line, Row, Runs, Side, joined


def on_side(blocks: Iterable[Block], side: Side) -> Iterator[Block]:
    """Give one side of a redline, OLD or NEW, as the document that it was made of."""
    for block in blocks:
        if block.side not in {Side.BOTH, side}:
            continue
        if isinstance(block, Line):
            yield block._replace(runs=_runs_on(block.runs, side), side=Side.BOTH)
        else:
            rows = tuple(_row_on(row, side) for row in block.rows if row.side in {Side.BOTH, side})
            yield block._replace(head=_row_on(block.head, side), rows=rows, side=Side.BOTH)


def _row_on(row: Row, side: Side) -> Row:
    return Row(tuple(_runs_on(cell, side) for cell in row.cells), row.number)


def _runs_on(runs: Runs, side: Side) -> Runs:
    return joined(run._replace(side=Side.BOTH) for run in runs if run.side in {Side.BOTH, side})
