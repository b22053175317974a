"""Exit statuses, in one place."""

DONE = 0
"""Done; warnings are allowed."""
ERRORS = 1
"""The records have errors (with --strict: any finding but notes)."""
CANNOT_GO_ON = 2
"""Usage, an unknown item, a file that cannot be read or written, a refusal."""
BUG = 3
"""A fault of the tool itself."""
INTERRUPTED = 130
"""Stopped by the user (Ctrl-C): all is written, or nothing, and a line says which."""
