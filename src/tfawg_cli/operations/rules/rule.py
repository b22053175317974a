"""What a rule is."""

from collections.abc import Callable, Iterable, Iterator
from inspect import cleandoc, getdoc
from typing import NamedTuple

from tfawg_cli.findings import Finding, Place, Severity
from tfawg_cli.records.workspace import Workspace


class Remark(NamedTuple):
    """What a rule has to say about a place; the rule adds its name and severity."""

    place: Place
    message: str
    hint: str = ""


Check = Callable[[Workspace], Iterator[Remark]]


class Rule(NamedTuple):
    """A named rule with its manual: a sentence, an explanation, a bad and a good example."""

    name: str
    severity: Severity
    manual: str
    check: Check | None = None
    """None where a floor below finds it while reading a file."""

    def also(self, check: Check) -> "Rule":
        """Make a rule of this name that looks elsewhere; the manual is one."""
        return self._replace(check=check)

    @property
    def summary(self) -> str:
        """The first line of the manual."""
        return self.manual.partition("\n")[0]

    def __call__(self, workspace: Workspace) -> Iterator[Finding]:
        """Find what breaks this rule in the records."""
        if self.check is not None:
            yield from self.findings(self.check(workspace))

    def findings(self, remarks: Iterable[Remark]) -> Iterator[Finding]:
        """Make findings of remarks."""
        for place, message, hint in remarks:
            yield Finding(self.name, self.severity, place, message, hint)


def rule(name: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a rule of a function; its docstring is the manual entry."""

    def made(check: Check) -> Rule:
        """Give the rule that the function is."""
        return Rule(name, severity, getdoc(check) or "", check)

    return made


def told_below(name: str, manual: str, severity: Severity = Severity.ERROR) -> Rule:
    """Make a rule that a floor below applies while it reads a file: only its manual stands here."""
    return Rule(name, severity, cleandoc(manual))
