"""The reference pages say what the code does today; `make docs` writes them anew."""

import pytest

from command_reference import command_reference, commands, exit_statuses, options, rule_reference
from conftest import ROOT
from generated_blocks import Grown
from record_reference import RECORDS, field_reference


def test_commands_are_as_they_are_told(grown: Grown) -> None:
    """The page of commands holds every command, argument and option, and what each of them says of itself."""
    grown("commands.md", "commands", command_reference())


def test_every_option_is_on_the_page() -> None:
    """An option that the page does not show is one that nobody finds; the page itself says what all commands take."""
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    missing = [
        (name, option) for name, command in commands().items() for option in options(command) if option not in page
    ]

    assert [] == missing


def test_exit_statuses_are_as_they_are_told(grown: Grown) -> None:
    """The page of commands tells how a command can end."""
    grown("commands.md", "exit statuses", exit_statuses())


def test_rules_are_as_they_are_told(grown: Grown) -> None:
    """The page of rules holds the manual of every rule."""
    grown("rules.md", "rules", rule_reference())


@pytest.mark.parametrize("file", RECORDS)
def test_fields_are_as_they_are_told(file: str, grown: Grown) -> None:
    """The page of the record files holds every field of every kind of item."""
    grown("data-format.md", file.partition(".")[0], field_reference(file))
