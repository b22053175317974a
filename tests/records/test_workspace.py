"""All records at one moment."""

from small_records import BODIES, EDITION, PLAN, rules_broken, small
from tfawg_cli.findings import Place
from tfawg_cli.records.financial_year import FinancialYear

OLD = "data/programme/2020-2021.yaml"
OLD_EDITION = "format: 1\nfinancial_year: 2020/2021\ntitle: Old\ndeliverables: {}\n"


def test_plan_belongs_to_the_newest_edition_not_later() -> None:
    """A year without an edition of its own goes by the one before."""
    workspace = small((OLD, "", OLD_EDITION)).workspace
    years = {start: workspace.edition_year(FinancialYear(start)) for start in (2019, 2020, 2021, 2030)}
    assert {2019: None, 2020: FinancialYear(2020), 2021: FinancialYear(2021), 2030: FinancialYear(2021)} == years


def test_plan_is_never_judged_by_an_older_edition_than_its_own() -> None:
    """While its edition cannot be read, nothing is said of what may be in it."""
    broken = (EDITION, "title: A small Work Programme", "title: A small: one")
    workspace = small((OLD, "", OLD_EDITION), broken).workspace
    assert None is workspace.edition_for(FinancialYear(2021))
    assert {"no-plan", "syntax"} == rules_broken((OLD, "", OLD_EDITION), broken)
    assert {"syntax"} == rules_broken(broken)


def test_broken_register_is_no_broken_edition() -> None:
    """Where no edition is old enough, this is said whatever the state of the register."""
    plan = ("data/plans/2019-2020.yaml", "", "format: 1\nfinancial_year: 2019/2020\n")
    assert {"bad-format", "no-edition"} == rules_broken(plan, (BODIES, "format: 1", "format: 2"))


def test_place_is_made_from_the_file_of_a_record() -> None:
    """Findings, edits and changes all start here."""
    plan = small().workspace.plans[FinancialYear(2021)]
    assert Place(PLAN, ("actions", "1.1.1.1"), of_key=True, words="") == plan.place("actions", "1.1.1.1", of_key=True)
