"""The reference of commands, exit statuses and rules, made of the code."""

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tfawg_cli.cli import exits
from tfawg_cli.cli.main import application
from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules import RULES
from tfawg_cli.operations.rules.rule import Rule

Command = Any
"""A finished command; typer publishes no type for it, nor for its parameters."""
EVERYWHERE = {"-C"}
"""What every command takes; the page says so once."""
EXAMPLES = {
    "": "tfawg -C records",
    "overview": "tfawg overview 2021/2022",
    "list": "tfawg list --body Members --not-updated",
    "show": "tfawg show 1.3.1.1",
    "history": "tfawg history 1.3.1.1",
    "diff": "tfawg diff 2021/2022 2022/2023 --format markdown -o changes.md",
    "validate": "tfawg validate --strict",
    "rules": "tfawg rules unknown-body",
    "edit": 'tfawg edit 1.1.2.3 --indicator "Number of requests received and met"',
    "update": 'tfawg update 1.3.1.1 "Two sessions held." --status completed --result "2 sessions"',
    "add": 'tfawg add 1.1.1 "Meet the missions" --responsible Members --indicator "Number of meetings"',
    "remove": "tfawg remove 1.1.1.2",
    "renumber": "tfawg renumber 1.3.1.2 1.3.1.5 --dry-run",
    "body": 'tfawg body "World Bank" --short WB',
    "undo": "tfawg undo --list",
    "redo": "tfawg redo",
    "carry-forward": "tfawg carry-forward 2021/2022",
    "decision": 'tfawg decision 2021/2022 approved --by "Policy Commission" --session 86 --date 22/6/2022',
    "close": "tfawg close 2021/2022",
    "translate": "tfawg translate 2021/2022 --lang fr -o french.xlsx",
    "report": "tfawg report",
    "report document": "tfawg report document 2022/2023 --against 2021/2022 -o changes.docx",
    "report programme": "tfawg report programme",
    "report plan": "tfawg report plan 2021/2022 -o plan.md",
    "report progress": 'tfawg report progress --to PTC --for "take note" -o progress.html',
    "report request": "tfawg report request --body Members -o members.csv",
    "report alignment": "tfawg report alignment",
    "report house": "tfawg report house -o templates/house.docx",
    "report --all": "tfawg report --all -o reports",
    "init": "tfawg init records --year 2021/2022",
    "import": "tfawg import TFAWG-2021-2022.docx",
    "schema": "tfawg schema -o schemas",
}


def commands() -> dict[str, Command]:
    """Give every command by its name (`report plan`), and `tfawg` itself under no name."""
    return {" ".join(names): command for names, command in _below((), application())}


def _below(names: tuple[str, ...], command: Command) -> Iterator[tuple[tuple[str, ...], Command]]:
    yield names, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from _below((*names, name), inner)


def options(command: Command) -> list[str]:
    """List all spellings of the options of a command."""
    return [one for parameter in command.params for one in _spellings(parameter) if one.startswith("-")]


def command_reference() -> str:
    """Write what every command takes, grouped as `tfawg --help` groups them."""
    lines: list[str] = []
    panel = ""
    for name, command in commands().items():
        is_of_a_group = " " in name
        if name and not is_of_a_group and command.rich_help_panel != panel:
            panel = command.rich_help_panel
            lines += ["", f"## {panel}"]
        lines += ["", f"{'####' if is_of_a_group else '###'} {_called(name)}", "", *_command(name, command)]
    return "\n".join(lines[1:]) + "\n"


def _called(name: str) -> str:
    return f"tfawg {name}".rstrip()


def _command(name: str, command: Command) -> Iterator[str]:
    arguments = [parameter.metavar for parameter in command.params if parameter.param_type_name == "argument"]
    named = ["[COMMAND]"] if hasattr(command, "commands") else arguments
    yield "    " + " ".join([_called(name), *named, "[OPTIONS]"])
    yield ""
    for paragraph in command.help.split("\n\n"):
        yield from (" ".join(paragraph.split()), "")
    shown = [p for p in command.params if not name or not EVERYWHERE & {*_spellings(p)}]
    if shown:
        yield from ("| | |", "|---|---|")
    for parameter in shown:
        yield f"| `{_cell(_typed(parameter))}` | {_cell(_told(parameter))} |"
    yield from [""] * bool(shown)
    yield from ("For example:", "", f"    {EXAMPLES[name]}")


def _spellings(parameter: Command) -> list[str]:
    return [*parameter.opts, *parameter.secondary_opts]


def _typed(parameter: Command) -> str:
    """Write an argument or an option as it is typed."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    choices = getattr(parameter.type, "choices", ())
    value = parameter.metavar or "|".join(map(str, choices)) or ("" if parameter.is_flag else "TEXT")
    return f"{', '.join(_spellings(parameter))} {value}".rstrip()


def _told(parameter: Command) -> str:
    default = parameter.default
    return f"{parameter.help} Left out: {default}." if isinstance(default, str) and default else str(parameter.help)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").strip()


def exit_statuses() -> str:
    """Write the table of exit statuses, from the docstrings beside them."""
    rows = ["| status | meaning |", "|---|---|"]
    for line, after in pairwise(ast.parse(inspect.getsource(exits)).body):
        match line, after:
            case ast.Assign(value=ast.Constant(value=int(status))), ast.Expr(value=ast.Constant(value=str(meaning))):
                rows.append(f"| {status} | {meaning} |")
    return "\n".join(rows) + "\n"


def rule_reference() -> str:
    """Write the manual of every rule, errors first."""
    lines: list[str] = []
    for severity in Severity:
        lines += [f"## {severity.title()}s", ""]
        for rule in RULES.values():
            if rule.severity is severity:
                lines += [f"### {rule.name}", "", *_rule(rule), ""]
    return "\n".join(lines)


def _rule(rule: Rule) -> Iterator[str]:
    """Write a manual with its examples as blocks of code."""
    in_block = False
    for line in rule.manual.splitlines():
        if in_block and not line.startswith(" "):
            yield from ("```", "")
        in_block = in_block and line.startswith(" ")
        if line in {"Bad:", "Good:"}:
            yield from (line, "", "```yaml")
            in_block = True
        else:
            yield line.removeprefix("    ") if in_block else line
    if in_block:
        yield "```"
