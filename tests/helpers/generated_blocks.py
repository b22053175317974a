"""Parts of pages that grow from the code: each stands between two comments that Markdown does not show.

`<!-- grown: NAME -->`, the part itself, `<!-- grown until here -->`. `make docs` writes the parts anew; without it, a
test fails where a part is not what it would be.
"""

import re
from pathlib import Path

_BLOCK = re.compile(r"(<!-- grown: (?P<name>[a-z -]+) -->\n)(?P<text>.*?)(<!-- grown until here -->)", re.DOTALL)


class Grown:
    """Compares parts of the pages in a folder with what they must be, or writes them first."""

    def __init__(self, folder: Path, *, update: bool) -> None:
        """Say where the pages are, and whether they are written."""
        self._folder, self._update = folder, update

    def __call__(self, page_name: str, name: str, text: str) -> None:
        """See that the part `name` of a page is `text`."""
        page = self._folder / page_name
        before = page.read_text(encoding="utf-8")
        (match,) = (match for match in _BLOCK.finditer(before) if match["name"] == name)
        if self._update:
            after = f"{before[: match.start('text')]}{text}{before[match.end('text') :]}"
            page.write_text(after, encoding="utf-8", newline="\n")
        else:
            assert match["text"] == text, f"{page_name} is stale; make docs renews it"
