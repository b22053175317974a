"""`tfawg history --lang`: when the words of another language changed, and which item they belonged to."""

import json
from pathlib import Path

import pytest

import bilingual
from conftest import Run
from git_repository import Repository, repository

PLAN = "data/plans/2021-2022.yaml"
FRENCH = "data/plans/2021-2022.fr.yaml"
CALL = "Adresser à tous les Membres un appel à contributions"
TWO_CALLS = "Adresser à tous les Membres deux appels"


@pytest.fixture
def clone(tmp_path: Path) -> Repository:
    """A year in both languages, committed."""
    bilingual.make(tmp_path)
    bilingual.speak_french(tmp_path)
    made = repository(tmp_path)
    made.commit("Both", "2021-09-01T12:00:00")
    return made


def told(clone: Repository, inside: Run, *arguments: str) -> list[tuple[str | None, str | None, object, object]]:
    """List subject of the commit, field, old and new value of every fact behind the first commit."""
    ran = inside("history", *arguments, "--format", "json", cwd=clone.folder)
    assert 0 == ran.status, ran.err
    found = [(one["subject"], one["field"], one["old"], one["new"]) for one in json.loads(ran.out)["items"]]
    return found[1:]


def test_each_language_has_its_own_versions(clone: Repository, inside: Run) -> None:
    """English that has no French yet is marked; a renumbering is followed in both; English alone is what it was."""
    inside("edit", "1.1.1.1", "--text", "Send two calls", cwd=clone.folder)
    clone.commit("English", "2021-09-02T12:00:00")
    inside("edit", "1.1.1.1", "--lang", "fr", "--text", TWO_CALLS, cwd=clone.folder)
    clone.commit("French", "2021-09-03T12:00:00")
    inside("renumber", "1.1.1.1", "1.1.1.9", "--yes", cwd=clone.folder)
    clone.commit("Number", "2021-09-04T12:00:00")
    inside("edit", "1.1.1.9", "--lang", "fr", "--indicator", "Nombre de réponses", cwd=clone.folder)

    assert [
        ("English", "text", CALL, "[EN] Send two calls"),
        ("French", "text", "[EN] Send two calls", TWO_CALLS),
        ("Number", "number", "1.1.1.1", "1.1.1.9"),
        (None, "indicator", "Nombre d’expériences reçues", "Nombre de réponses"),
    ] == told(clone, inside, "1.1.1.9", "--lang", "fr")
    assert ["English", "Number"] == [subject for subject, *_ in told(clone, inside, "1.1.1.9")]


def test_english_tells_which_item_it_was(clone: Repository, inside: Run) -> None:
    """Also where a hand renumbered it in English alone, and its French stayed behind."""
    path = clone.folder / PLAN
    path.write_text(path.read_text(encoding="utf-8").replace("  1.1.1.1:", "  1.1.1.9:"), encoding="utf-8")
    clone.commit("By hand", "2021-09-02T12:00:00")

    assert [("By hand", "number", "1.1.1.1", "1.1.1.9")] == told(clone, inside, "1.1.1.9", "--lang", "fr")


def test_a_translation_moves_with_its_file(clone: Repository, inside: Run) -> None:
    """Into another folder, and its words from before are known."""
    (clone.folder / "records").mkdir()
    clone.git("mv", "data", "records/data")
    clone.commit("Move", "2021-09-02T12:00:00")
    found = inside("-C", "records", "history", "2.1.1.1", "--lang", "fr", cwd=clone.folder)

    assert "création sous le numéro 2.1.1.1\N{NO-BREAK SPACE}: Proposer un intervenant à deux conférences" in found.out
    assert "[EN]" not in found.out


def test_a_translation_that_cannot_be_read_is_passed_over(clone: Repository, inside: Run) -> None:
    """It is said; the other versions tell what they know."""
    path = clone.folder / FRENCH
    good = path.read_bytes()
    path.write_bytes(b"{")
    clone.commit("Bad", "2021-09-02T12:00:00")
    path.write_bytes(good.replace(CALL.encode(), b"Dire"))
    ran = inside("history", "1.1.1.1", "--lang", "fr", cwd=clone.folder)

    assert "1 older version of data/plans/2021-2022.yaml cannot be read and told nothing" in ran.err
    assert f"{CALL} → Dire" in ran.out


def test_without_a_language_the_way_to_its_history_is_said(clone: Repository, inside: Run) -> None:
    """Where one is there; without git as well, the records speak it."""
    other = "its words in 'fr' have a history too: tfawg history 1.1.1 --year 2021 --lang fr\n"
    assert other in inside("history", "1.1.1", "--year", "2021", cwd=clone.folder).err
    clone.git("rm", "--quiet", "--cached", FRENCH)
    (clone.folder / FRENCH).unlink()
    (clone.folder / "data/programme/2021-2022.fr.yaml").unlink()
    assert "words in" not in inside("history", "1.1.1", cwd=clone.folder).err
    assert 2 == inside("history", "1.1.1", "--lang", "xx", cwd=clone.folder).status


def test_what_was_decided_is_told_in_the_language(clone: Repository, inside: Run) -> None:
    """Of an item of the programme it stands in another file, the plan of the year."""
    decision = ("decision", "2021/2022", "endorsed", "--by", "TFAWG", "--session", "13", "--date", "1/3/2021")
    assert 0 == inside(*decision, cwd=clone.folder).status
    shown = inside("history", "1.1.1", "--lang", "fr", cwd=clone.folder).out

    assert "décision\N{NO-BREAK SPACE}: entériné – TFAWG, session 13, 1er mars 2021" in shown


def test_a_file_may_spell_its_language_in_capitals(clone: Repository, inside: Run) -> None:
    """Its versions are those of the words that are read."""
    clone.git("mv", FRENCH, FRENCH.replace(".fr.", ".FR."))
    clone.commit("Name", "2021-09-02T12:00:00")
    path = clone.folder / FRENCH.replace(".fr.", ".FR.")
    path.write_text(path.read_text(encoding="utf-8").replace(CALL, TWO_CALLS), encoding="utf-8")
    clone.commit("French", "2021-09-03T12:00:00")

    assert ("French", "text", CALL, TWO_CALLS) in told(clone, inside, "1.1.1.1", "--lang", "fr")


def test_a_translation_is_followed_to_where_it_lay_before(clone: Repository, inside: Run) -> None:
    """As the English is, when the records moved into a folder of their own."""
    inside("edit", "1.1.1.1", "--lang", "fr", "--text", TWO_CALLS, cwd=clone.folder)
    clone.commit("French", "2021-09-02T12:00:00")
    (clone.folder / "records").mkdir()
    clone.git("mv", "data", "records/data")
    clone.commit("Moved", "2021-09-03T12:00:00")

    ran = inside("history", "1.1.1.1", "--lang", "fr", "--format", "json", cwd=clone.folder / "records")

    facts = [(one["subject"], one["field"], one["new"]) for one in json.loads(ran.out)["items"]]
    assert ("French", "text", TWO_CALLS) in facts


@pytest.mark.parametrize("names", [(".FR.",), (".FR.", ".fr."), ("-in-French.", ".fr.")])
def test_a_translation_that_was_renamed_is_followed(clone: Repository, inside: Run, names: tuple[str, ...]) -> None:
    """In case, back again, or from a name that nobody reads: its words are those of the commit that wrote them."""
    inside("edit", "1.1.1.1", "--lang", "fr", "--text", TWO_CALLS, cwd=clone.folder)
    clone.commit("French", "2021-09-02T12:00:00")
    lies = FRENCH
    for day, name in enumerate(names, start=3):
        clone.git("mv", lies, FRENCH.replace(".fr.", name))
        lies = FRENCH.replace(".fr.", name)
        clone.commit(f"Name {day}", f"2021-09-{day:02}T12:00:00")

    assert [("French", "text", CALL, TWO_CALLS)] == told(clone, inside, "1.1.1.1", "--lang", "fr")


def test_a_translation_that_was_renamed_and_changed_at_once_is_followed(clone: Repository, inside: Run) -> None:
    """By its name; and what came with the new name is told there."""
    path = clone.folder / FRENCH
    path.write_text(path.read_text(encoding="utf-8").replace(CALL, TWO_CALLS), encoding="utf-8")
    clone.git("mv", FRENCH, FRENCH.replace(".fr.", ".FR."))
    clone.commit("Both at once", "2021-09-02T12:00:00")

    assert [("Both at once", "text", CALL, TWO_CALLS)] == told(clone, inside, "1.1.1.1", "--lang", "fr")


def test_a_translation_that_is_renamed_and_not_committed_is_followed(clone: Repository, inside: Run) -> None:
    """Where the disk knows no case, git may never hear of the new name."""
    (clone.folder / FRENCH).rename(clone.folder / FRENCH.replace(".fr.", ".FR."))

    assert [] == told(clone, inside, "1.1.1.1", "--lang", "fr")


def test_a_translation_is_followed_that_was_renamed_with_the_move_of_its_file(clone: Repository, inside: Run) -> None:
    """All in one commit."""
    (clone.folder / "records").mkdir()
    clone.git("mv", "data", "records/data")
    clone.git("mv", f"records/{FRENCH}", f"records/{FRENCH.replace('.fr.', '.FR.')}")
    clone.commit("Moved", "2021-09-03T12:00:00")

    assert [] == told(Repository(clone.folder / "records"), inside, "1.1.1.1", "--lang", "fr")


def test_a_translation_that_stayed_while_its_file_was_elsewhere_is_followed(clone: Repository, inside: Run) -> None:
    """The English went away and came back; the French was there all the time."""
    clone.git("mv", PLAN, "plan.yaml")
    clone.commit("Away", "2021-09-02T12:00:00")
    clone.git("mv", "plan.yaml", PLAN)
    clone.commit("Back", "2021-09-03T12:00:00")

    assert [] == told(clone, inside, "1.1.1.1", "--lang", "fr")


@pytest.mark.parametrize("in_french", [True, False])
def test_an_item_that_was_renumbered_says_so_in_the_language(
    clone: Repository, inside: Run, *, in_french: bool
) -> None:
    """Also where its translation stayed behind: English tells what happened to it."""
    if in_french:
        inside("renumber", "1.1.1.1", "1.1.1.9", "--yes", cwd=clone.folder)
    else:
        path = clone.folder / PLAN
        path.write_text(path.read_text(encoding="utf-8").replace("  1.1.1.1:", "  1.1.1.9:"), encoding="utf-8")
    clone.commit("Number", "2021-09-02T12:00:00")

    assert [("Number", "number", "1.1.1.1", "1.1.1.9")] == told(clone, inside, "1.1.1.1", "--lang", "fr")
    shown = inside("history", "1.1.1.1", "--lang", "fr", cwd=clone.folder).out
    assert shown.startswith(f"Action 1.1.1.1, exercice 2021/2022\N{NO-BREAK SPACE}: {CALL}\n")
