"""The commands, a module each, and the one list of them. A module is loaded when its command is typed."""

import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

import typer

PANELS: Mapping[str, tuple[str, ...]] = {
    "Read": ("overview", "list", "show", "history", "diff", "validate", "rules"),
    "Change": ("edit", "update", "add", "remove", "renumber"),
    "Year": ("carry-forward", "decision", "close"),
    "Report": ("report",),
    "Set up": ("init", "schema"),
}
"""The commands as help groups them; `carry-forward` is the function `carry_forward` of the module of that name."""
_NAMES = {"list": "list_items"}
"""Functions that cannot be called as their command is: Python has a `list` of its own."""


class Commands(Mapping[str, Any]):
    """The commands by name, each made when it is looked up."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - typer publishes no type for a finished command
        """Give a command. Raises KeyError where there is none of that name."""
        panel = next((panel for panel, names in PANELS.items() if name in names), None)
        if panel is None:
            raise KeyError(name)
        stem = name.replace("-", "_")
        function = getattr(import_module(f"{__name__}.{stem}"), _NAMES.get(stem, stem))
        app = new_app(add_completion=False)
        app.command(name, rich_help_panel=panel, help=flowing(function))(function)
        return typer.main.get_command(app)

    def __iter__(self) -> Iterator[str]:
        """List the names in the order of help."""
        return (name for names in PANELS.values() for name in names)

    def __len__(self) -> int:
        """Count the commands."""
        return sum(map(len, PANELS.values()))


def new_app(**settings: bool) -> typer.Typer:
    """Make an empty program, with rich help on a terminal and plain help in a pipe."""
    return typer.Typer(
        pretty_exceptions_enable=False,
        rich_markup_mode="rich" if sys.stdout.isatty() else None,
        context_settings={"help_option_names": ["-h", "--help"]},
        **settings,  # type: ignore[arg-type]
    )


def flowing(command: Callable[..., object]) -> str:
    """Give what a command says of itself, a line a paragraph: rich would keep the line ends of the source."""
    paragraphs = (command.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
