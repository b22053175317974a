"""Lines on a terminal: wrapped between words, and a command never."""

import re

import pytest

from tfawg_cli.output.paragraphs import paragraph

COMMANDS = [
    "tfawg edit 1.1.2.2 --year 2021/2022 --status discontinued",
    'tfawg -C "my records" edit NUMBER --year 2022/2023 --carried-from "2021/2022 ..."',
    "tfawg carry-forward 2021/2022",
    "git restore --source=0123456789ab data/plans/2021-2022.yaml",
    'tfawg update 1.3.1.1 "Two sessions were held."',
]


@pytest.fixture
def on_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)


@pytest.mark.usefixtures("on_80_columns")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_stays_on_one_line(command: str) -> None:
    """So that it can be pasted; the words around it are wrapped."""
    text = f"final are completed, partially completed, postponed, discontinued; or go on: {command}; then look at it"

    lines = paragraph(text, "", 2).splitlines()

    assert any(command in line for line in lines)
    assert [] == [line for line in lines if len(line) > 80 and command not in line]
    assert f"  {text}" == " ".join([lines[0], *(line.strip() for line in lines[1:])])


@pytest.mark.usefixtures("on_80_columns")
def test_a_label_longer_than_the_line_is_wrapped_too() -> None:
    """Between its words, so that no number is torn apart."""
    label = "24 actions not reported on, neither by a status nor by a result nor by an update of this year: "

    lines = paragraph("1.1.1.1, 1.1.2.1, 1.1.2.2 and 1.1.2.3", label, 2).splitlines()

    assert max(map(len, lines)) <= 80
    assert f"{label}1.1.1.1, 1.1.2.1, 1.1.2.2 and 1.1.2.3" == re.sub(r"\n *", " ", "\n".join(lines)).strip()


@pytest.mark.usefixtures("on_80_columns")
def test_carets_stay_below_their_place() -> None:
    """The blanks before them are kept where the hint goes on in another line."""
    carets = f"  12 | {' ' * 40}^^^^^ "

    lines = paragraph("if it ended: tfawg edit 1.1.2.2 --year 2021/2022 --status discontinued", carets).splitlines()

    assert lines[0].startswith(carets.rstrip())
    assert "tfawg edit 1.1.2.2 --year 2021/2022 --status discontinued" == lines[-1].strip()
