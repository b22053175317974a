"""Where the source of a template comes from."""

from pathlib import Path

import pytest

from conftest import ROOT
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage import templates
from tfawg_cli.storage.templates import (
    has_own_templates,
    read_house,
    read_template,
    read_words,
    shipped_house,
    shipped_templates,
    words_file,
)


def test_shipped_template_is_found_from_any_folder(tmp_path: Path) -> None:
    """A workspace needs no templates of its own."""
    expected = (ROOT / "templates" / "plan.md").read_text(encoding="utf-8")
    assert (expected, "templates/plan.md") == read_template(tmp_path, "plan.md")


def test_shipped_templates_are_named_without_their_ending() -> None:
    """Those that others are made of as well."""
    assert sorted(file.stem for file in (ROOT / "templates").glob("*.md")) == shipped_templates()


def test_template_of_an_installed_wheel_lies_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no checkout beside it."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "plan.md").write_text("shipped")
    monkeypatch.setattr(templates, "_WHEEL", tmp_path / "templates")
    assert "shipped" == read_template(tmp_path / "elsewhere", "plan.md")[0]


def test_own_template_wins_file_by_file(tmp_path: Path) -> None:
    """A workspace changes one and keeps the others."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "plan.md").write_text("ours")
    assert "ours" == read_template(tmp_path, "plan.md")[0]
    assert "ours" != read_template(tmp_path, "document.md")[0]


@pytest.mark.parametrize("name", ["../plan.md", "/etc/passwd", "plan", "Plan.md", "sub/plan.md", ""])
def test_path_is_no_name_of_a_template(tmp_path: Path, name: str) -> None:
    """A template includes its neighbours and nothing else."""
    with pytest.raises(CannotGoOnError, match="is not the name of a template"):
        read_template(tmp_path, name)


def test_unknown_template_is_told(tmp_path: Path) -> None:
    """By the path where it was looked for."""
    with pytest.raises(CannotGoOnError, match=r"there is no template templates/other\.md"):
        read_template(tmp_path, "other.md")


@pytest.mark.parametrize("target", ["/etc/hostname", "nowhere"])
def test_own_template_that_is_a_link_is_refused(tmp_path: Path, target: str) -> None:
    """It could show any file of this machine."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "plan.md").symlink_to(target)
    with pytest.raises(CannotGoOnError, match=r"templates/plan\.md: a link stands"):
        read_template(tmp_path, "plan.md")


def test_own_template_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """With the name of the file."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "plan.md").write_bytes(b"\xff\xfe")
    with pytest.raises(CannotGoOnError, match=r"templates/plan\.md: .*utf-8"):
        read_template(tmp_path, "plan.md")


def test_templates_of_the_tool_are_not_a_workspaces_own(tmp_path: Path) -> None:
    """Neither those of this checkout, nor a folder without any; a single one is enough."""
    assert not has_own_templates(ROOT)
    assert not has_own_templates(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/README.txt").write_text("Ours come here.")
    assert not has_own_templates(tmp_path)
    (tmp_path / "templates/_tables.md").write_text("ours")
    assert has_own_templates(tmp_path)


def test_templates_that_are_no_folder_are_refused(tmp_path: Path) -> None:
    """Somebody meant something by it."""
    (tmp_path / "templates").write_text("plan")
    with pytest.raises(CannotGoOnError, match=r"^templates: "):
        has_own_templates(tmp_path)


def test_a_folder_of_templates_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    """It could lead anywhere, or round in a circle."""
    (tmp_path / "templates").symlink_to("templates")
    with pytest.raises(CannotGoOnError, match="templates is a link"):
        has_own_templates(tmp_path)


def test_a_template_holds_nothing_that_moves_a_terminal(tmp_path: Path) -> None:
    """The line is named; what a template prints of the records is escaped anyway."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "plan.md").write_text("# Plan\n\x1b[2J\n", encoding="utf-8")
    with pytest.raises(CannotGoOnError, match=r"templates/plan\.md:2: control character <U\+001B> in the file"):
        read_template(tmp_path, "plan.md")


def test_an_own_house_stands_beside_the_shipped_one(tmp_path: Path) -> None:
    """The workspace's own is used, that of the tool tells what it lacks."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/house.docx").write_bytes(b"ours")
    assert (b"ours", shipped_house()) == read_house(tmp_path)


@pytest.mark.parametrize("text", ["- a\n", "words: a\n", "words:\n  - a\n"])
def test_a_file_of_words_that_holds_none_is_refused(tmp_path: Path, text: str) -> None:
    """A list, or something else behind its key."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/words.fr.yaml").write_text(text)
    with pytest.raises(CannotGoOnError, match=r"words\.fr\.yaml holds no words"):
        read_words(tmp_path, "fr")


def test_words_of_a_language_are_found_however_it_is_spelled(tmp_path: Path) -> None:
    """The usual spelling before others; a fault names the file as it lies there."""
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates/words.pt-br.yaml"
    own.write_text("words: {Page: Página}\n", encoding="utf-8")
    assert "words.pt-br.yaml" == words_file(tmp_path, "pt-BR")
    assert {"words": {"Page": "Página"}} == read_words(tmp_path, "pt-BR")[1]

    own.write_text("words: a\n")
    with pytest.raises(CannotGoOnError, match=r"words\.pt-br\.yaml holds no words"):
        read_words(tmp_path, "pt-BR")
    (tmp_path / "templates/words.PT-BR.yaml").write_text("words: {}\n")
    (tmp_path / "templates/words.pt-BR.yaml").write_text("words: {}\n")
    assert "words.pt-BR.yaml" == words_file(tmp_path, "pt-BR")
