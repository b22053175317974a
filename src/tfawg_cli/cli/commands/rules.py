"""`tfawg rules`: what validate looks for, and why."""

from typing import Annotated

from tfawg_cli.cli import exits
from tfawg_cli.cli.completion import rule_names
from tfawg_cli.cli.options import argument
from tfawg_cli.cli.pager import show
from tfawg_cli.findings import CannotGoOnError


def rules(
    name: Annotated[
        str | None, argument(metavar="[RULE]", help="Explain this rule.", autocompletion=rule_names)
    ] = None,
) -> int:
    """List the rules of the records, or explain one."""
    from difflib import get_close_matches

    from tfawg_cli.operations.rules import RULES
    from tfawg_cli.output.paragraphs import paragraph

    if name is None:
        widest = max(map(len, RULES))
        show("".join(paragraph(rule.summary, f"{rule.name:{widest}}  {rule.severity:7}  ") for rule in RULES.values()))
        return exits.DONE
    rule = RULES.get(name)
    if rule is None:
        close = get_close_matches(name, RULES, 1)
        message = f"there is no rule '{name}'"
        raise CannotGoOnError(message, f"did you mean '{close[0]}'?" if close else "tfawg rules lists them")
    show(f"{rule.name} ({rule.severity})\n\n{rule.manual}\n")
    return exits.DONE
