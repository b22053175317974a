"""Give a workspace a past of many commits, each of which changes one plan."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

FIRST_DAY = 1_600_000_000
"""When the first commit was made, in seconds since 1970; one follows a day."""
A_DAY = 24 * 60 * 60
_INDICATOR = re.compile(r"(?<=\n    indicator: )(?:Round \d+ )?")


def commit_by_commit(folder: Path, commits: int) -> None:
    """Make a repository of a folder, with its plans changed one after the other; the same folder gives the same."""
    git = ["git", "-C", str(folder)]
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    with subprocess.Popen([*git, "fast-import", "--quiet"], stdin=subprocess.PIPE) as importing:
        if importing.stdin is not None:
            importing.stdin.writelines(_history(folder, commits))
    if importing.returncode:
        raise SystemExit("git did not take the history")
    subprocess.run([*git, "reset", "--quiet", "--hard"], check=True)


def _history(folder: Path, commits: int) -> Iterator[bytes]:
    """Write all commits as `git fast-import` reads them."""
    files = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.glob("data/*/*")}
    plans = sorted(file for file in files if file.startswith("data/plans/"))
    yield from _commit(0, files)
    for number in range(1, commits):
        file = plans[number * len(plans) // commits]
        files[file] = _INDICATOR.sub(f"Round {number} ", files[file], count=1)
        yield from _commit(number, {file: files[file]})


def _commit(number: int, files: dict[str, str]) -> Iterator[bytes]:
    message = f"Round {number}\n"
    yield b"commit refs/heads/main\n"
    yield f"committer Officer <officer@example.org> {FIRST_DAY + number * A_DAY} +0000\n".encode()
    yield f"data {len(message)}\n{message}".encode()
    for file, text in files.items():
        content = text.encode("utf-8")
        yield b"M 100644 inline %s\ndata %d\n%s\n" % (file.encode(), len(content), content)
