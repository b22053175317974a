"""What a language says of a year: told, written for the translators, taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.reading_records import Records, chosen_year
from tfawg_cli.cli.translating import carry_out_translation, records_to_translate, speaking_of
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.languages.changing import still_right, translate
from tfawg_cli.operations.languages.speaking import name_in
from tfawg_cli.operations.languages.standing import Standing, Translated, translated
from tfawg_cli.output import translation_text
from tfawg_cli.output.streams import talk
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed

if TYPE_CHECKING:
    from tfawg_cli.operations.changes.editing import Revision
    from tfawg_cli.operations.sheets.translation import Asked

_PLAN, _EDITION = "plan", "programme"
_TOLD = (
    "Please write the translation into the coloured column. 'english' is what is to be translated.",
    "Where a translation stands already, 'translated from' is the English that it was made of, as far as it is known.",
    "'what changed' shows [-what went-] and {+what came+} in the English since then.",
    "If it is right all the same, or if what is proposed is right, write yes into the column 'still right'.",
    "Points of a list stand on a line each. Rows may be sorted and hidden.",
)


@dataclass(frozen=True)
class OfYear:
    """A year and what a language says of it."""

    records: Records
    year: FinancialYear
    tongue: Tongue

    @cached_property
    def parts(self) -> Mapping[str, Filed[Plan] | Filed[Programme]]:
        """The edition and the plan of the year."""
        workspace = self.records.workspace
        edition, plan = workspace.edition_for(self.year), workspace.plans.get(self.year)
        there: dict[str, Filed[Plan] | Filed[Programme] | None] = {_EDITION: edition, _PLAN: plan}
        return {part: filed for part, filed in there.items() if filed is not None}

    @cached_property
    def found(self) -> Mapping[str, list[Translated]]:
        """Every text of the year that holds words, with what the language says of it."""
        texts = self.every_text.items()
        return {part: [one for one in found if not one.piece.is_wordless] for part, found in texts}

    @cached_property
    def every_text(self) -> Mapping[str, list[Translated]]:
        """Every text of the year, those without a word included."""
        held = self.records.workspace.translations
        return {
            part: translated(filed.record, held.get((filed.file, self.tongue.tag)))
            for part, filed in self.parts.items()
        }

    def told(self, *, everything: bool) -> str:
        """Count what is translated, and list what is to be done."""
        texts = sorted((one for found in self.found.values() for one in found), key=_place)
        title = f"'{self.tongue.tag}' of {self.year}"
        return translation_text.as_text(title, texts, self._nameless(), all_of_them=everything)

    def _nameless(self) -> list[str]:
        """List the bodies that the year names and the register does not in the language."""
        register, plan = self.records.workspace.bodies, self.parts.get(_PLAN)
        if register is None or plan is None or not isinstance(plan.record, Plan):
            return []
        named = dict.fromkeys(name for action in plan.record.actions.values() for name in action.responsible)
        named |= dict.fromkeys(decision.by for decision in plan.record.decisions)
        return [name for name in named if name_in(register.record, name, self.tongue.tag) is None]

    # The workbook

    def workbook(self, *, everything: bool) -> bytes:
        """Write what is to be translated for those who do it. Raises CannotGoOnError."""
        from tfawg_cli.office.workbook_writing import workbook_bytes
        from tfawg_cli.operations.sheets.translation import workbook

        rows = [
            self._asked(part, one)
            for part, found in self.found.items()
            for one in found
            if everything or one.standing is not Standing.TRANSLATED
        ]
        title = f"Work Programme and Annual Work Plan {self.year} in '{self.tongue.tag}': {len(rows)} texts"
        return workbook_bytes(workbook(title, _TOLD, rows))

    def _asked(self, part: str, one: Translated) -> "Asked":
        from tfawg_cli.operations.sheets.translation import Asked, key_of

        former, difference = "", ""
        if one.standing is Standing.STALE:
            known = self._former(part).get(one.of)
            former = known if known is not None else "(not found in git)"
            difference = translation_text.difference(known, _joined(one)) if known is not None else ""
        proposed = "" if one.words else self._proposals.get(_of_today(one), "")
        return Asked(key_of(part, one.piece), one, former, difference, proposed)

    def _former(self, part: str) -> Mapping[str, str]:
        from tfawg_cli.cli.what_git_remembers import english_of

        return english_of(self.records.root, self.parts[part].file)

    @cached_property
    def _proposals(self) -> "Mapping[str, str | tuple[str, ...]]":
        """The translations of other years, by the English words that they translate."""
        from tfawg_cli.operations.languages.standing import Language

        own = {(filed.file, self.tongue.tag) for filed in self.parts.values()}
        others = (held for key, held in self.records.workspace.translations.items() if key not in own)
        return {of: words for held in others for _, words, of in Language(held).entries() if of}

    # What is written

    def still_right(self, number: str, *, dry_run: bool) -> int:
        """Say that what is translated of an item is right for today's English as well. Raises CannotGoOnError."""
        wanted = [(part, one) for part, found in self.found.items() for one in found if one.piece.number == number]
        stale = [(part, one) for part, one in wanted if one.standing is Standing.STALE]
        if not stale:
            message = f"nothing of {number} is stale in '{self.tongue.tag}'"
            raise CannotGoOnError(message, f"tfawg translate {self.year} --lang {self.tongue.tag} lists what is")
        part = stale[0][0]
        speaking = speaking_of(self.records, self.parts[part], self.tongue)
        title = f"{number} of {self.year} in '{self.tongue.tag}'"
        revision = still_right(speaking, [one.piece for _, one in stale], title)
        return carry_out_translation(self.records, revision, dry_run=dry_run)

    def take_back(self, source: Path, *, dry_run: bool) -> int:
        """Write what a workbook brings, all or none. Raises CannotGoOnError."""
        from tfawg_cli.operations.changes.typed import lawful
        from tfawg_cli.operations.sheets.translation import key_of, returned
        from tfawg_cli.storage.sheets import read_sheet

        now = {key_of(part, one.piece): one for part, found in self.found.items() for one in found}
        brought = returned(read_sheet(source), now, lambda text: lawful(text.strip()))
        if brought.problems:
            talk("\n".join(brought.problems))
            raise CannotGoOnError(f"{source.name} was not taken back", "correct these rows, or ask the translators")
        title = f"{source.name} in '{self.tongue.tag}' of {self.year}"
        revisions = [
            translate(speaking_of(self.records, self.parts[part], self.tongue), wishes, title)
            for part, wishes in brought.wishes.items()
        ]
        return carry_out_translation(self.records, together(title, revisions, brought.remarks), dry_run=dry_run)


def together(title: str, revisions: "list[Revision]", remarks: tuple[str, ...]) -> "Revision":
    """Make one revision of those of the plan and the edition."""
    from tfawg_cli.operations.changes.editing import Revision

    edits = {file: steps for revision in revisions for file, steps in revision.edits.items()}
    changes = tuple(change for revision in revisions for change in revision.changes)
    return Revision(title, edits)._replace(changes=changes, remarks=remarks)


def _place(one: Translated) -> tuple[int, ...]:
    return parts(one.piece.number) if one.piece.number else ()


def _joined(one: Translated) -> str:
    return one.piece.words if isinstance(one.piece.words, str) else "\n".join(one.piece.words)


def _of_today(one: Translated) -> str:
    from tfawg_cli.records.translated_words import digest_of

    return digest_of(one.piece.words)


def of_year(typed: str | None, tongue: Tongue) -> OfYear:
    """Read a year and what a language says of it. Raises CannotGoOnError, RecordsHaveErrorsError."""
    records = records_to_translate(tongue)
    return OfYear(records, chosen_year(records, typed), tongue)
