"""`tfawg remove`: take an item out of the records."""

from tfawg_cli.cli.asking import confirmed
from tfawg_cli.cli.fields import AmendmentDateOption, AmendmentReasonOption, AuthorityOption, amendment
from tfawg_cli.cli.options import DryRunOption, FolderOption, NumberArgument, YearOption, YesOption


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
    with --authority and --reason: that is the amendment.
    """
    from tfawg_cli.cli.changing import carry_out, chosen_target, records_to_change
    from tfawg_cli.operations.adding_removing import remove_item

    who = amendment(authority, reason, day)
    records = records_to_change(dry_run=dry_run)
    target = chosen_target(records, number.strip(), year)
    revision = remove_item(records.workspace, target)
    question = f"Remove {target.called}?"
    return carry_out(records, revision, dry_run=dry_run, ask=lambda: confirmed(question, yes=yes), who=who)
