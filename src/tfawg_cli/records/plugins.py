"""pydantic's plugins: none of them may change how records are read."""

import os
import sys
from contextlib import suppress
from importlib import import_module
from types import ModuleType

_LOADER = "pydantic.plugin._loader"
_METADATA = "importlib.metadata"


def switch_off_plugins() -> None:
    """Let no plugin of another package take part, and none be looked for.

    pydantic's loader imports importlib.metadata even where plugins are off, which takes as long as reading a small
    plan; something empty stands in for it meanwhile.
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    if _METADATA in sys.modules:
        return
    empty = ModuleType(_METADATA)
    vars(empty)["__getattr__"] = lambda _: None
    sys.modules[_METADATA] = empty
    with suppress(ImportError):
        import_module(_LOADER)
    del sys.modules[_METADATA]
