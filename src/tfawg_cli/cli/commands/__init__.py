"""The commands, a module each, and the one list of them. A module is loaded when its command is typed."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from tfawg_cli.cli.force_option import with_force

PANELS: Mapping[str, tuple[str, ...]] = {
    "Read": ("overview", "list", "show", "history", "diff", "validate", "rules"),
    "Change": ("edit", "update", "add", "remove", "renumber", "body", "undo", "redo"),
    "Year": ("carry-forward", "decision", "close", "translate"),
    "Report": ("report",),
    "Set up": ("init", "import", "schema"),
}
"""The commands as help groups them; `carry-forward` is the function `carry_forward` of the module of that name."""
_NAMES = {"list": "list_items", "import": "import_year"}
"""Functions that cannot be called as their command is: Python has a `list` and an `import` of its own."""

_FROM = "--from"


class _Command(TyperCommand):
    """A command; `--from` takes all files behind it, since a shell puts many there for `*.xlsx`."""

    def __init__(self, name: str | None, *, params: Sequence[Any], **settings: Any) -> None:  # noqa: ANN401 - of typer
        """Make it; one with `-o` has `--force` as well."""
        super().__init__(name, params=[*with_force(params)], **settings)

    def parse_args(self, context: typer.Context, words: list[str]) -> list[str]:  # type: ignore[override]
        """Read the words behind the command."""
        spread: list[str] = []
        takes_files = False
        for word in words:
            is_file = takes_files and not word.startswith("-")
            if is_file and spread[-1] != _FROM:
                spread.append(_FROM)
            takes_files = is_file or word == _FROM
            spread.append(word)
        return super().parse_args(context, spread)


class Listing(TyperGroup):
    """A command that has others, of which only the one that was typed is made: help shows what the others say."""

    def list_commands(self, _context: object) -> list[str]:
        """List the names in the order of help."""
        return [*self.commands]  # `list` is a command here as soon as it is loaded

    def get_command(self, _context: object, name: str) -> TyperCommand | None:
        """Give what help shows of a command; None where there is none of that name."""
        commands: Any = self.commands
        with suppress(KeyError):
            told: TyperCommand = commands.told(name)
            return told
        return None

    def resolve_command(self, context: Any, words: list[str]) -> tuple[str | None, Any, list[str]]:  # noqa: ANN401 - of typer
        """Make the command that was typed."""
        name, found, rest = super().resolve_command(context, words)
        return name, found and self.commands[words[0]], rest


class Group(NamedTuple):
    """A command that has commands of its own."""

    start: Callable[..., object]
    """What it does where none of them is typed; its options stand before them."""
    panels: Mapping[str, Sequence[str]]
    """Their names as help groups them."""
    found: Callable[[str], "Callable[..., object] | Group"]
    """Gives the function of a name. Raises KeyError where there is none."""
    reads: type[Listing] = Listing
    """How the words behind it are read."""

    def made(self, panel: str | None = None, **settings: bool) -> Any:  # noqa: ANN401 - typer publishes no type for it
        """Make it; each of its commands is made when its name is looked up."""
        app = new_app(invoke_without_command=True, **settings)
        app.callback(help=flowing(self.start), cls=self.reads, rich_help_panel=panel)(self.start)
        whole: Any = typer.main.get_command(app)
        whole.commands = Commands(self)
        return whole


class Commands(Mapping[str, Any]):
    """The commands of a group by name, each made when it is looked up."""

    def __init__(self, group: Group) -> None:
        """Take the group."""
        self.group = group

    def told(self, name: str) -> TyperCommand:
        """Give what help shows of a command: its name and what it says. Raises KeyError where there is none."""
        found = self.group.found(name)
        about = flowing(found.start if isinstance(found, Group) else found)
        return TyperCommand(name, help=about, rich_help_panel=self._panel(name))

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - typer publishes no type for a finished command
        """Give a command. Raises KeyError where there is none of that name."""
        found = self.group.found(name)
        panel = self._panel(name)
        if isinstance(found, Group):
            inner = found.made(panel, add_completion=False)
            inner.name = name  # help on a terminal looks there
            return inner
        app = new_app(add_completion=False)
        app.command(name, cls=_Command, rich_help_panel=panel, help=flowing(found))(found)
        return typer.main.get_command(app)

    def _panel(self, name: str) -> str | None:
        return next((panel for panel, names in self.group.panels.items() if name in names), None)

    def __iter__(self) -> Iterator[str]:
        """List the names in the order of help."""
        return (name for names in self.group.panels.values() for name in names)

    def __len__(self) -> int:
        """Count the commands."""
        return sum(map(len, self.group.panels.values()))


def loaded(name: str) -> Callable[..., object] | Group:
    """Load the module of a command and give its function. Raises KeyError where there is none of that name."""
    if not any(name in names for names in PANELS.values()):
        raise KeyError(name)
    stem = name.replace("-", "_")
    found: Callable[..., object] | Group = getattr(import_module(f"{__name__}.{stem}"), _NAMES.get(stem, stem))
    return found


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
