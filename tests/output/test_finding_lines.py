"""Findings quoted with their lines, however long these are."""

import pytest

from tfawg_cli.findings import Finding, Place, Severity, Span, others
from tfawg_cli.output import finding_lines
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.finding_lines import as_text, counted, located
from tfawg_cli.yaml_text.events import Outcome
from tfawg_cli.yaml_text.text import YamlText, read


def looked_at(entries: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Count the characters that are kept and made visible for a finding on each of so many entries of one line."""
    line = f"[{', '.join(f'x{entry}' for entry in range(entries))}]"
    seen: list[int] = []

    def counted(text: str) -> str:
        seen.append(len(text))
        return visible(text)

    monkeypatch.setattr(finding_lines, "visible", counted)
    found = [Finding("r", Severity.ERROR, Place("f", (entry,)), "m") for entry in range(entries)]
    shown = located(found, {"f": read(line.encode(), "f")})
    as_text(shown)
    return sum(seen) + sum(len(one.line) for one in shown)


def test_a_line_full_of_findings_is_not_looked_through_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the entries of a line are twice the work, not four times."""
    small, medium, large = (looked_at(entries, monkeypatch) for entries in (200, 400, 800))

    assert (large - medium) / (medium - small) < 2.1


@pytest.mark.parametrize(
    ("line", "words", "quoted", "carets"),
    [
        ("[ab, cd]", "cd", "[ab, cd]", "     ^^"),
        (f"[ab, {'c' * 120}]", "c" * 120, f"[ab, {'c' * 95} …", f"     {'^' * 95}"),
        (f"[{'c' * 120}, ab]", "ab", f"… {'c' * 95}, ab]", f"{' ' * 99}^^"),
        (f"[{'c' * 120}, ab, {'d' * 120}]", "ab", f"… {'c' * 23}, ab, {'d' * 71} …", f"{' ' * 27}^^"),
        ("c" * 100, "c" * 100, "c" * 100, "^" * 100),
        ("c" * 101, "c" * 101, f"{'c' * 100} …", "^" * 100),
        (f"\x7f{'c' * 99}, ab", "ab", f"… {'c' * 96}, ab", f"{' ' * 100}^^"),
        (f"ab, {'c' * 90}\x7f", "ab", f"ab, {'c' * 90}<U+007 …", "^^"),
    ],
)
def test_of_a_long_line_the_part_around_the_place_is_quoted(line: str, words: str, quoted: str, carets: str) -> None:
    """A hundred characters, and signs where there are more; the carets stand below the place."""
    column = line.index(words) + 1
    finding = Finding("r", Severity.ERROR, Place("f"), "m", span=Span(1, column, 1, column + len(words)))
    text = YamlText("f", line, Outcome())

    assert f"f:1:{column}: error: m [r]\n  1 | {quoted}\n    | {carets}\n" == as_text(located([finding], {"f": text}))


def test_of_a_file_the_gravest_findings_are_shown_and_the_others_counted() -> None:
    """Each file for itself; what stands for many already is counted as many."""
    found = [
        *(Finding("r", Severity.WARNING, Place("f"), str(number)) for number in range(600)),
        *(Finding("r", Severity.ERROR, Place("f"), str(number)) for number in range(700)),
        *others("f", Severity.ERROR, 1234),
        Finding("r", Severity.NOTE, Place("g"), "alone"),
    ]

    shown = located(found, {})

    assert [700, 300] == [
        sum(one.finding.severity is severity and one.finding.rule == "r" for one in shown)
        for severity in (Severity.ERROR, Severity.WARNING)
    ]
    more = [one.finding.message for one in shown if one.finding.rule == "more-findings"]
    assert ["1,234 more errors in this file", "300 more warnings in this file"] == more
    assert ["alone"] == [one.finding.message for one in shown if one.finding.place.file == "g"]
    assert "1934 errors, 600 warnings, 1 note" == counted(found)
