"""What is installed: the wheel says what the checkout says, wherever it runs, from the versions that were locked."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Run, environment
from tfawg_cli import __version__

PARTS = ("src", "templates", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".gitignore")
"""What a wheel and an sdist are made of, and what is kept out of them."""
LOCKS = {"requirements.lock": (), "requirements-dev.lock": ("dev",)}
"""The lock files, and the extras that each holds."""
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def python(*arguments: str | Path, cwd: Path, path: Path | None = None) -> str:
    """Run Python with `path` before the installed packages, and give its stdout. It must not fail.

    The files below `path` are soon gone, so their coverage is not measured.
    """
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env=environment({"PYTHONPATH": str(path)} if path is not None else {}, measured=False),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, built without network from a copy of the checkout."""
    folder = tmp_path_factory.mktemp("checkout")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder)
    python("-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", "made", cwd=folder)
    (made,) = (folder / "made").glob("*.tar.gz")
    return made


@pytest.fixture(scope="module")
def wheel(sdist: Path) -> Path:
    """The wheel, built from the same copy."""
    (made,) = sdist.parent.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder without records, templates or code."""
    return tmp_path_factory.mktemp("elsewhere")


def test_the_wheel_holds_the_package_and_the_templates(wheel: Path) -> None:
    """The wheel carries every module and, inside the package, every template; nothing else."""
    modules = {f"tfawg_cli/{file.relative_to(ROOT / 'src/tfawg_cli').as_posix()}" for file in _sources()}
    templates = {f"tfawg_cli/templates/{file.name}" for file in (ROOT / "templates").iterdir()}
    with zipfile.ZipFile(wheel) as archive:
        files = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert {"tfawg_cli/templates/plan.md", "tfawg_cli/templates/house.docx", "tfawg_cli/py.typed"} < files
    assert modules | templates == files


def _sources() -> list[Path]:
    found = (ROOT / "src/tfawg_cli").rglob("*")
    return [file for file in found if file.is_file() and file.parent.name != "__pycache__"]


def test_the_wheel_is_what_runs(installed: Path, elsewhere: Path) -> None:
    """The tests below speak of the wheel only if its code comes before that of the checkout."""
    where = "import tfawg_cli; print(tfawg_cli.__file__)"
    assert f"{installed / 'tfawg_cli/__init__.py'}\n" == python("-c", where, cwd=elsewhere, path=installed)


@pytest.mark.parametrize("name", ["document", "programme", "plan", "progress", "alignment"])
def test_the_wheel_reports_what_the_checkout_reports(
    installed: Path, elsewhere: Path, workspace: Path, inside: Run, name: str
) -> None:
    """A report has the same bytes from an installed wheel and from the checkout, both run from another folder."""
    report = ("report", name, "-C", workspace)
    checkout = inside(*report, cwd=elsewhere)
    assert 0 == checkout.status
    assert checkout.out == python("-m", "tfawg_cli", *report, cwd=elsewhere, path=installed)


@pytest.mark.parametrize("place", ["wheel", "checkout"])
def test_own_templates_win_file_by_file(installed: Path, elsewhere: Path, workspace: Path, place: str) -> None:
    """A workspace's own plan.md is used, and what it imports still comes from the tool."""
    report = ("-m", "tfawg_cli", "report", "plan", "-C", workspace)
    path = installed if place == "wheel" else None
    before = python(*report, cwd=elsewhere, path=path)
    (workspace / "templates").mkdir()
    shipped = (ROOT / "templates/plan.md").read_text(encoding="utf-8")
    assert '"_tables.md"' in shipped
    (workspace / "templates/plan.md").write_text(f"Our own words\n{shipped}", encoding="utf-8")
    assert f"Our own words\n{before}" == python(*report, cwd=elsewhere, path=path)


def test_the_source_distribution_makes_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    """Whoever builds from the sdist gets what the wheel of the release holds, to the last byte."""
    shutil.unpack_archive(sdist, tmp_path, filter="data")
    python("-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "made", cwd=tmp_path / f"tfawg-{__version__}")

    assert contents(wheel) == contents(tmp_path / "made" / wheel.name)


def contents(wheel: Path) -> dict[str, bytes]:
    """Give every file of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_installed_tool_starts_and_keeps_records(wheel: Path, elsewhere: Path) -> None:
    """Installed by pip, the wheel works: from an empty folder a workspace is started, checked and reported on."""
    place = elsewhere / "place"
    pip = ("-Wignore", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile", "--target", place)
    python(*pip, "--disable-pip-version-check", "--root-user-action=ignore", wheel, cwd=elsewhere)
    (command,) = (file for file in place.rglob("tfawg*") if file.parent.name in {"bin", "Scripts"})

    def tfawg(*arguments: str) -> str:
        return python(command, *arguments, cwd=elsewhere, path=place)

    assert "records/data/plans/2021-2022.yaml" in tfawg("init", "records", "--year", "2021/2022")
    assert "no findings in 3 files\n" == tfawg("validate", "-C", "records")
    assert tfawg("report", "plan", "-C", "records").startswith("# Annual Work Plan 2021-2022\n")


def test_the_command_is_installed(wheel: Path) -> None:
    """Whoever installs the wheel can type `tfawg`."""
    with zipfile.ZipFile(wheel) as archive:
        entries = archive.read(f"tfawg-{__version__}.dist-info/entry_points.txt").decode()
    assert "[console_scripts]\ntfawg = tfawg_cli.__main__:run\n" == entries


def test_the_version_stands_in_one_spelling(run: Run) -> None:
    """The package, its metadata and `tfawg --version` name the same version."""
    assert PROJECT["project"]["version"] == __version__
    assert f"tfawg {__version__}\n" == run("--version").out


def test_the_extra_and_the_group_are_equal() -> None:
    """Old and new installers get the same tools for developers."""
    assert PROJECT["project"]["optional-dependencies"]["dev"] == PROJECT["dependency-groups"]["dev"]


def entries(lock: str) -> dict[str, list[str]]:
    """Read a lock file: the hashes of every requirement, by the requirement's name."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    found = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {words[0].partition("==")[0]: [word for word in words if word.startswith("--hash=")] for words in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_hashes_and_no_address(lock: str) -> None:
    """Every locked version has its hash, and no registry is written down: whoever installs chooses one."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    hashes = entries(lock)
    assert [] == [name for name, known in hashes.items() if not known]
    assert all(re.fullmatch("--hash=sha256:[0-9a-f]{64}", known) for each in hashes.values() for known in each)


@pytest.mark.parametrize(("lock", "extras"), LOCKS.items())
def test_locks_hold_every_dependency(lock: str, extras: tuple[str, ...]) -> None:
    """All that pyproject.toml names is locked, and hatchling, which builds the package itself."""
    project = PROJECT["project"]
    named = [*project["dependencies"], *PROJECT["build-system"]["requires"]]
    named += [dependency for extra in extras for dependency in project["optional-dependencies"][extra]]
    names = {re.sub("[-_.]+", "-", re.split("[<>=]", dependency)[0]).lower() for dependency in named}
    assert set() == names - entries(lock).keys()
