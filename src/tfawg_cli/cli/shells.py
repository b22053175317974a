"""What a shell is told on TAB: nothing that it could evaluate, and every value so that it stays one word.

A name in the records may be anybody's, and a shell may evaluate what it is offered (zsh does so on TAB) or what was
completed (all do so on Enter). So what means anything to a shell is not offered, however well it could be escaped.
"""

import os
import re
import shlex

from typer._click.shell_completion import CompletionItem, ShellComplete, add_completion_class
from typer._completion_classes import BashComplete, FishComplete, PowerShellComplete, ZshComplete

_HARMLESS = re.compile(r"[\w .,:/()&+@%–—-]+")  # noqa: RUF001 - names have dashes of their own
_SEVERAL = re.compile(r"[^\w.,:/+@%=-]")
"""What ends a word where it is neither escaped nor in quotes."""


class _Harmless(ShellComplete):
    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Offer only what means nothing to a shell."""
        offered = super().get_completions(args, incomplete)
        return [item for item in offered if _HARMLESS.fullmatch(item.value)]


class _Bash(_Harmless, BashComplete):
    def format_completion(self, item: CompletionItem) -> str:
        """Escape a value, but for one that stands in quotes already."""
        value = super().format_completion(item)
        return value if _in_quotes(os.environ["COMP_WORDS"]) else _SEVERAL.sub(r"\\\g<0>", value)


class _Zsh(_Harmless, ZshComplete):
    """zsh escapes what it inserts."""


class _Fish(_Harmless, FishComplete):
    """fish escapes what it inserts."""


class _PowerShell(_Harmless, PowerShellComplete):
    def format_completion(self, item: CompletionItem) -> str:
        """Put a value of several words into quotes."""
        value = f"'{item.value}'" if _SEVERAL.search(item.value) else item.value
        return super().format_completion(CompletionItem(value, help=item.help))


def _in_quotes(line: str) -> bool:
    """Tell whether a line ends in an open quote."""
    try:
        shlex.split(line)
    except ValueError:
        return True
    return False


def answer_shells() -> None:
    """Answer the shells so, and no longer as typer would."""
    for kind, names in {_Bash: ["bash"], _Zsh: ["zsh"], _Fish: ["fish"], _PowerShell: ["powershell", "pwsh"]}.items():
        for name in names:
            add_completion_class(kind, name)
