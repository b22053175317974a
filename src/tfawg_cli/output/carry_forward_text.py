"""How one year becomes the next, as people read it."""

from collections.abc import Mapping

from tfawg_cli.operations.languages.carrying import Carried
from tfawg_cli.operations.years.carry_forward import CARRIED, Fate, Turn
from tfawg_cli.output.paragraphs import paragraph
from tfawg_cli.output.unified_diff import unified
from tfawg_cli.pasting import from_here
from tfawg_cli.storage.records_writing import NewText


def as_text(turn: Turn) -> str:
    """Tell what becomes of every action, totals that balance, and what to look at besides."""
    width = max((len(fate.number) for fate in turn.fates), default=0)
    lines = [_fate(fate, width) for fate in turn.fates]
    head = f"{turn.old} becomes {turn.new}\n"
    return "".join([head, *lines, _totals(turn), _sub_tasks(turn), _outside(turn), _to_look_at(turn)])


def _fate(fate: Fate, width: int) -> str:
    what = f"{fate.outcome}; to confirm: {fate.to_confirm}" if fate.to_confirm else fate.outcome
    return paragraph(what, f"{fate.number:{width}}  ", 2)


def _totals(turn: Turn) -> str:
    totals = turn.totals
    count = len(turn.fates)
    counts = [f"{number} {outcome}" for outcome, number in totals.items() if number or outcome == CARRIED]
    waiting = sum(bool(fate.to_confirm) for fate in turn.fates)
    sums = f"{count} action{'s' if count != 1 else ''} = {' + '.join(counts)}\n"
    if turn.timelines:
        sums += f"the timeline moves to {turn.new} in {turn.timelines} action{'s' if turn.timelines > 1 else ''}\n"
    return sums + (f"{waiting} of the carried ones to confirm before {turn.new} is endorsed\n" if waiting else "")


def _sub_tasks(turn: Turn) -> str:
    width = max((len(number) for number, _ in turn.marks), default=0)
    lines = [paragraph(f"to confirm: {reason}", f"{number:{width}}  ", 2) for number, reason in turn.marks]
    count = f"{len(lines)} sub-task{'s' if len(lines) > 1 else ''} to confirm as well:\n"
    return "".join([count, *lines]) if lines else ""


def _outside(turn: Turn) -> str:
    if not turn.left_period:
        return ""
    head = (
        f"{turn.new} lies outside the strategic plan's period {turn.left_period}. "
        "Once the new strategic plan stands in the edition, these sub-tasks need codes of the new period; "
        "the same code may mean another thing there:"
    )
    codes = (paragraph(", ".join(users), f"{code} {title}: ", 2) for code, title, users in turn.homeless)
    return paragraph(head) + "".join(codes)


def _to_look_at(turn: Turn) -> str:
    lines = [paragraph(named, f"section '{heading}' names ", 2) for heading, named in turn.to_look_at]
    return "".join(["Look at the narrative as well:\n", *lines]) if lines else ""


def translations(spoken: Mapping[str, tuple[str, Carried]]) -> str:
    """Tell how much of what other languages said is kept."""
    lines = []
    for file, (_, one) in spoken.items():
        stale = f"; {one.stale} more are stale: their English is another one now" if one.stale else ""
        lines.append(paragraph(f"{one.kept} translated texts are kept{stale}", f"{file}: "))
    return "".join(lines)


def what_is_next(turn: Turn) -> str:
    """Say what comes next."""
    is_marked = bool(turn.marks) or any(fate.to_confirm for fate in turn.fates)
    return from_here(
        f"next: {f'tfawg edit {turn.new} --confirm' if is_marked else f'tfawg diff {turn.old} {turn.new}'}\n"
    )


def diff(sources: Mapping[str, tuple[str, str]], texts: Mapping[str, NewText]) -> str:
    """Give a unified diff of each new file against the one whose text it is made of."""
    return "".join(unified((sources[file][0], file), sources[file][1], text.after) for file, text in texts.items())
