"""Measure other tools beside ours on the same number of items, each with its own commands and files.

    python benchmarks/peers.py --tools FOLDER [--items 2000]

FOLDER holds a virtual environment for each tool that comes from PyPI (FOLDER/doorstop/bin/doorstop), and
FOLDER/backlog/node_modules for Backlog.md; hledger and taskwarrior are looked for on the path. A tool that is not there
is left out. Each command must succeed and prove what it did: by what it prints or by a file that it wrote. Prints two
Markdown tables: processor time as a multiple of a bare interpreter in the same turns, and the proofs.
"""

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from generate import SENTENCES, generate
from run import ENVIRONMENT, FLOORS, HERE, line, ran

REPETITIONS = 3
COLUMNS = ("validate", "list", "publish", "one edit")
JSON_SCHEMA = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["text", "status"],
        "additionalProperties": {"type": "string"},
    },
}


class Deed(NamedTuple):
    """A command, and how it proves that it did something."""

    arguments: tuple[str, ...]
    expected: str = ""
    """A pattern of what it prints; empty where that is nothing."""
    written: str = ""
    """A file that holds `expected` afterwards, in the place of what is printed."""


class Peer(NamedTuple):
    """A tool, its files for so many items, and what it can do with them."""

    name: str
    program: str
    """Where it is below the folder of tools; a bare name is looked for on the path."""
    prepare: Callable[[Path, Sequence[str], str], None]
    """Gets an empty folder, the texts of the items and the program."""
    deeds: Mapping[str, Deed]


def texts(count: int) -> list[str]:
    """Give the text of each item."""
    return [SENTENCES[number % len(SENTENCES)] for number in range(count)]


def _quietly(arguments: Sequence[str], folder: Path, given: str = "") -> None:
    subprocess.run(arguments, cwd=folder, input=given.encode(), env=ENVIRONMENT, capture_output=True, check=True)


def _ours(folder: Path, items: Sequence[str], _: str) -> None:
    generate(folder, len(items), 1)


def _journal(folder: Path, items: Sequence[str], _: str) -> None:
    entries = (f"2021-07-01 item {n}  ; {text}\n    assets:item{n}  1\n    income\n\n" for n, text in enumerate(items))
    (folder / "items.journal").write_text("".join(entries), encoding="utf-8")


def _tasks(folder: Path, items: Sequence[str], program: str) -> None:
    (folder / "taskrc").write_text(f"data.location={folder}\nconfirmation=no\nverbose=nothing\n", encoding="utf-8")
    given = json.dumps([{"description": f"{n} {text}", "status": "pending"} for n, text in enumerate(items)])
    _quietly([program, "rc:taskrc", "import", "-"], folder, given)


def _doorstop(folder: Path, items: Sequence[str], program: str) -> None:
    _quietly(["git", "init", "--quiet"], folder)
    _quietly([program, "create", "REQ", "reqs", "--digits", "4"], folder)
    for number, text in enumerate(items, 1):
        fields = f"active: true\nderived: false\nheader: ''\nlevel: 1.{number}\nlinks: []\nnormative: true\nref: ''\n"
        item = f"{fields}reviewed: null\ntext: |\n  {text}\n"
        (folder / f"reqs/REQ{number:04}.yml").write_text(item, encoding="utf-8")


def _backlog(folder: Path, items: Sequence[str], program: str) -> None:
    _quietly(["git", "init", "--quiet"], folder)
    _quietly([program, "init", "--defaults", "items"], folder)
    for number, text in enumerate(items, 1):
        head = f"id: TASK-{number}\ntitle: Item {number}\nstatus: To Do\nassignee: []\n"
        more = "created_date: '2021-07-01 00:00'\nlabels: []\ndependencies: []\n"
        body = f"## Description\n\n<!-- SECTION:DESCRIPTION:BEGIN -->\n{text}\n<!-- SECTION:DESCRIPTION:END -->\n"
        file = folder / f"backlog/tasks/task-{number} - Item-{number}.md"
        file.write_text(f"---\n{head}{more}---\n\n{body}", encoding="utf-8")


def _one_yaml(folder: Path, items: Sequence[str], _: str) -> None:
    entries = (f'item{n}:\n  text: "{text}"\n  status: completed\n' for n, text in enumerate(items))
    (folder / "items.yaml").write_text("---\n" + "".join(entries), encoding="utf-8")
    (folder / "schema.json").write_text(json.dumps(JSON_SCHEMA), encoding="utf-8")


def _strictdoc(folder: Path, items: Sequence[str], _: str) -> None:
    entries = (f"[REQUIREMENT]\nUID: REQ-{n}\nTITLE: Item {n}\nSTATEMENT: {text}\n\n" for n, text in enumerate(items))
    (folder / "items.sdoc").write_text("[DOCUMENT]\nTITLE: Items\n\n" + "".join(entries), encoding="utf-8")


def _trestle(folder: Path, items: Sequence[str], program: str) -> None:
    _quietly([program, "init"], folder)
    _quietly([program, "create", "--type", "catalog", "--output", "items"], folder)
    file = folder / "catalogs/items/catalog.json"
    catalog = json.loads(file.read_text(encoding="utf-8"))
    catalog["catalog"]["uuid"] = str(UUID(int=4 << 76 | 8 << 60))
    catalog["catalog"]["groups"] = [{"id": "all", "title": "All", "controls": list(_controls(items))}]
    file.write_text(json.dumps(catalog), encoding="utf-8")


def _controls(items: Sequence[str]) -> Iterator[dict[str, object]]:
    for number, text in enumerate(items):
        part = {"id": f"c-{number}_smt", "name": "statement", "prose": text}
        yield {"id": f"c-{number}", "title": f"Item {number}", "parts": [part]}


TOOL = "from tfawg_cli.__main__ import run; run()"
PEERS = (
    Peer(
        "tfawg",
        sys.executable,
        _ours,
        {
            "validate": Deed(("-c", TOOL, "validate"), "no findings in 3 files"),
            "list": Deed(("-c", TOOL, "list"), r"1\.1\.1\.1\t"),
            "publish": Deed(("-c", TOOL, "report", "plan", "-o", "plan.html"), "1.1.1.1", "plan.html"),
            "one edit": Deed(
                ("-c", TOOL, "edit", "1.1.1.1", "--result", "Round {round}"),
                "result: Round {round}",
                "data/plans/2021-2022.yaml",
            ),
        },
    ),
    Peer(
        "hledger",
        "hledger",
        _journal,
        {
            "validate": Deed(("check", "-f", "items.journal")),
            "list": Deed(("print", "-f", "items.journal"), "item 7"),
            "publish": Deed(("balancesheet", "-f", "items.journal", "-o", "items.html"), "assets:item7", "items.html"),
        },
    ),
    Peer(
        "taskwarrior",
        "task",
        _tasks,
        {
            "list": Deed(("rc:taskrc", "rc.verbose=affected", "list"), "tasks"),
            "publish": Deed(("rc:taskrc", "export"), '"description":"7 '),
            "one edit": Deed(("rc:taskrc", "1", "modify", "project:round{round}"), "round{round}", "pending.data"),
        },
    ),
    Peer(
        "doorstop",
        "doorstop/bin/doorstop",
        _doorstop,
        {
            "validate": Deed(("--no-reformat", "--no-review-check", "--no-suspect-check")),
            "publish": Deed(("publish", "REQ", "out{round}", "--html"), "REQ0007", "out{round}/documents/REQ.html"),
            "one edit": Deed(("review", "REQ000{round}"), r"reviewed: \S{20,}", "reqs/REQ000{round}.yml"),
        },
    ),
    Peer(
        "Backlog.md",
        "backlog/node_modules/.bin/backlog",
        _backlog,
        {
            "validate": Deed(("doctor",), "No duplicate"),
            "list": Deed(("task", "list", "--plain"), "TASK-7 "),
            "publish": Deed(("board", "export", "--force", "board.md"), "TASK-7", "board.md"),
            "one edit": Deed(
                ("task", "edit", "1", "--title", "Round {round}"), "Round {round}", "backlog/tasks/task-1 - *.md"
            ),
        },
    ),
    Peer(
        "check-jsonschema",
        "check-jsonschema/bin/check-jsonschema",
        _one_yaml,
        {"validate": Deed(("--schemafile", "schema.json", "items.yaml"), "ok -- validation done")},
    ),
    Peer(
        "yamllint",
        "yamllint/bin/yamllint",
        _one_yaml,
        {"validate": Deed(("-d", "{extends: default, rules: {line-length: disable}}", "items.yaml"))},
    ),
    Peer(
        "StrictDoc",
        "strictdoc/bin/strictdoc",
        _strictdoc,
        {
            "validate": Deed(("format", "items.sdoc"), "REQ-7", "items.sdoc"),
            "publish": Deed(("export", "--no-parallelization", "."), "Item 7", "output/html/*/items.html"),
        },
    ),
    Peer(
        "compliance-trestle",
        "compliance-trestle/bin/trestle",
        _trestle,
        {"validate": Deed(("validate", "-t", "catalog", "-n", "items"), "VALID")},
    ),
)


class Result(NamedTuple):
    """What a command took, and what proves that it did something."""

    seconds: float
    times_bare: float
    proof: str


def measure(peer: Peer, program: str, folder: Path) -> dict[str, Result]:
    """Run a bare interpreter and the commands of a tool in turn. Raises SystemExit where one proves nothing."""
    rounds: dict[str, list[float]] = {"bare": []}
    proofs: dict[str, str] = {}
    for number in range(1, REPETITIONS + 1):
        rounds["bare"].append(ran(FLOORS["bare Python"], folder).seconds)
        for column, deed in ((column, _of_round(deed, number)) for column, deed in peer.deeds.items()):
            with tempfile.TemporaryFile() as out:
                cost = ran((program, *deed.arguments), folder, {"PYTHONPATH": str(HERE / "src")}, out)
                out.seek(0)
                proofs[column] = _proof(peer, deed, folder, out.read().decode(errors="replace"))
            rounds.setdefault(column, []).append(cost.seconds)
    taken = {column: statistics.median(seconds) for column, seconds in rounds.items()}
    return {column: Result(taken[column], taken[column] / taken["bare"], proofs[column]) for column in peer.deeds}


def _of_round(deed: Deed, number: int) -> Deed:
    """Let each round of an edit write other words, so that there is always something to do."""
    arguments, (expected, written) = deed.arguments, (deed.expected, deed.written)
    return Deed(
        tuple(word.replace("{round}", str(number)) for word in arguments),
        expected.replace("{round}", str(number)),
        written.replace("{round}", str(number)),
    )


def _proof(peer: Peer, deed: Deed, folder: Path, shown: str) -> str:
    files = [file for file in folder.glob(deed.written) if file.is_file()] if deed.written else []
    text = files[0].read_text(encoding="utf-8", errors="replace") if files else shown
    found = re.search(deed.expected, text)
    if found is None or (deed.written and not files):
        raise SystemExit(f"{peer.name} {' '.join(deed.arguments)} proves nothing:\n{shown[:2000]}")
    if not deed.expected:
        return "exit status 0"
    where = f"{deed.written}, {len(text):,} characters" if files else f"{len(text):,} characters printed"
    return f"`{found.group().strip()}` in {where}"


def main() -> None:
    """Prepare, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--tools", type=Path, required=True, metavar="FOLDER", help="where the other tools are")
    parser.add_argument("--items", type=int, default=2000)
    typed = parser.parse_args()
    print(line(("Tool", *COLUMNS)), line(["---", *["---:"] * len(COLUMNS)]), sep="\n", flush=True)
    proofs = []
    for peer in PEERS:
        program = peer.program if peer.program == sys.executable else _found(peer.program, typed.tools)
        if program is None:
            print(f"{peer.name} is not there", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory(prefix="tfawg-peers-") as folder:
            peer.prepare(Path(folder), texts(typed.items), program)
            results = measure(peer, program, Path(folder))
        cells = (f"{results[column].times_bare:.1f}" if column in results else "" for column in COLUMNS)
        print(line((peer.name, *cells)), flush=True)
        proofs += [(peer, column, result) for column, result in results.items()]
    print()
    print(line(("Tool", "What", "Typed", "Processor time", "Proof")), line(["---"] * 5), sep="\n")
    for peer, column, result in proofs:
        words = (word for word in peer.deeds[column].arguments if word not in {"-c", TOOL})
        typed_words = " ".join((peer.program.rpartition("/")[2] if peer.name != "tfawg" else "tfawg", *words))
        print(line((peer.name, column, f"`{typed_words}`", f"{result.seconds:.2f} s", result.proof)))


def _found(program: str, tools: Path) -> str | None:
    return shutil.which(program) if "/" not in program else shutil.which(str(tools.resolve() / program))


if __name__ == "__main__":
    main()
