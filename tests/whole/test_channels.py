"""What goes to which channel, and how the tool behaves at their ends."""

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from command_reference import commands
from conftest import BASE, ROOT, Run, environment
from git_repository import repository
from small_records import PLAN
from terminal import TOOL, on_a_terminal


def uncoloured(shown: str) -> str:
    """Leave out what only sets colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", shown)


@pytest.mark.parametrize("columns", [40, 200])
@pytest.mark.parametrize(
    "command", [("list",), ("list", "sub-tasks"), ("overview",), ("show", "1.1"), ("list", "bodies")]
)
def test_output_fits_the_terminal(command: tuple[str, ...], columns: int) -> None:
    """No line is wider than the terminal, on a narrow and on a wide one, and every word is there."""
    shown = uncoloured(on_a_terminal(*command, cwd=ROOT, columns=columns))

    assert max(map(len, shown.splitlines())) <= columns
    assert len(shown) > 200


def test_a_table_wraps_and_cuts_nothing() -> None:
    """Every word of an action's text stands in the table, however narrow."""
    shown = on_a_terminal("list", "--task", "1.5", "--columns", "number,text", cwd=ROOT, columns=80)

    assert "Provide Mercator Programme technical assistance support on technical measures" in " ".join(shown.split())


@pytest.mark.parametrize(
    "options", [("sub-tasks",), ("--columns", "number,text,indicator,responsible,timeline,status,result")]
)
def test_no_word_is_broken(run: Run, options: tuple[str, ...]) -> None:
    """At 80 columns a table has room for its longest words, or the items stand one below the other."""
    shown = uncoloured(on_a_terminal("list", *options, cwd=ROOT, columns=80))
    kept = {word for line in shown.splitlines() for word in line.split()}

    assert set() == set(run("list", *options, cwd=ROOT).out.split()) - kept


@pytest.mark.parametrize("command", [(), ("update",)])
def test_help_is_wrapped_once(command: tuple[str, ...]) -> None:
    """Its paragraphs flow to the width of the terminal, wherever the source breaks its lines."""
    shown = uncoloured(on_a_terminal(*command, "--help", cwd=ROOT, columns=80))
    told = commands()["".join(command)].help.split("\n\n")

    for line in (line for paragraph in told for line in textwrap.wrap(paragraph, 78, break_on_hyphens=False)):
        assert f"\n {line}" in shown
    assert "<" not in shown


def test_help_names_every_command_on_a_terminal() -> None:
    """Also `report`, which has commands of its own."""
    shown = uncoloured(on_a_terminal("--help", cwd=ROOT, columns=80))

    assert [] == [
        name
        for name in commands()
        if name and " " not in name and re.search(rf"^. {name} ", shown, re.MULTILINE) is None
    ]


def test_what_a_value_is_called_is_short() -> None:
    """In one word, and help says which words there are."""
    values = [
        (parameter.metavar, parameter.help, getattr(parameter.type, "choices", ()))
        for command in commands().values()
        for parameter in command.params
        if parameter.param_type_name == "option" and not parameter.is_flag
    ]

    assert [] == [metavar for metavar, _, _ in values if metavar is None or len(metavar) > len("YEAR NUMBER")]
    assert [] == [choice for _, told, choices in values for choice in choices if str(choice) not in told]


@pytest.mark.parametrize("command", ["rules", "report"])
def test_lists_break_no_word(command: str) -> None:
    """A rule goes on below its beginning; a report is told on one line."""
    shown = on_a_terminal(command, cwd=ROOT, columns=80)
    starts = {line[:4] == "    " for line in shown.splitlines()}

    assert max(map(len, shown.splitlines())) <= 80
    assert {command == "rules", False} == starts
    assert command == "report" or re.search(
        r"placeholder +warning  A text holds a placeholder \(TBD, TBC, TODO,", shown
    )


def test_no_color_has_no_escape_sequence() -> None:
    """NO_COLOR leaves plain text, also in help."""
    shown = on_a_terminal("list", "--group-by", "status", cwd=ROOT, columns=80, env={"NO_COLOR": "1", "TERM": "dumb"})

    assert "\x1b" not in shown


@pytest.mark.parametrize("command", [("--help",), ("list", "--format", "json"), ("report", "document"), ("rules",)])
def test_a_closed_pipe_ends_silently(command: tuple[str, ...]) -> None:
    """A reader that has read enough (`| head`) is no error."""
    done = without_reader("stdout", *command, cwd=ROOT)

    assert 0 == done.returncode
    assert b"rror" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the channels")
def test_closed_channels_are_no_fault() -> None:
    """Somebody who closes stdout or stderr gets no trace, and the status of the command."""
    command = f"'{sys.executable}' -m tfawg_cli validate --strict >&- 2>&-"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, check=False, timeout=60
    )

    assert 1 == done.returncode


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the channels")
@pytest.mark.parametrize("command", ["list", "report plan", "--help", "update 1.1.1.2 Two"])
def test_a_result_that_cannot_be_delivered_is_an_error(small: Path, command: str) -> None:
    """As other programs have it; but a change that is written is done, and what goes to a file needs no stdout."""
    tool = f"'{sys.executable}' -m tfawg_cli"
    before, *lines = (small / PLAN).read_text(encoding="utf-8"), f"{command} >&-", "report plan -o plan.md >&-"
    ends = []
    for line in lines:
        done = subprocess.run(
            ["/bin/sh", "-c", f"{tool} {line}"],
            cwd=small,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
        ends.append((done.returncode, done.stderr.decode()))

    told = "stdout is closed, so the output is lost\n  leave >&- out, or write > /dev/null\n"
    (status, said), (wrote, _) = ends
    is_written = before != (small / PLAN).read_text(encoding="utf-8")
    assert command.startswith("update") == is_written
    assert ((0, False) if is_written else (2, True)) == (status, said.endswith(f"error: {told}"))
    assert (0, True) == (wrote, (small / "plan.md").is_file())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("report", "error: cannot write the output: No space left on device\n  check the disk\n"),
        ("--help", "error: the system says: No space left on device\n  check the disk and the rights\n"),
    ],
)
def test_a_full_disk_is_one_line(command: str, told: str) -> None:
    """What cannot be written to stdout is said on stderr, with status 2; also where not we but the library writes."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*TOOL, command],
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )

    assert (2, told) == (done.returncode, done.stderr.decode())


def without_reader(channel: str, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    """Run the tool with a pipe behind stdout or stderr that nobody reads any more."""
    ours, theirs = os.pipe()
    os.close(ours)
    channels = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, channel: theirs}
    done = subprocess.run(
        [*TOOL, *arguments],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=channels["stdout"],
        stderr=channels["stderr"],
        check=False,
        timeout=60,
    )
    os.close(theirs)
    return done


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
@pytest.mark.parametrize("channel", ["stdout", "stderr"])
def test_a_change_is_made_though_nobody_reads(small: Path, channel: str) -> None:
    """What was asked for is done, or not done and the status says so; it is never half of both."""
    done = without_reader(channel, "update", "1.1.1.2", "Two sessions were held.", cwd=small)

    assert 0 == done.returncode
    assert "text: Two sessions were held." in (small / "data/plans/2021-2022.yaml").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
def test_findings_that_nobody_reads_are_findings(small: Path, run: Run) -> None:
    """The status of validate is that of the records; a result does not depend on who hears the talk."""
    assert run("list", cwd=small).out == without_reader("stderr", "list", cwd=small).stdout.decode()

    (small / "data/programme/bodies.yaml").write_text("format: 1\nbodies: {}\n", encoding="utf-8")
    assert 1 == without_reader("stdout", "validate", cwd=small).returncode


def test_output_is_utf_8_whatever_the_locale(run: Run) -> None:
    """The dash of the source comes out in a C locale as well."""
    printed = run("report", "document", cwd=ROOT, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})

    assert "SO1 – Facilitation" in printed.out


def in_a_process(code: str) -> "subprocess.CompletedProcess[bytes]":
    """Run Python code in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_an_interrupt_ends_with_130() -> None:
    """Ctrl-C is no error of ours."""
    code = (
        "import sys; from tfawg_cli.cli import main; from tfawg_cli.cli.commands import overview\n"
        "def stop(): raise KeyboardInterrupt\n"
        "overview.overview = stop\n"
        "sys.argv = ['tfawg']; sys.exit(main.main())"
    )
    done = in_a_process(code)

    assert (130, b"", b"stopped; nothing was written\n") == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_of_the_tool_is_one_line(debug: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    """A bug ends with status 3 and says how to report it; the trace is shown only with --debug."""
    code = (
        "import sys; from tfawg_cli.cli import main; from tfawg_cli.cli.commands import overview\n"
        "def fail(): raise RuntimeError('a \\x1b[31m surprise')\n"
        "overview.overview = fail\n"
        f"sys.argv = ['tfawg', *{['--debug'] if debug else []}]; sys.exit(main.main())"
    )
    done = in_a_process(code)

    assert 3 == done.returncode
    assert b"internal error: RuntimeError: a <U+001B>[31m surprise" in done.stderr
    assert b"please report it" in done.stderr
    assert debug is (b"Traceback" in done.stderr)
    assert b"\x1b" not in done.stderr


def test_the_end_of_a_file_is_no_interrupt() -> None:
    """Nobody typed Ctrl-D: it is a fault, as any other is."""
    code = (
        "import sys; from tfawg_cli.cli import main; from tfawg_cli.cli.commands import overview\n"
        "def fail(): raise EOFError('no data')\n"
        "overview.overview = fail\n"
        "sys.argv = ['tfawg', '--debug']; sys.exit(main.main())"
    )
    done = in_a_process(code)

    assert 3 == done.returncode
    assert b"internal error: EOFError: no data\n  this is a fault of tfawg" in done.stderr
    assert b"Traceback" in done.stderr
    assert b"stopped" not in done.stderr


def test_a_library_that_a_full_disk_cut_short_is_named(small: Path, run: Run) -> None:
    """Python wrote a part of it, and takes it for the whole; what to delete is said."""
    kept = {"PYTHONPYCACHEPREFIX": str(small / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    assert 0 == run("report", "plan", "-o", "plan.docx", cwd=small, env=kept).status
    [compiled] = (small / "compiled").rglob("word_writing.*.pyc")
    os.truncate(compiled, 1024)

    ran = run("report", "plan", "-o", "again.docx", cwd=small, env=kept)

    assert (3, True) == (ran.status, "internal error: EOFError: " in ran.err)
    assert (
        "a file that Python compiled is cut short, as a full disk leaves it: delete the folders __pycache__" in ran.err
    )
    assert not (small / "again.docx").exists()


def test_words_that_the_locale_cannot_say_are_told_so(small: Path, run: Run) -> None:
    """Without UTF-8, letters with accents are bytes to Python; what to set is said."""
    ran = run(
        *("edit", "1.1.1.1", "--text", "\u00c9t\u00e9"),
        cwd=small,
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )

    assert (2, True) == (ran.status, "the locale here is not UTF-8" in ran.err)
    assert "type it again: export LC_ALL=C.UTF-8\n" in ran.err


def test_annotations_name_files_from_the_top_of_the_repository(tmp_path: Path, inside: Run) -> None:
    """GitHub would find no other; people stand in the folder of the records."""
    shutil.copytree(BASE, tmp_path / "records")
    repository(tmp_path)
    plan = tmp_path / "records" / PLAN
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("WCO Secretariat]", "WCO Secretariatt]", 1), encoding="utf-8"
    )

    log = inside("validate", "--format", "github", cwd=tmp_path / "records").out

    assert f"::error file=records/{PLAN}," in log
    assert f"\n{PLAN}:" in log


MARKUP = "[bold]x[/bold] [/b] [red] :smile: {{ 7 * 7 }} </script> $(date)"


@pytest.mark.parametrize(
    "command", [("list",), ("show", "1.1.1.1"), ("list", "--format", "markdown"), ("list", "--format", "csv")]
)
def test_data_is_never_markup(small: Path, inside: Run, command: tuple[str, ...]) -> None:
    """Brackets, smileys and braces of the records come out as the characters they are."""
    plan = small / "data/plans/2021-2022.yaml"
    before = plan.read_text(encoding="utf-8")
    first = before.index("responsible:")
    plan.write_text(
        f"{before[:first]}timeline: '{MARKUP}'\n    {before[first:]}".replace("    timeline: 2021/2022\n", "", 1)
    )
    assert 0 == inside("validate").status

    printed = (
        on_a_terminal(*command, cwd=small, columns=400).replace("\\", "").replace("&lt;", "<").replace("&gt;", ">")
    )

    assert MARKUP in printed
    assert MARKUP in inside(*command).out.replace("\\", "").replace("&lt;", "<").replace("&gt;", ">")


def test_file_names_are_shown_harmlessly(small: Path, inside: Run) -> None:
    """A file name with an escape sequence or a new line cannot move the cursor or forge a command."""
    (small / "data/plans/\x1b[31m\n::error::x.yaml").write_text("format: 1\n", encoding="utf-8")

    text, log = inside("validate").out, inside("validate", "--format", "github").out

    assert "\x1b" not in text + log
    assert "data/plans/<U+001B>[31m<U+000A>::error::x.yaml: error: this file" in text
    (annotation,) = (line for line in log.splitlines() if line.lstrip().startswith("::"))
    assert annotation.startswith("::error file=data/plans/<U+001B>[31m<U+000A>%3A%3Aerror%3A%3Ax.yaml,")
    assert log == f"{annotation}\n{text}"
