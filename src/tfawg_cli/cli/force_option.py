"""`--force`, which every command that writes a file behind `-o` has: the file may go, whatever it holds."""

from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any

from typer.core import TyperOption

_FORCED: ContextVar[bool] = ContextVar("forced", default=False)
_HELP = "With -o: replace FILE also where it holds answers, somebody changed it, or it is another document."
Parameters = Iterable[Any]
"""Of a finished command; typer publishes no type for them."""


def is_forced() -> bool:
    """Tell whether a file may be replaced that holds what somebody wrote."""
    return _FORCED.get()


def with_force(parameters: Parameters) -> Iterator[Any]:
    """Give the parameters of a command, with `--force` behind its `output`."""
    for one in parameters:
        yield one
        if one.name == "output":
            # no command takes it as a value of its own, so none can forget it
            yield TyperOption(
                param_decls=["--force"], is_flag=True, default=False, expose_value=False, callback=_keep, help=_HELP
            )


def _keep(_context: object, _parameter: object, wanted: bool) -> bool:  # noqa: FBT001 - typer calls it with the flag
    _FORCED.set(wanted)
    return wanted
