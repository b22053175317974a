"""The register of bodies."""

import pytest

from tfawg_cli.records.bodies import Bodies

BODIES = Bodies.model_validate(
    {
        "format": "1",
        "bodies": {
            "WCO Secretariat": {},
            "Secretariat": {"same_as": "WCO Secretariat"},
            "WCO Secretariat (CBD)": {"part_of": "Secretariat"},
            "Members": {"same_as": "nobody"},
            "Policy Commission": {"short": "PC"},
        },
    }
)


@pytest.mark.parametrize("typed", ["policy commission", "pc", "PC", "Policy Commission"])
def test_body_is_found_however_it_is_typed(typed: str) -> None:
    """Capitals make no difference on a command line."""
    assert "Policy Commission" == BODIES.resolve(typed)


def test_unknown_body_is_not_found() -> None:
    """A guess would count for the wrong body."""
    assert None is BODIES.resolve("Council")


@pytest.mark.parametrize("name", ["WCO Secretariat", "Secretariat"])
def test_bodies_are_counted_together(name: str) -> None:
    """By any of their names, with all their parts, in the register's order."""
    assert ["WCO Secretariat", "Secretariat", "WCO Secretariat (CBD)"] == BODIES.counted_with(name)


def test_part_is_counted_alone() -> None:
    """The division does not stand for the whole Secretariat."""
    assert ["WCO Secretariat (CBD)"] == BODIES.counted_with("WCO Secretariat (CBD)")


def test_body_that_names_an_unknown_one_stands_alone() -> None:
    """The fault is reported elsewhere; counting goes on."""
    assert ["Members"] == BODIES.counted_with("Members")


def test_parts_of_parts_are_counted_too() -> None:
    """However far down, and in whatever order the register has them."""
    chain = {"Office": {"part_of": "Unit"}, "Unit": {"part_of": "Division"}, "Division": {}}
    register = Bodies.model_validate({"format": "1", "bodies": chain})
    assert ["Office", "Unit", "Division"] == register.counted_with("Division")


def test_a_body_is_found_in_whatever_form() -> None:
    """An accent of its own, a blank that does not break and a curly apostrophe are no other body."""
    held = {"Comite\u0301 d'Action": {}, "Chair TFAWG": {"short": "Ch\u00e9f"}}
    register = Bodies.model_validate({"format": "1", "bodies": held})

    assert "Comite\u0301 d'Action" == register.resolve("comit\u00e9\u00a0d\u2019action")
    found = [register.resolve(name) for name in ("Chair\u00a0TFAWG", "Che\u0301f", "Chef")]
    assert ["Chair TFAWG", "Chair TFAWG", None] == found
