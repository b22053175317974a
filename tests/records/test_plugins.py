"""No plugin of pydantic takes part."""

import os
import sys

import pytest

from tfawg_cli.records.plugins import switch_off_plugins


def test_no_plugin_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pydantic gets no plugins, and its loader is there without what would look for them."""
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "")
    monkeypatch.delitem(sys.modules, "importlib.metadata", raising=False)
    monkeypatch.delitem(sys.modules, "pydantic.plugin._loader", raising=False)

    switch_off_plugins()

    assert "importlib.metadata" not in sys.modules
    assert [] == list(sys.modules["pydantic.plugin._loader"].get_plugins())
    assert "__all__" == os.environ["PYDANTIC_DISABLE_PLUGINS"]
