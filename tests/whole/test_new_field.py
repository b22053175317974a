"""A new optional field is a line in the model, an entry in the table and a line of a template: all else follows."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Ran, environment

LINE = ("src/tfawg_cli/records/plan.py", "    indicator: Text\n", "    risk: Text | None = None\n")
ENTRY = (
    "src/tfawg_cli/records/fields.py",
    '        Field("indicator", "What shows that it is done.", LINES, MARKED, FROZEN, translated=True),\n',
    '        Field("risk", "What may go wrong.", LINES, MARKED, FROZEN, translated=True),\n',
)
SHOWN = ("templates/_tables.md", "{{ item.indicator }}", "{% if item.risk %}<br>Risk: {{ item.risk }}{% endif %}")
STEPS = (LINE, ENTRY, SHOWN)
"""The steps of docs/architecture.md: a file, and what is written behind what."""
COMMANDS: dict[str, tuple[str, ...]] = {
    "help": ("edit", "--help"),
    "edit": ("edit", "1.1.1.1", "--risk", "The 14th TFAWG meeting is late"),
    "add": ("add", "1.1.1", "Visit", "--responsible", "Members", "--indicator", "Visits", "--risk", "No one comes"),
    "refusal": ("edit", "1.1.1.1", "--objective", "x"),
    "unset": ("edit", "1.1.1.2", "--unset", "risk"),
    "undone": ("edit", "1.1.1.2", "--risk", "No one comes"),
    "show": ("show", "1.1.1.1"),
    "list": ("list", "--columns", "number,risk", "--task", "1.1"),
    "json": ("list", "--format", "json"),
    "sheet": ("report", "request", "--body", "Members", "--format", "csv"),
    "report": ("report", "plan"),
    "schema": ("schema", "-o", "schemas"),
    "carry-forward": ("carry-forward", "2021/2022"),
    "approve": ("decision", "2021/2022", "approved", "--by", "Policy Commission"),
    "frozen": ("edit", "1.1.1.1", "--risk", "None", "--year", "2021/2022"),
    "amend": (
        "edit",
        "1.1.1.1",
        "--risk",
        "None",
        "--year",
        "2021/2022",
        "--authority",
        "PC 87",
        "--reason",
        "new",
        "--date",
        "1/7/2021",
    ),
    "validate": ("validate",),
}
SCRIPT = """
import contextlib, io, json, sys
from tfawg_cli.cli import completion
from tfawg_cli.cli.main import main

found = {"offered": [0, " ".join([*completion.fields(), *completion.columns()]), ""]}
assert "pydantic" not in sys.modules
for name, command in json.loads(sys.stdin.read()).items():
    sys.argv = ["tfawg", *command]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main()
    found[name] = [status, out.getvalue(), err.getvalue()]
from command_reference import command_reference
from record_reference import field_reference
found["page of fields"] = [0, field_reference("plan.schema.json"), ""]
found["page of commands"] = [0, command_reference(), ""]
print(json.dumps(found))
"""
"""Runs commands one after the other, and tells of each its status and what it printed."""


def house(folder: Path, *steps: tuple[str, str, str]) -> Path:
    """Copy the house into a folder, and write something into it."""
    for part in ("src", "templates"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", folder / "records/data")
    for file, behind, line in steps:
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(behind) == 1, file
        (folder / file).write_text(text.replace(behind, behind + line), encoding="utf-8")
    return folder


def child(folder: Path, *arguments: str, stdin: str = "") -> Ran:
    """Run Python in the records of a copied house, with its code and no other."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder / "records",
        env=environment({"PYTHONPATH": f"{folder / 'src'}:{ROOT / 'tests/helpers'}"}, measured=False),
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    """What each command tells in a house whose actions have a risk."""
    folder = house(tmp_path_factory.mktemp("house"), *STEPS)
    ran = child(folder, "-c", SCRIPT, stdin=json.dumps(COMMANDS))
    assert (0, "") == (ran.status, ran.err)
    schema = (folder / "records/schemas/plan.schema.json").read_text(encoding="utf-8")
    edition = (folder / "records/data/plans/2022-2023.yaml").read_text(encoding="utf-8")
    found = {name: Ran(*one) for name, one in json.loads(ran.out).items()}
    return found | {"schema": Ran(0, schema, ""), "next year": Ran(0, edition, "")}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("help", "  --risk TEXT                 What may go wrong.\n"),
        ("offered", " risk "),
        ("edit", "  risk: The 14th TFAWG meeting is late\n"),
        ("add", "  risk: No one comes\n"),
        ("unset", "  risk: No one comes → nothing\n"),
        ("show", "  risk              The 14th TFAWG meeting is late\n"),
        ("list", "1.1.1.1\tThe 14th TFAWG meeting is late\n1.1.1.2\tNo one comes\n"),
        ("json", '"risk": "The 14th TFAWG meeting is late",\n'),
        ("json", '"risk": null,\n'),
        ("sheet", "number,year,text,responsible,indicator,risk,timeline,due,status,"),
        ("report", "<br>Risk: The 14th TFAWG meeting is late |"),
        ("schema", '"description": "What may go wrong."'),
        ("carry-forward", "risk names the 14th TFAWG meeting"),
        ("next year", "    risk: The 14th TFAWG meeting is late\n"),
        ("amend", "recorded as an amendment of 2021/2022 (PC 87: new)"),
        ("page of fields", "| `risk` | text | What may go wrong. |"),
        ("page of commands", "| `--risk TEXT` | What may go wrong. |"),
    ],
)
def test_everything_knows_the_field(told: dict[str, Ran], name: str, words: str) -> None:
    """Options, lists, reports, sheets, schemas, pages, the next year and what approval freezes."""
    assert 0 == told[name].status, told[name].err
    assert words in told[name].out


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("refusal", "it has: --text, --responsible, --indicator, --risk, --timeline, --due, --status, --result,"),
        ("frozen", "another risk of 1.1.1.1 needs an amendment"),
    ],
)
def test_a_refusal_knows_the_field(told: dict[str, Ran], name: str, words: str) -> None:
    """In the list of what there is, and as wording that is approved."""
    assert 2 == told[name].status
    assert words in told[name].err


def test_what_it_leaves_is_valid(told: dict[str, Ran]) -> None:
    """With the field in the records, approved, amended and carried forward."""
    assert 0 == told["validate"].status, told["validate"].out


@pytest.mark.parametrize(
    ("step", "named"),
    [
        (LINE, "action: risk: no entry in records/fields.py"),
        (ENTRY, "action: risk: no line in the model"),
    ],
)
def test_a_decision_that_is_missing_is_named(tmp_path: Path, step: tuple[str, str, str], named: str) -> None:
    """The test of the table names the field, and what it lacks."""
    folder = house(tmp_path, step)
    test = folder / "test_fields.py"
    shutil.copy(ROOT / "tests/records/test_fields.py", test)
    ran = child(folder, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", str(test))

    assert 1 == ran.status
    assert named in ran.out


def test_no_decision_can_be_left_out() -> None:
    """An entry says of itself what becomes of the field; only what lists and options need has a usual value."""
    from tfawg_cli.records.fields import Field

    assert {"repeats", "option"} == set(Field._field_defaults)
