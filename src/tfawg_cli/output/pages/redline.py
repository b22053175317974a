"""Two documents as one whose changes are marked: its old side is the one document, its new side the other."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from tfawg_cli.blocks import Block, Blocks, Kind, Line, Row, Side, Table, all_on, row_all_on, text_of
from tfawg_cli.output.pages.aligning import aligned, words_in_common
from tfawg_cli.output.pages.columns import shape_of
from tfawg_cli.output.pages.marked_words import changed

Section = Sequence[Block]
"""A heading and what stands below it up to the next one; the first of a document may have none."""
NewNumber = Callable[[str], str | None]
"""From the number of an item on the old side to that on the new side; None where it is gone."""
_LIKE = 0.3
"""Share of common words below which one text did not become the other."""


def redline(old: Blocks, new: Blocks, new_number: NewNumber) -> list[Block]:
    """Mark what changed between two documents: what is about the same item stands together, all else in its order."""
    return list(_Redline(new_number).of_documents(old, new))


class _Redline:
    """Knows which item is which while two documents are put together."""

    def __init__(self, new_number: NewNumber) -> None:
        self._new_number = new_number

    def of_documents(self, old: Blocks, new: Blocks) -> Iterator[Block]:
        """Put sections together."""
        olds, news = _sections(old), _sections(new)
        keys = [self._section_key(one, is_old=True) for one in olds], [self._section_key(one) for one in news]
        for before, after in aligned(olds, news, keys, _section_likeness):
            yield from self._of_sections(before or (), after or ())

    def _section_key(self, section: Section, *, is_old: bool = False) -> Hashable:
        heading = section[0]
        if isinstance(heading, Table):
            return None
        return self._key(heading.number, is_old=is_old) or (heading.level, text_of(heading.runs))

    def _key(self, number: str, *, is_old: bool) -> str | tuple[str, str]:
        """Tell which item a number is about, as the new side calls it; nothing without a number."""
        if not number or not is_old:
            return number
        return self._new_number(number) or ("gone", number)

    def _of_sections(self, old: Section, new: Section) -> Iterator[Block]:
        keys = [_block_key(one) for one in old], [_block_key(one) for one in new]
        for before, after in aligned(old, new, keys, _block_likeness):
            if isinstance(before, Line) and isinstance(after, Line):
                yield after._replace(runs=changed(before.runs, after.runs))
            elif isinstance(before, Table) and isinstance(after, Table):
                yield self._of_tables(before, after)
            else:
                yield from [] if before is None else [_gone(before)]
                yield from [] if after is None else [all_on(after, Side.NEW)]

    def _of_tables(self, old: Table, new: Table) -> Table:
        keys = [self._row_key(row, is_old=True) for row in old.rows], [self._row_key(row) for row in new.rows]
        pairs = aligned(old.rows, new.rows, keys, _row_likeness)
        rows = tuple(self._of_rows(before, after) for before, after in pairs)
        head = _merged(old.head, new.head)
        # The words of both sides stand beside each other, so columns of numbers need more room.
        return new._replace(head=head, rows=rows, shape=shape_of(new.shape.titles, (head, *rows), new.shape.aligns))

    def _row_key(self, row: Row, *, is_old: bool = False) -> Hashable:
        return self._key(row.number, is_old=is_old) or ("row", text_of(row.cells[0]))

    def _of_rows(self, old: Row | None, new: Row | None) -> Row:
        if old is None or new is None:
            return row_all_on(new, Side.NEW) if new is not None else _row_gone(old or Row(()))
        return _merged(old, new)


def _sections(blocks: Blocks) -> Sequence[Section]:
    found: list[list[Block]] = []
    for block in blocks:
        if not found or (isinstance(block, Line) and block.kind is Kind.HEADING):
            found.append([])
        found[-1].append(block)
    return found


def _section_likeness(old: Section, new: Section) -> float:
    """Tell how like two sections are whose headings say something else; an item's section is no other item's."""
    first, other = old[0], new[0]
    if isinstance(first, Table) or isinstance(other, Table) or first.number or other.number:
        return 0.0
    return _likeness(_all_words(old), _all_words(new)) if first.level == other.level else 0.0


def _all_words(section: Section) -> str:
    return "\n".join(
        text_of(block.runs)
        if isinstance(block, Line)
        else "\n".join(text_of(cell) for row in block.rows for cell in row.cells)
        for block in section
    )


def _block_likeness(old: Block, new: Block) -> float:
    """Tell how like two blocks of one section are; two headings belong together, since each section has one."""
    if isinstance(old, Line) and isinstance(new, Line):
        if _place(old) != _place(new):
            return 0.0
        return 1.0 if old.kind is Kind.HEADING else _likeness(text_of(old.runs), text_of(new.runs))
    if isinstance(old, Table) and isinstance(new, Table):
        titles = [text_of(cell) for cell in old.head.cells], [text_of(cell) for cell in new.head.cells]
        same = sum(one == other for one, other in zip(*titles, strict=False))
        return 1.0 if len(titles[0]) == len(titles[1]) <= 2 * same else 0.0
    return 0.0


def _likeness(old: str, new: str) -> float:
    found = words_in_common(old, new)
    return found if found >= _LIKE else 0.0


def _place(line: Line) -> Hashable:
    return line.kind, line.level, line.within, line.begins


def _block_key(block: Block) -> Hashable:
    if isinstance(block, Table):
        return tuple(text_of(cell) for cell in block.head.cells)
    return (_place(block), block.runs)


def _row_likeness(old: Row, new: Row) -> float:
    """Tell how like two rows are that are about no item."""
    if old.number or new.number or len(old.cells) != len(new.cells):
        return 0.0
    words = ("\n".join(text_of(cell) for cell in row.cells) for row in (old, new))
    return _likeness(*words)


def _merged(old: Row, new: Row) -> Row:
    if old.cells == new.cells:
        return new
    return new._replace(cells=tuple(changed(one, other) for one, other in zip(old.cells, new.cells, strict=True)))


def _gone(block: Block) -> Block:
    """Put a block on the old side; the place of an item is where the item stands now."""
    if isinstance(block, Line):
        return all_on(block._replace(number=""), Side.OLD)
    gone = all_on(block, Side.OLD)
    return gone._replace(rows=tuple(row._replace(number="") for row in gone.rows)) if isinstance(gone, Table) else gone


def _row_gone(row: Row) -> Row:
    return row_all_on(row._replace(number=""), Side.OLD)
