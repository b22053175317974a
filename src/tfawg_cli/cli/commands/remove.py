"""`tfawg remove`: take an item out of the records."""

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from tfawg_cli.cli.fields import AmendmentDateOption, AmendmentReasonOption, AuthorityOption, amendment
from tfawg_cli.cli.options import DryRunOption, FolderOption, NumberArgument, YearOption, YesOption
from tfawg_cli.cli.prompts import confirmed
from tfawg_cli.findings import Keys, Place

if TYPE_CHECKING:
    from tfawg_cli.yaml_text.text import YamlText


def remove(
    number: NumberArgument,
    authority: AuthorityOption = None,
    reason: AmendmentReasonOption = None,
    day: AmendmentDateOption = None,
    year: YearOption = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Remove an item to which nothing refers.

    It asks first. The number is not given to another item that was published beside it. What is approved is removed
    with --authority, --reason and --date: that is the amendment.
    """
    from tfawg_cli.cli.item_meant import chosen_target
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change
    from tfawg_cli.operations.changes.adding_removing import remove_item

    who = amendment(authority, reason, day)
    records = records_to_change()
    records.need_whole()
    target = chosen_target(records, number.strip(), year)
    revision = remove_item(records.workspace, target)
    comments = _comments_above(records.loaded.texts[target.file], target.keys)
    remarks = [*revision.remarks, *(f"with the comment: {comment}" for comment in comments)]
    revision = replace(revision, remarks=tuple(remarks))
    question = f"Remove {target.called}?"
    return carry_out(records, revision, dry_run=dry_run, ask=lambda: confirmed(question, yes=yes), who=who)


def _comments_above(text: "YamlText", keys: Keys) -> list[str]:
    """Give the comments that belong to an item: those right above it, as far in as it is."""
    span = text.locate(Place(text.file, keys, of_key=True))
    margin = " " * (span.column - 1) + "#"
    above = (text.line(number) for number in range(span.line - 1, 0, -1))
    return [line.strip() for line in takewhile(lambda line: line.startswith(margin), above)][::-1]
