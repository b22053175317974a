"""`tfawg remove`: take an item out of the records."""

from dataclasses import replace

from tfawg_cli.cli.fields import AmendmentDateOption, AmendmentReasonOption, AuthorityOption, amendment
from tfawg_cli.cli.options import DryRunOption, FolderOption, NumberArgument, YearOption, YesOption
from tfawg_cli.cli.prompts import confirmed


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
    from tfawg_cli.yaml_text.comments import comments_of

    who = amendment(authority, reason, day)
    records = records_to_change()
    records.need_whole()
    target = chosen_target(records, number.strip(), year)
    revision = remove_item(records.workspace, target)
    comments = comments_of(records.loaded.texts[target.file], target.keys)
    remarks = [*revision.remarks, *(f"with the comment: {comment}" for comment in comments)]
    revision = replace(revision, remarks=tuple(remarks))
    question = f"Remove {target.called}?"
    return carry_out(records, revision, dry_run=dry_run, ask=lambda: confirmed(question, yes=yes), who=who)
