"""Render templates of a workspace's own in a process of their own, which is stopped when it takes too much.

The sandbox keeps a template from files and programs; it cannot keep it from a loop that never ends or a text that
fills the memory. So time is limited twice: within the process, where the template's line can still be named, and from
outside, for what Python cannot interrupt. Memory is limited where the system can (Linux); elsewhere the time is.
"""

import json
import pickle
import signal
import subprocess
import sys
import threading
from _thread import interrupt_main
from collections.abc import Mapping

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.rendering import TemplateReader, TooLongError, render
from tfawg_cli.output.speech import NO_OTHER, Speech

if sys.platform != "win32":
    import resource

SECONDS = 10
"""What a template may take; the largest reports take two."""
_GRACE = 3
"""Seconds to start, to name the line, and to end."""
MEMORY = 1024 * 1024 * 1024
_START = "import sys; sys.path[:] = {path!r}; from tfawg_cli.output.own_templates import serve; serve()"


def render_apart(name: str, views: Mapping[str, object], read: TemplateReader, speech: Speech = NO_OTHER) -> str:
    """Render template `name` as `render` does, within limits; `read` must be one that can be pickled.

    Raises CannotGoOnError, also for a template that takes too long or too much.
    """
    try:
        done = subprocess.run(
            # -I: neither the environment nor the current folder decides what is imported; our own path does.
            [sys.executable, "-I", "-c", _START.format(path=sys.path)],
            input=pickle.dumps((name, dict(views), read, speech, SECONDS)),
            capture_output=True,
            check=False,
            timeout=SECONDS + _GRACE,
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else {}
    except subprocess.TimeoutExpired:
        answer = {}
    if "text" in answer:
        return str(answer["text"])
    message = f"templates/{name}: it took more than {SECONDS} seconds, or more memory than it may"
    hint = "look for a loop that never ends or a number that grows too large; nothing was written"
    raise CannotGoOnError(answer.get("message", message), answer.get("hint", hint))


def serve() -> None:
    """Answer one question on stdin: what the other process starts."""
    name, views, read, speech, seconds = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - written by render_apart
    signal.signal(signal.SIGINT, _too_long)
    timer = threading.Timer(seconds, interrupt_main)
    timer.daemon = True
    timer.start()
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        answer = {"text": render(name, views, read, speech)}
    except CannotGoOnError as error:
        answer = {"message": error.message, "hint": error.hint}
    timer.cancel()
    sys.stdout.buffer.write(json.dumps(answer).encode("utf-8", "surrogatepass"))


def _too_long(_signal: int, _frame: object) -> None:
    message = "it takes too long"
    raise TooLongError(message)
