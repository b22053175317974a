"""What a language says of a year: told, and said to be still right."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tfawg_cli.cli.in_english import naming
from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.reading_records import Records, chosen_year
from tfawg_cli.cli.translating import carry_out_translation, records_to_translate, speaking_of
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.languages.changing import still_right
from tfawg_cli.operations.languages.pieces import bodies_of
from tfawg_cli.operations.languages.speaking import name_in
from tfawg_cli.operations.languages.standing import Standing, Translated, translated
from tfawg_cli.output import translation_text
from tfawg_cli.output.paragraphs import paragraph
from tfawg_cli.pasting import from_here
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed

if TYPE_CHECKING:
    from tfawg_cli.operations.changes.editing import Revision

_PLAN, _EDITION = "plan", "programme"


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
        return translation_text.as_text(title, texts, self._told_of_nameless(), all_of_them=everything)

    def _told_of_nameless(self) -> str:
        """Name the bodies of the year that have no name in the language, and say how they get one."""
        register, tag = self.records.workspace.bodies, self.tongue.tag
        if register is None:
            return ""
        named = dict.fromkeys(name for filed in self.parts.values() for name in bodies_of(filed.record))
        nameless = [name for name in named if name_in(register.record, name, tag) is None]
        if not nameless:
            return ""
        told = paragraph(", ".join(nameless), f"bodies without a name in '{tag}': ")
        return told + paragraph(from_here(naming(nameless[0], tag)), "give one its name: ")

    # What is written

    def still_right(self, number: str, *, dry_run: bool) -> int:
        """Say that what is translated of an item is right for today's English as well. Raises CannotGoOnError."""
        wanted = [(part, one) for part, found in self.found.items() for one in found if one.piece.number == number]
        stale = [(part, one) for part, one in wanted if one.standing is Standing.STALE]
        if not wanted:
            message = f"there is no {number} with words to translate in {self.year}"
            raise CannotGoOnError(message, f"tfawg translate {self.year} --lang {self.tongue.tag} --all lists all")
        if not stale:
            message = f"nothing of {number} is stale in '{self.tongue.tag}'"
            raise CannotGoOnError(message, f"tfawg translate {self.year} --lang {self.tongue.tag} lists what is")
        part = stale[0][0]
        speaking = speaking_of(self.records, self.parts[part], self.tongue)
        title = f"{number} of {self.year} in '{self.tongue.tag}'"
        revision = still_right(speaking, [one.piece for _, one in stale], title)
        return carry_out_translation(self.records, revision, dry_run=dry_run)


def together(title: str, revisions: "list[Revision]", remarks: tuple[str, ...]) -> "Revision":
    """Make one revision of those of the plan and the edition."""
    from tfawg_cli.operations.changes.editing import Revision

    edits = {file: steps for revision in revisions for file, steps in revision.edits.items()}
    changes = tuple(change for revision in revisions for change in revision.changes)
    right = tuple(remark for revision in revisions for remark in revision.remarks)
    return Revision(title, edits, changes, remarks=(*right, *remarks))


def _place(one: Translated) -> tuple[int, ...]:
    return parts(one.piece.number) if one.piece.number else ()


def of_year(typed: str | None, tongue: Tongue) -> OfYear:
    """Read a year and what a language says of it. Raises CannotGoOnError, RecordsHaveErrorsError."""
    records = records_to_translate(tongue)
    return OfYear(records, chosen_year(records, typed), tongue)
