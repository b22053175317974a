"""Make a workspace of realistic, valid records of any size; the same arguments give the same bytes.

One edition of the Work Programme, the register of bodies, and one plan a year. Every plan is approved (so it holds
the digests of its wording), every plan but the last is closed, and what has no final status is carried on.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FIRST_YEAR = 2021
LONGEST_LINE = 100
"""Characters of a text that stands behind its key; longer prose is folded, as in data/."""

DELIVERABLES = 4
SUB_TASKS_OF_A_TASK = 5
FEWEST_SUB_TASKS = 20
ACTIONS_OF_A_SUB_TASK = 10

BODIES = {
    "Members": "{}",
    "WCO Secretariat": "{}",
    "Secretariat": "{same_as: WCO Secretariat}",
    "WCO Secretariat (CBD)": "{part_of: WCO Secretariat}",
    "Chair TFAWG": "{kind: role}",
    "Policy Commission": "{short: PC, kind: decides}",
    "Permanent Technical Committee": "{short: PTC, kind: decides}",
}
RESPONSIBLE: tuple[list[str], ...] = (
    ["Members"],
    ["WCO Secretariat", "Members"],
    ["Secretariat"],
    ["WCO Secretariat (CBD)"],
    ["Chair TFAWG"],
)
CODES: tuple[list[str], ...] = (["SO1", "LD3"], ["SO1", "SP6", "SP7", "LD3"], ["SP1"], [], ["SO1", "SP6"])
STATUSES = ("completed", "partially completed", "in progress", "")
FINAL = ("completed", "partially completed")
TITLES = (
    "Strategic positioning of Customs with regard to the implementation of the Agreement",
    "Internal and External Communication and Outreach",
    "Sharing of experiences (Members/private sector)",
)
SENTENCES = (
    "Customs administrations should coordinate with permanent missions to address technical issues.",
    "The Secretariat offers assistance at the request of Members, where it is possible.",
    "Most of the Members have established National Committees, and the others are encouraged to follow in the year.",
    "Members submit national experiences for inclusion in the implementation guidance.",
    "The strategy has been developed and communication is ongoing, in English, Français and Español.",
    "Private sector representatives are regularly invited to the meetings of the working group.",
    "A survey was sent out in 12/2014 \N{EN DASH} 76 of 182 Members replied | the results are on the website.",
    "Develop proposals for improving the tools, the instruments and their promotion among other agencies.",
    "Border agency cooperation stays at the heart of the dialogue between Customs and its partners.",
    "Regional workshops have been organized in cooperation with Annex D organizations.",
    "Further guidance is needed on perishable goods, on transit & on pre-arrival processing.",
)
INDICATORS = (
    "Number of requests received",
    "Nature and scope of the submissions that Members made in writing or at a meeting of the working group",
    "At least one break-out session at each meeting",
    "Updates done during the FY",
)

Wording = dict[str, str | list[str]]
"""What approval freezes of an item."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the programme or of a plan: its number and its frozen wording."""

    number: str
    wording: Wording

    @property
    def digest(self) -> str:
        """What an approving decision stores of the item."""
        canonical = json.dumps(
            self.wording | {"number": self.number}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return sha256(canonical.encode()).hexdigest()[:12]


def generate(folder: Path, actions: int, years: int) -> None:
    """Write a workspace of `years` plans with `actions` actions each into `folder`."""
    sub_tasks = min(actions, max(FEWEST_SUB_TASKS, actions // ACTIONS_OF_A_SUB_TASK))
    programme = [*_items_above(sub_tasks), *_sub_tasks(sub_tasks)]
    _write(folder / "data/programme/bodies.yaml", _bodies())
    _write(folder / f"data/programme/{_stem(FIRST_YEAR)}.yaml", _programme(programme, years))
    for year in range(FIRST_YEAR, FIRST_YEAR + years):
        is_last = year == FIRST_YEAR + years - 1
        _write(folder / f"data/plans/{_stem(year)}.yaml", _plan(programme, actions, year, is_last=is_last))


def _write(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def _stem(year: int) -> str:
    return f"{year}-{year + 1}"


def _number(sub_task: int) -> str:
    """Number the sub-tasks so that they fill the key deliverables evenly, without gaps."""
    task, position = divmod(sub_task, SUB_TASKS_OF_A_TASK)
    return f"{task % DELIVERABLES + 1}.{task // DELIVERABLES + 1}.{position + 1}"


def _sentences(seed: int, count: int) -> list[str]:
    return [SENTENCES[(seed * 5 + position * 3) % len(SENTENCES)] for position in range(count)]


def _prose(seed: int, count: int) -> str:
    return " ".join(_sentences(seed, count))


def _items_above(sub_tasks: int) -> Iterator[Item]:
    """List the key deliverables and tasks that the sub-tasks stand under."""
    tasks = dict.fromkeys(_number(sub_task).rpartition(".")[0] for sub_task in range(sub_tasks))
    for number in dict.fromkeys(task.partition(".")[0] for task in tasks):
        points = ["through guidance; and", "through training and capacity building."]
        yield Item(number, {"text": _prose(int(number), 1), "points": points})
    for position, number in enumerate(tasks):
        yield Item(number, {"text": TITLES[position % len(TITLES)]})


def _sub_tasks(count: int) -> Iterator[Item]:
    for position in range(count):
        wording: Wording = {
            "text": _prose(position, 1),
            "strategic_codes": CODES[position % len(CODES)],
            "objective": "Ensure influence and impact, and share national practices",
            "start": f"{position % 12 + 1:02}/{2010 + position % 11}",
            "timeline": "Ongoing activity",
        }
        yield Item(_number(position), {field: value for field, value in wording.items() if value})


def _actions(count: int, sub_tasks: int, year: int) -> list[Item]:
    """List the actions of a year, spread evenly over the sub-tasks."""
    return [
        Item(
            f"{_number(position % sub_tasks)}.{position // sub_tasks + 1}",
            {
                "text": _prose(position + year, 1 + position % 2),
                "responsible": RESPONSIBLE[position % len(RESPONSIBLE)],
                "indicator": INDICATORS[position % len(INDICATORS)],
                "timeline": f"{year}/{year + 1}",
            },
        )
        for position in range(count)
    ]


def _parts(item: Item) -> tuple[int, ...]:
    return tuple(map(int, item.number.split(".")))


def _bodies() -> Iterator[str]:
    yield from ("format: 1", "bodies:")
    yield from (f"  {name}: {body}" for name, body in BODIES.items())


def _programme(items: list[Item], years: int) -> Iterator[str]:
    yield from ("format: 1", f"financial_year: {FIRST_YEAR}/{FIRST_YEAR + 1}", "title: TFAWG Work Programme")
    yield from ("strategic_plan:", f"  period: {FIRST_YEAR}/{FIRST_YEAR + years}", "  groups:")
    yield from ("    Goal: Provide leadership", "    Objectives:", "      SO1: Facilitation")
    yield from (
        "    Processes:",
        "      SP1: Competitiveness",
        "      SP6: Sharing of knowledge",
        "      SP7: Assistance",
    )
    yield from ("    Learning and Development:", "      LD3: Raise the profile of Customs")
    yield from ("sections:", "  - heading: Introduction", "    text: |")
    yield from (f"      {sentence}" for sentence in SENTENCES)
    yield "deliverables:"
    for item in sorted(items, key=_parts):
        yield from _programme_item(item)


def _programme_item(item: Item) -> Iterator[str]:
    """Write an item of the edition, and the key under which the first item below it will stand."""
    depth = item.number.count(".")
    indent = 2 + 4 * depth
    yield f"{' ' * indent}{_key(item.number)}:"
    yield from _fields(item.wording, indent + 2)
    below = ("tasks", "sub_tasks", "")[depth]
    if below:
        yield f"{' ' * (indent + 2)}{below}:"
        return
    seed = sum(_parts(item))
    if not item.wording.get("strategic_codes"):
        yield f"{' ' * (indent + 2)}strategic_codes: []"
    if seed % 3:
        yield f"{' ' * (indent + 2)}status: partially completed"
    yield from _text("comments", _sentences(seed, 1 + seed % 6), indent + 2)


def _plan(programme: list[Item], actions: int, year: int, *, is_last: bool) -> Iterator[str]:
    sub_tasks = sum(item.number.count(".") == 2 for item in programme)  # noqa: PLR2004 - 1.1.1
    items = _actions(actions, sub_tasks, year)
    yield from ("format: 1", f"financial_year: {year}/{year + 1}")
    if not is_last:
        yield f"closed: {year + 1}-06-30"
    yield "actions:"
    for item in sorted(items, key=_parts):
        yield f"  {item.number}:"
        yield from _fields(item.wording, 4)
        yield from _progress(item, year)
    yield from ("decisions:", f"  - date: {year}-06-22", "    by: Policy Commission", '    session: "86"')
    yield from ("    verb: approved", "    frozen:")
    yield from (f'      {_key(item.number)}: "{item.digest}"' for item in sorted([*programme, *items], key=_parts))


def _progress(item: Item, year: int) -> Iterator[str]:
    """Write what became of an action; nothing of every fourth."""
    seed = sum(_parts(item))
    status = STATUSES[seed % len(STATUSES)]
    if status:
        yield f"    status: {status}"
        yield f"    result: {seed} requests were received"
        yield "    updates:"
        yield f"      - date: {year}-{7 + seed % 6:02}-{1 + seed % 28:02}"
        yield "        by: Secretariat"
        yield from _text("text", _sentences(seed, 1 + seed % 3), 8)
    if status not in FINAL and year > FIRST_YEAR:
        yield f"    carried_from: {year - 1}/{year} {item.number}"


def _key(number: str) -> str:
    """Quote what YAML would read as a number."""
    return number if number.count(".") > 1 else f'"{number}"'


def _fields(wording: Wording, indent: int) -> Iterator[str]:
    for field, value in wording.items():
        if field == "points":
            yield f"{' ' * indent}points:"
            yield from (f"{' ' * (indent + 2)}- {point}" for point in value)
        elif isinstance(value, list):
            yield f"{' ' * indent}{field}: [{', '.join(value)}]"
        else:
            yield from _text(field, value.replace(". ", ".\n").split("\n"), indent)


def _text(field: str, sentences: list[str], indent: int) -> Iterator[str]:
    """Write prose as data/ has it: folded, one sentence a line, unless it is one short sentence."""
    if len(sentences) == 1 and len(sentences[0]) <= LONGEST_LINE:
        yield f"{' ' * indent}{field}: {sentences[0]}"
        return
    yield f"{' ' * indent}{field}: >-"
    yield from (f"{' ' * (indent + 2)}{sentence}" for sentence in sentences)


def main() -> None:
    """Read the arguments and write the workspace."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where data/ is written")
    parser.add_argument("--actions", type=int, default=2000, help="actions a year")
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--french", action="store_true", help="say all of it in French as well")
    typed = parser.parse_args()
    generate(typed.folder, typed.actions, typed.years)
    if typed.french:
        from french import say_in_french  # noqa: PLC0415 - it needs PyYAML, and only this does

        say_in_french(typed.folder)


if __name__ == "__main__":
    main()
