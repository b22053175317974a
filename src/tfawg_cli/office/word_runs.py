"""Runs of text as the children of a paragraph in Word's XML."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import groupby

from tfawg_cli.blocks import FROM_RIGHT, PLAIN, Look, Run, Runs, Side, is_from_right, joined
from tfawg_cli.office.word_marks import Marks, escaped

LANGUAGES = {"en": "en-GB", "fr": "fr-FR"}
"""How Word calls a language, where it wants its country too."""
_BREAKS = re.compile(r"([\n\t])")
_LAST_WORD = re.compile(r"\S+\s*$")
_AS_TAGS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def runs_xml(
    runs: Runs, marks: Marks, styles: Mapping[str, str], target: Callable[[str], str], *, from_right: bool = False
) -> str:
    """Write runs.

    Args:
        runs: the words.
        marks: writes the marks of a revision.
        styles: the ids of the styles by their names.
        target: gives what a hyperlink says of its address; nothing where the address leads nowhere.
        from_right: whether the document is read from right to left, so that such words must say that they are.

    """
    if not runs:
        return ""
    if len(runs) == 1 and runs[0].side is Side.BOTH and not runs[0].look.link:  # as in nearly all cells
        return _run(runs[0], styles, from_right=from_right)
    write = partial(_run, styles=styles, from_right=from_right)
    return "".join(_parts(runs, marks, target, write))


def lines_xml(runs: Runs, styles: Mapping[str, str], between: str) -> str | None:
    """Write runs of which each line is a paragraph; None where one of them needs more than that.

    Args:
        runs: the words.
        styles: the ids of the styles by their names.
        between: what ends a paragraph and begins the next one.

    """
    written = ""
    for run in runs:
        text, look = run.text, run.look
        if not text or "\t" in text or run.side is not Side.BOTH or look.link or look.language:
            return None
        begins, ends = f'<w:r>{_looks(look, styles, turns=False)}<w:t xml:space="preserve">', "</w:t></w:r>"
        words = escaped(text)
        if "\n" in text:
            if not all(text.split("\n")):
                return None
            words = words.replace("\n", f"{ends}{between}{begins}")
        written += f"{begins}{words}{ends}"
    return written


def kept_apart(runs: Runs, following: Runs) -> Runs:
    """Let a paragraph that stays not end with new words where the next one begins with such.

    LibreOffice takes the two for one insertion, and the end between them goes with it when it is rejected. So old words
    are put last; where there are none, the last word that stays is written as gone and come again.
    """
    if not (runs and following and runs[-1].side is following[0].side is Side.NEW):
        return runs
    kept = next((at for at in range(len(runs), 0, -1) if runs[at - 1].side is Side.BOTH), 0)
    new, old = ([run for run in runs[kept:] if run.side is side] for side in (Side.NEW, Side.OLD))
    if old or not kept:
        return (*runs[:kept], *new, *old)
    before, last = runs[: kept - 1], runs[kept - 1]
    word = _LAST_WORD.search(last.text)
    at = word.start() if word else 0
    again = last._replace(text=last.text[at:])
    stays = last._replace(text=last.text[:at])
    return joined((*before, stays, again._replace(side=Side.NEW), *new, again._replace(side=Side.OLD)))


def _parts(runs: Runs, marks: Marks, target: Callable[[str], str], write: Callable[[Run], str]) -> Iterator[str]:
    for link, linked in groupby(runs, key=lambda run: run.look.link):
        # A mark of a revision stands inside of a hyperlink, never around it.
        inner = "".join(_marked(linked, marks, write))
        where = target(link) if link else ""
        yield f"<w:hyperlink {where}>{inner}</w:hyperlink>" if where else inner


def _marked(runs: Iterator[Run], marks: Marks, write: Callable[[Run], str]) -> Iterator[str]:
    for side, same in groupby(runs, key=lambda run: run.side):
        yield marks.around("".join(map(write, same)), side)


def _run(run: Run, styles: Mapping[str, str], *, from_right: bool) -> str:
    may_turn = from_right or (run.look.language and is_from_right(run.look.language))
    turns = bool(may_turn and FROM_RIGHT.search(run.text))
    tag = "w:delText" if run.side is Side.OLD else "w:t"
    return f"<w:r>{_looks(run.look, styles, turns=turns)}{_text(run.text, tag)}</w:r>"


def _text(text: str, tag: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<{tag} xml:space="preserve">{escaped(text)}</{tag}>'
    return "".join(_AS_TAGS.get(part) or _text(part, tag) for part in _BREAKS.split(text) if part)


def _looks(look: Look, styles: Mapping[str, str], *, turns: bool) -> str:
    if not turns and (look is PLAIN or not any(look)):
        return ""
    return _properties(look, styles[_character_style(look)], turns=turns)


@cache
def _properties(look: Look, style: str, *, turns: bool) -> str:
    return "".join(
        (
            "<w:rPr>",
            f'<w:rStyle w:val="{style}"/>' if _character_style(look) != _NO_STYLE else "",
            "<w:b/><w:bCs/>" if look.bold else "",
            "<w:i/><w:iCs/>" if look.italic else "",
            "<w:strike/>" if look.struck else "",
            "<w:vanish/>" if look.hidden else "",
            "<w:rtl/>" if turns else "",
            language_xml(look.language),
            "</w:rPr>",
        )
    )


def language_xml(tag: str) -> str:
    """Write which language words are of; nothing for that of the document. Bidirectional ones are told apart."""
    if not tag:
        return ""
    return f'<w:lang w:{"bidi" if is_from_right(tag) else "val"}="{LANGUAGES.get(tag, tag)}"/>'


_NO_STYLE = "Default Paragraph Font"


def _character_style(look: Look) -> str:
    """Name the style of words: a run has one at most."""
    if look.link:
        return "Hyperlink"
    if look.came or look.went:
        return "Words That Came" if look.came else "Words That Went"
    return "Code Words" if look.code else _NO_STYLE
