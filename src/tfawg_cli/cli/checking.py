"""What is wrong with records: what reading and the rules find, and what git remembers of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tfawg_cli.findings import Finding, Severity
from tfawg_cli.operations.rules import ACROSS_YEARS, OF_A_YEAR, OF_PROGRAMME, ON_RECORDS, check
from tfawg_cli.operations.rules.rule import Rule
from tfawg_cli.operations.rules.years import no_plan
from tfawg_cli.operations.years.frozen import Recall
from tfawg_cli.operations.years.traces import traces_of, with_traces
from tfawg_cli.output.finding_lines import Shown, in_order, located
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.loading import Loaded, load_by_year, load_files
from tfawg_cli.storage.record_names import languages_in
from tfawg_cli.storage.tree import Tree, root_of
from tfawg_cli.yaml_text.events import Data
from tfawg_cli.yaml_text.text import read

FOR_ERRORS = tuple(rule for rule in ON_RECORDS if rule.severity is Severity.ERROR or rule is no_plan)
"""The rules that may find an error; where a plan is not there, git is asked whether one was approved."""


class Checker:
    """Applies rules to the records of the workspace at `root`; where what is gone matters, git tells what was there."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def check(self, workspace: Workspace, rules: Iterable[Rule] = ON_RECORDS) -> list[Finding]:
        """Find everything that breaks one of the rules."""
        found = check(workspace, rules)
        broken = {finding.rule for finding in found}
        if "frozen-changed" in broken:
            found = self._recalled(workspace, found)
        if "no-plan" in broken:
            found = self._with_plans_gone(workspace, found)
        return found

    @cached_property
    def _recall(self) -> Recall:
        from tfawg_cli.cli.what_git_remembers import recall_from

        return recall_from(self.root)

    def _recalled(self, workspace: Workspace, found: Iterable[Finding]) -> list[Finding]:
        """Let git tell what approved wording said."""
        from tfawg_cli.operations.rules.decisions import changed_wording, frozen_changed

        told = frozen_changed.findings(changed_wording(workspace, self._recall))
        return [*(finding for finding in found if finding.rule != frozen_changed.name), *told]

    def _with_plans_gone(self, workspace: Workspace, found: Iterable[Finding]) -> list[Finding]:
        """Let git tell which of the plans that are not there were approved, and which only the folder lacks."""
        from tfawg_cli.cli.what_git_remembers import approved_plans, plans_at_head
        from tfawg_cli.operations.rules.years import deleted, gone, plan_gone, years_without_plan

        missing = years_without_plan(workspace)
        remembered = approved_plans(self.root, missing)
        at_head = plans_at_head(self.root, [year for year in missing if year not in remembered])
        told = [*plan_gone.findings(gone(workspace, remembered)), *no_plan.findings(deleted(workspace, at_head))]
        places = {finding.place for finding in told}
        return [*(one for one in found if one.rule != "no-plan" or one.place not in places), *told]


@dataclass(slots=True)
class Checked:
    """What a look at all records found."""

    is_wanted: Callable[[Finding], bool]
    """Whether a finding is to be shown with its place; to find the first place of a file takes a while."""
    files: list[str] = field(default_factory=list)
    """All that were read."""
    findings: list[Finding] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)

    def add(self, findings: Iterable[Finding], loaded: Loaded) -> None:
        """Take findings in files that are at hand."""
        self.findings += findings
        self.shown += located(filter(self.is_wanted, findings), loaded.texts)


def check_by_year(checker: Checker, tree: Tree, is_wanted: Callable[[Finding], bool]) -> Checked:
    """Find what is wrong with all records of a tree, and hold no plan longer than it is looked at.

    Gives what the rules find in the records as a whole: those that compare years look at what is kept of each plan.
    """
    others, years = load_by_year(tree)
    checked = Checked(is_wanted, list(others.texts))
    at_hand = [finding for finding in others.findings if finding.place.file in others.texts]
    checked.add([*at_hand, *checker.check(others.workspace, OF_PROGRAMME)], others)

    def kept(loaded: Loaded) -> Workspace:
        """Check the files of a year, and keep of them what other years ask about."""
        checked.files += loaded.texts.keys() - others.texts.keys()
        checked.add([*loaded.findings, *checker.check(loaded.workspace, OF_A_YEAR)], loaded)
        return traces_of(loaded.workspace)

    # not a loop over the years: its variable would hold each plan until the next one has been read
    whole = with_traces(others.workspace, list(map(kept, years)))
    elsewhere = [finding for finding in others.findings if finding.place.file not in others.texts]
    _add_of_other_files(checked, [*elsewhere, *checker.check(whole, ACROSS_YEARS)], tree)
    languages = languages_in(checked.files)
    if languages and root_of(tree) is not None:
        checked.add(*_of_words(checker.root, languages))
    checked.shown = in_order(checked.shown)
    return checked


def _of_words(root: Path, languages: Iterable[str]) -> tuple[list[Finding], Loaded]:
    """Find which words of reports lack in the languages of the records; they stand in no record file."""
    from tfawg_cli.operations.rules.languages import lacking_words
    from tfawg_cli.storage.templates import FOLDER, read_words, words_file

    found: list[Finding] = []
    texts = {}
    for tag in sorted(languages):
        shipped, own = read_words(root, tag)
        known, wanted = {**_words(shipped), **_words(own)}, _words(read_words(root, "fr")[0])
        file = f"{FOLDER}/{words_file(root, tag)}"
        texts[file] = read(b"", file)
        found += lacking_words(file, known, wanted)
    return found, Loaded(Workspace(), texts, (), ())


def _words(data: dict[str, Data]) -> dict[str, Data]:
    words = data.get("words")
    return words if isinstance(words, dict) else {}


def _add_of_other_files(checked: Checked, found: Iterable[Finding], tree: Tree) -> None:
    """Take findings in files that are at hand no more, and are read once again."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_file[finding.place.file].append(finding)
    for file, findings in by_file.items():
        checked.add(findings, load_files(tree, [file]))
