"""From files to the workspace: every file is read, and what is wrong with one never hides another."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from tfawg_cli.findings import Finding, Place, Severity
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.reading import Reading, read_bodies, read_plan, read_programme, read_translation
from tfawg_cli.records.workspace import Filed, Workspace
from tfawg_cli.storage.opening import LARGEST, UnreadableError, too_large
from tfawg_cli.storage.own_folder import may_be_interrupted
from tfawg_cli.storage.record_names import BODIES, FOLDERS, is_spoken, language_of, needed, year_file
from tfawg_cli.storage.tree import Tree, root_of, why_not_entered
from tfawg_cli.yaml_text.characters import BOM
from tfawg_cli.yaml_text.text import YamlText, read

if TYPE_CHECKING:
    from tfawg_cli.storage.records_writing import NewText

PARTS = FOLDERS["data"]
"""What the records consist of."""
# .yaml, .yml, and what editors and mail programs make of them: plan.yaml.txt; hidden files are an editor's own
_MEANT_AS_YAML = re.compile(r"(?:^|/)(?:[^/]*\.ya?ml|[^/.][^/]*\.ya?ml\.\w+)$")
_TEMPORARY = re.compile(r"/\.[^/]+\.ya?ml\.[^/]+\.tmp$")
_READERS: dict[str, Callable[[YamlText], Reading[Any]]] = {"programme": read_programme, "plans": read_plan}


class Loaded(NamedTuple):
    """The records, the texts they were read from, and what is wrong with files, texts and shapes."""

    workspace: Workspace
    texts: Mapping[str, YamlText]
    findings: tuple[Finding, ...]
    plan_years: tuple[FinancialYear, ...]
    """The years that have a plan, read or not, in order."""


@dataclass(slots=True)
class _Shelf:
    """What has been read so far."""

    texts: dict[str, YamlText] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def take(self, tree: Tree, path: str, reader: Callable[[YamlText], Reading[Any]]) -> Filed[Any] | None:
        """Read one record file; None where that was not possible."""
        try:
            text = read(tree.read(path), path, UNTYPED_KEYS)
        except UnreadableError as error:
            self.texts[path] = read(b"", path)
            self.refuse(path, error)
            self.broken.add(path)
            return None
        return self.keep(text, reader)

    def keep(self, text: YamlText, reader: Callable[[YamlText], Reading[Any]]) -> Filed[Any] | None:
        """Make a record of a text; None where that is not possible."""
        path = text.file
        self.texts[path] = text
        reading = text.made(reader)
        self.findings += [*text.findings, *reading.findings]
        if reading.record is None:
            self.broken.add(path)
            return None
        return Filed(path, reading.record, reading.unreadable)

    def refuse(self, path: str, error: UnreadableError) -> None:
        """Find that a file cannot be read."""
        self.error(path, error.rule, error.message, error.hint)

    def error(self, path: str, rule: str, message: str, hint: str) -> None:
        """Find an error of a file as a whole."""
        self.findings.append(Finding(rule, Severity.ERROR, Place(path), message, hint))


def load(
    tree: Tree, only: FinancialYear | None = None, parts: frozenset[str] = PARTS, languages: Collection[str] | None = ()
) -> Loaded:
    """Read the records of a tree; what cannot be read becomes findings.

    Args:
        tree: the files.
        only: the year whose files are enough.
        parts: the parts of the records that are enough, of PARTS.
        languages: the languages whose translations are read as well; None means all that are there.

    """
    there = tree.paths()
    whole = only is None and parts == PARTS
    paths = there if whole else needed(there, only, parts)
    return _loaded(tree, there, [path for path in paths if is_spoken(path, languages)], whole=whole)


def load_files(tree: Tree, wanted: Collection[str], languages: Collection[str] = ()) -> Loaded:
    """Read some record files of a tree, and what `languages` say of them; those that it does not hold are not missed.

    A translation that is named itself is read as well.
    """
    there = tree.paths()
    beside = (path for path in there if language_of(path)[0] in wanted and language_of(path)[1] in languages)
    return _loaded(tree, there, sorted({*wanted}.intersection(there).union(beside)), whole=False)


def load_by_year(tree: Tree, languages: Collection[str] | None = None) -> tuple[Loaded, Iterator[Loaded]]:
    """Read all records of a tree, and hold no plan longer than it is looked at; `languages` as for `load`.

    Gives all but the plans; and then, in order, each plan beside that. The findings of each part are its own.
    """
    there = tree.paths()
    plans = {path: [path] for path in there if year_file(path)[0] == "plans"}
    besides: list[str] = []
    for path in there:
        if path not in plans and is_spoken(path, languages):
            plans.get(language_of(path)[0], besides).append(path)
    others = _loaded(tree, there, besides, whole=True)
    return others, (_beside(others, tree, paths) for paths in plans.values())


def _beside(others: Loaded, tree: Tree, paths: Iterable[str]) -> Loaded:
    """Read a plan with its translations and put it beside all but the plans."""
    shelf = _Shelf()
    found = _on_shelf(shelf, tree, paths)
    workspace = others.workspace._replace(
        plans=found.plans,
        broken=others.workspace.broken | shelf.broken,
        translations=found.translations,
    )
    return Loaded(workspace, {**others.texts, **shelf.texts}, tuple(shelf.findings), others.plan_years)


def _loaded(tree: Tree, there: list[str], paths: list[str], *, whole: bool) -> Loaded:
    """Read the files at `paths` of all that is there; a `whole` workspace has some that must not be missing."""
    plan_years = sorted(year for path in there for kind, year in [year_file(path)] if year and kind == "plans")
    shelf = _Shelf()
    workspace = _on_shelf(shelf, tree, paths)
    if whole:
        _required(shelf, paths)
    _interrupted(shelf, tree, there)
    broken = frozenset(shelf.broken)
    return Loaded(workspace._replace(broken=broken), shelf.texts, tuple(shelf.findings), tuple(plan_years))


def _on_shelf(shelf: _Shelf, tree: Tree, paths: Iterable[str]) -> Workspace:
    """Read files; what is wrong with them stays on the shelf."""
    years: dict[str, dict[FinancialYear, Filed[Any]]] = {"programme": {}, "plans": {}}
    translations: dict[tuple[str, str], Filed[Any]] = {}
    bodies = None
    for path in paths:
        kind, year = year_file(path)
        english, language = language_of(path)
        if language:
            _translated(shelf, translations, (english, language), shelf.take(tree, path, read_translation))
        elif path == BODIES:
            bodies = shelf.take(tree, path, read_bodies)
        elif year is not None:
            filed = shelf.take(tree, path, _READERS[kind])
            if filed is not None:
                years[kind][year] = filed
        elif path in FOLDERS:
            shelf.refuse(path, why_not_entered(tree, path))
            shelf.broken.add(path)
        else:
            _stray(shelf, path)
    return Workspace(bodies, years["programme"], years["plans"], translations=translations)


def reload(loaded: Loaded, changed: "Mapping[str, NewText]") -> Loaded:
    """Give the records as they will be once some files hold other texts; the other files are not read again."""
    shelf = _Shelf()
    workspace = loaded.workspace
    bodies = workspace.bodies
    years: dict[str, dict[FinancialYear, Filed[Any]]] = {
        "programme": dict(workspace.editions),
        "plans": dict(workspace.plans),
    }
    translations = dict(workspace.translations)
    for path, new in changed.items():
        kind, year = year_file(path)
        english, language = language_of(path)
        raw = new.after.encode("utf-8")
        size = len(raw) + len(BOM)
        if size > LARGEST:
            shelf.refuse(path, too_large(size))
        text = new.read or read(raw, path, UNTYPED_KEYS)
        if path == BODIES:
            bodies = shelf.keep(text, read_bodies)
            continue
        if language:
            translations.pop((english, language), None)
            _translated(shelf, translations, (english, language), shelf.keep(text, read_translation))
            continue
        if year is None:
            _stray(shelf, path)
            continue
        filed = shelf.keep(text, _READERS[kind])
        years[kind].pop(year, None)
        if filed is not None:
            years[kind][year] = filed
    kept = [finding for finding in loaded.findings if finding.place.file not in changed]
    broken = frozenset({*(workspace.broken - changed.keys()), *shelf.broken})
    return Loaded(
        Workspace(bodies, years["programme"], years["plans"], broken, translations),
        {**loaded.texts, **shelf.texts},
        (*kept, *shelf.findings),
        tuple(sorted({*loaded.plan_years, *years["plans"]})),
    )


def _translated(
    shelf: _Shelf, found: dict[tuple[str, str], Filed[Any]], of: tuple[str, str], filed: Filed[Any] | None
) -> None:
    """Put a translation to the others; a language speaks once."""
    if filed is not None and of in found:
        message = f"{found[of].file} is in the same language"
        shelf.error(filed.file, "language-twice", message, "put the words of both into one file, delete the other")
    elif filed is not None:
        found[of] = filed


class Bytes(NamedTuple):
    """Files that are not on disk, or not any more."""

    files: Mapping[str, bytes]

    def paths(self) -> list[str]:
        """List the files, sorted."""
        return sorted(self.files)

    def read(self, path: str) -> bytes:
        """Give the content of a file."""
        return self.files[path]


def year_of(path: str) -> FinancialYear | None:
    """Give the year of a record file by its name; None for the register and for what is no record."""
    return year_file(path)[1]


def record_files(paths: Iterable[str]) -> set[str]:
    """Choose the files that hold records, and what stands in the place of their folders."""
    return {path for path in paths if path == BODIES or path in FOLDERS or year_file(path)[1] is not None}


def files_of_years(paths: Iterable[str], first: FinancialYear, last: FinancialYear) -> set[str]:
    """Choose the files of the years from `first` to `last`: their plans, and the editions that these belong to."""
    kinds = {path: year_file(path) for path in paths}
    editions = [year for kind, year in kinds.values() if kind == "programme" and year is not None]
    oldest = max((year for year in editions if year <= first), default=first)
    since = {"programme": oldest, "plans": first}
    years = {path for path, (kind, year) in kinds.items() if year is not None and since[kind] <= year <= last}
    return years | {path for path in kinds if path in FOLDERS}


def _stray(shelf: _Shelf, path: str) -> None:
    """Report YAML that no command would ever read."""
    if _MEANT_AS_YAML.search(path.lower()) is None:
        return
    hint = "records are data/programme/2021-2022.yaml, data/programme/bodies.yaml and data/plans/2021-2022.yaml"
    shelf.error(path, "stray-file", "this file is in nobody's place, so no command reads it", hint)


def _interrupted(shelf: _Shelf, tree: Tree, there: Iterable[str]) -> None:
    """Report what an interrupted change left behind, and temporary files that are nobody's."""
    root = root_of(tree)
    temporary: set[str] = set()
    if root is not None and may_be_interrupted(root):
        from tfawg_cli.storage.records_writing import HOW_ON, half_done  # noqa: PLC0415 - seldom needed

        waiting, temporary = half_done(root)
        for path in waiting:
            message = (
                "a change of this file and of another one was interrupted: the other one is written, this one is not"
            )
            shelf.error(path, "half-done", message, HOW_ON)
    for path in there:
        if _TEMPORARY.search(path) and path not in temporary and (root is None or os.path.lexists(root / path)):
            message = "a temporary file of a write that this machine knows nothing of: no command reads it"
            hint = "look at what is in it, then delete it"
            shelf.findings.append(Finding("left-over", Severity.WARNING, Place(path), message, hint))


def _required(shelf: _Shelf, paths: list[str]) -> None:
    if not shelf.broken.isdisjoint({"data", "data/programme"}):
        return  # what is in a folder that cannot be entered, nobody knows
    if BODIES not in paths:
        hint = "it starts with 'format: 1' and lists under 'bodies:' every body that the plans name"
        shelf.error(BODIES, "missing-file", "the register of bodies is missing", hint)
    if not any(year_file(path)[0] == "programme" for path in paths):
        hint = "put the edition of a year there: data/programme/2021-2022.yaml"
        shelf.error("data/programme", "missing-file", "there is no edition of the Work Programme", hint)
