"""Approved wording: its digest, and the way back over amendments."""

import json
import unicodedata
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from small_records import EDITION, PLAN, Change, found, small
from tfawg_cli.operations.years.frozen import Wording, digest, folded, items
from tfawg_cli.operations.years.frozen import breaches as all_breaches
from tfawg_cli.records.financial_year import FinancialYear

YEAR = FinancialYear(2021)
_TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(str.strip)
_WORDINGS: st.SearchStrategy[Wording] = st.dictionaries(
    st.sampled_from(["text", "indicator", "responsible", "timeline"]),
    _TEXT | st.lists(_TEXT, min_size=1, max_size=3),
    min_size=1,
)


def digests() -> dict[str, str]:
    """Give the digest of every item of the small workspace."""
    workspace = small().workspace
    return {n: digest(n, item.wording) for n, item in items(workspace.editions[YEAR], workspace.plans[YEAR]).items()}


def approved(*amendments: str) -> Change:
    """Approve the small plan as it is, and amend it."""
    frozen = "".join(f"      '{number}': '{value}'\n" for number, value in digests().items())
    decisions = f"decisions:\n  - by: Policy Commission\n    verb: approved\n    frozen:\n{frozen}"
    return (PLAN, "actions:\n", f"{decisions}amendments:\n{''.join(amendments)}actions:\n")


def amendment(number: str, field: str, was: str = "", now: str = "") -> str:
    """Write an amendment."""
    lines = [f"authority: PC 87, reason: asked for, number: '{number}', field: {field}"]
    lines += [f"was: {was}"] if was else []
    lines += [f"now: {now}"] if now else []
    return f"  - {{{', '.join(lines)}}}\n"


def breaches(*changes: Change) -> list[str]:
    """Say what the small workspace breaks of what was approved."""
    return [finding.message for finding in found(*changes) if finding.rule == "frozen-changed"]


@given(_WORDINGS)
def test_digest_knows_neither_order_nor_layout(wording: Wording) -> None:
    """The same words in another order of fields, on other lines, in another form of Unicode."""
    turned = {field: _laid_out(wording[field]) for field in reversed(wording)}
    assert digest("1.1.1.1", wording) == digest("1.1.1.1", turned)


@given(_WORDINGS)
def test_digest_is_that_of_canonical_json(wording: Wording) -> None:
    """The digest is taken of what any program writes as JSON with sorted keys and no blanks."""
    plain = {field: folded(value) for field, value in wording.items()} | {"number": "1.1.1.1"}
    canonical = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert sha256(canonical.encode()).hexdigest()[:12] == digest("1.1.1.1", wording)


def _laid_out(value: str | list[str]) -> str | list[str]:
    if isinstance(value, list):
        return [f"\n{unicodedata.normalize('NFD', text)} " for text in value]
    return f"  {unicodedata.normalize('NFD', '  '.join(value.split(' ')))}\n"


@given(_WORDINGS, st.data())
def test_digest_sees_every_character(wording: Wording, data: st.DataObject) -> None:
    """One letter more anywhere, or another number, is another wording."""
    field = data.draw(st.sampled_from(sorted(wording)))
    value = wording[field]
    position = data.draw(st.integers(0, len(value)))
    changed = (
        [*value[:position], "x", *value[position:]]
        if isinstance(value, list)
        else f"{value[:position]}x{value[position:]}"
    )
    assert digest("1.1.1.1", wording) != digest("1.1.1.1", wording | {field: changed})
    assert digest("1.1.1.1", wording) != digest("1.1.1.2", wording)


def test_field_that_says_nothing_does_not_count() -> None:
    """No codes and an empty list of codes are one."""
    assert digest("1.1.1", {"text": "a"}) == digest("1.1.1", {"text": "a", "strategic_codes": []})


def test_every_item_of_edition_and_plan_is_frozen() -> None:
    """Key deliverables, tasks (with and without title), sub-tasks and actions."""
    numbers = ["1", "2", "1.1", "2.1", "1.1.1", "1.1.2", "2.1.1", "1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1"]
    assert numbers == list(digests())


def test_what_was_approved_and_did_not_change_breaks_nothing() -> None:
    """Progress is free after approval."""
    status = (PLAN, "status: in progress", "status: completed\n    result: 40 experiences")
    comments = (EDITION, "More are welcome.", "No more are needed.")
    assert [] == breaches(approved(), status, comments)


def test_approval_of_a_time_without_digests_freezes_nothing() -> None:
    """Where nothing was stored, nothing can be compared."""
    decision = (PLAN, "actions:\n", "decisions:\n  - {by: Policy Commission, verb: approved}\nactions:\n")
    assert [] == breaches(decision, (PLAN, "Send a call", "Send no call"))


def test_item_that_cannot_be_read_is_not_gone() -> None:
    """Its own fault is shown; approval is looked at when it is mended."""
    assert [] == breaches(approved(), (PLAN, "indicator: Two experiences", "indicater: Two experiences"))
    assert [] == breaches(approved(), (EDITION, "start: 12/2013", "begin: 12/2013"))


def test_amendment_may_give_a_field_that_was_not_there() -> None:
    """And take one away."""
    with_result = approved(amendment("1.1", "text", was="Guidance on border agency cooperation"))
    assert [] == breaches(with_result, (EDITION, "        text: Guidance on border agency cooperation\n", ""))
    given = approved(amendment("2.1", "text", now="Conferences"))
    assert [] == breaches(given, (EDITION, '      "2.1":\n', '      "2.1":\n        text: Conferences\n'))


def test_fields_that_an_amendment_tells_as_a_whole_item_say_nothing_of_a_field() -> None:
    """A map stands for an item, never for the wording of one field."""
    change = approved(amendment("1.1.1.2", "timeline", was="{timeline: FY2021/2022}", now="{timeline: 2022}"))
    (message,) = breaches(change, (PLAN, "timeline: FY2021/2022", "timeline: 2022 on"))
    assert message.startswith("timeline of 1.1.1.2 does not say what an amendment made of it")


def test_change_after_an_amendment_is_shown_in_the_item() -> None:
    """Amendments of other fields and other items in between make no difference."""
    changes = (
        approved(
            amendment("1.1.1.2", "timeline", was="FY2021/2022", now="15th meeting"),
            amendment("1.1.2.1", "timeline", was="14th meeting (2022)", now="later"),
            amendment("1.1.1.2", "responsible", was="[Members]", now="[Members, Chair TFAWG]"),
        ),
        (PLAN, "timeline: FY2021/2022", "timeline: 16th meeting"),
    )
    (place,) = [finding.place for finding in found(*changes) if finding.message.startswith("timeline of 1.1.1.2")]
    assert ("actions", "1.1.1.2", "timeline") == place.keys


def test_words_that_git_recalls_are_shown_in_their_field() -> None:
    """Where it recalls none, the item alone is named."""
    workspace = small(approved(), (PLAN, "Two experiences at each meeting", "Three experiences")).workspace
    before = items(small().workspace.editions[YEAR], small().workspace.plans[YEAR])["1.1.1.2"].wording
    records = (workspace.editions[YEAR], workspace.plans[YEAR])

    (told,) = all_breaches(*records, lambda *_: before)
    (untold,) = all_breaches(*records)

    assert ("actions", "1.1.1.2", "indicator") == told.place.keys
    assert told.message.startswith("indicator of 1.1.1.2 does not say what was approved: ")
    assert told.message.endswith("Two experiences at each meeting")
    assert ("actions", "1.1.1.2") == untold.place.keys


def test_item_that_was_never_approved_cannot_be_removed() -> None:
    """An amendment that takes away what was not there is a slip of the pen."""
    change = approved(amendment("1.1.1.9", "item", was="{text: Nothing}"))
    assert ["1.1.1.9 was not there when the plan was approved"] == breaches(change)


def test_findings_go_by_number() -> None:
    """1.10 after 1.2, as everywhere."""
    added = "".join(
        f"  1.1.1.{n}:\n    text: More\n    responsible: [Members]\n    indicator: Much\n    timeline: 2022 on\n"
        for n in (3, 10)
    )
    messages = breaches(approved(), (PLAN, "  1.1.2.1:\n", f"{added}  1.1.2.1:\n"))
    assert ["1.1.1.3", "1.1.1.10"] == [message.split()[0] for message in messages]
