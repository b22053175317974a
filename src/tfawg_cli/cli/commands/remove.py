"""`tfawg remove`: take an item out of the records."""

from typing import Annotated

import typer

from tfawg_cli.cli import completion
from tfawg_cli.cli.field_options import AmendmentDateOption, AmendmentReasonOption, AuthorityOption, amendment
from tfawg_cli.cli.options import DryRunOption, FolderOption, NumberArgument, YearOption, YesOption
from tfawg_cli.cli.prompts import confirmed


def remove(
    number: NumberArgument,
    into: Annotated[
        str | None,
        typer.Option(
            "--into",
            metavar="NUMBER",
            help="Merge: this action gets the updates of the other one, and what continued it.",
            autocompletion=completion.numbers,
        ),
    ] = None,
    authority: AuthorityOption = None,
    reason: AmendmentReasonOption = None,
    day: AmendmentDateOption = None,
    year: YearOption = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Remove an item, or merge an action into another one.

    It asks first, and refuses where something refers to the item. The number is not given to another item that was
    published beside it. What is approved is removed with --authority, --reason and --date: that is the amendment.
    """
    from tfawg_cli.cli.item_meant import chosen_target
    from tfawg_cli.cli.translating import with_translations
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change
    from tfawg_cli.operations.changes.adding_removing import remove_item
    from tfawg_cli.operations.changes.joining_actions import merged
    from tfawg_cli.operations.items import need_target
    from tfawg_cli.yaml_text.comments import comments_of

    who = amendment(authority, reason, day)
    records = records_to_change(languages=None)
    records.need_whole()
    target = chosen_target(records, number.strip(), year)
    if into is None:
        revision, question = remove_item(records.workspace, target), f"Remove {target.called}?"
    else:
        revision = merged(records.workspace, target, need_target(records.workspace, into.strip(), target.year))
        question = f"Merge {target.called} into {into.strip()}?"
    comments = comments_of(records.loaded.texts[target.file], target.keys)
    remarks = [*revision.remarks, *(f"with the comment: {comment}" for comment in comments)]
    revision = with_translations(records, revision._replace(remarks=tuple(remarks)))
    return carry_out(records, revision, dry_run=dry_run, ask=lambda: confirmed(question, yes=yes), who=who)
