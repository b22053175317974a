"""Real git repositories for tests: authors and dates pinned, the user's own configuration out of the way."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

PINNED = {
    "GIT_AUTHOR_NAME": "A. Officer",
    "GIT_AUTHOR_EMAIL": "officer@example.org",
    "GIT_COMMITTER_NAME": "A. Officer",
    "GIT_COMMITTER_EMAIL": "officer@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_TEMPLATE_DIR": "",
}
"""Who commits, no configuration but the repository's own, and none of the samples that git puts into a new one."""
_NOTHING_LATER = ("-c", "gc.auto=0", "-c", "maintenance.auto=false")
"""Git tidies up by itself after a commit, at times when the test has gone on already."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository in a folder."""

    folder: Path

    def git(self, *arguments: str, env: dict[str, str] | None = None) -> str:
        """Run git as the test's own hand would; never what the tool itself calls."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", *_NOTHING_LATER, *arguments],
            cwd=self.folder,
            env=inherited | PINNED | (env or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout.decode().strip()

    def commit(self, message: str, date: str) -> str:
        """Commit everything as of a date (ISO, UTC) and give the full hash."""
        self.git("add", "--all")
        dates = {"GIT_AUTHOR_DATE": f"{date}+00:00", "GIT_COMMITTER_DATE": f"{date}+00:00"}
        self.git("commit", "--quiet", "--allow-empty", "--message", message, env=dates)
        return self.git("rev-parse", "HEAD")

    def pack(self) -> None:
        """Put all objects into one file, for a repository that is copied many times."""
        self.git("repack", "-adq")
        self.git("prune-packed", "--quiet")


def repository(folder: Path) -> Repository:
    """Start a repository in a folder that is there already."""
    made = Repository(folder)
    made.git("init", "--quiet", "--initial-branch=main")
    return made
