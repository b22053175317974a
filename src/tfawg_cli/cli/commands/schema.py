"""`tfawg schema`: the JSON Schemas that editors use."""

from pathlib import Path
from typing import Annotated

import typer

from tfawg_cli.cli import exits
from tfawg_cli.cli.options import FolderOption, deliver
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import out, talk
from tfawg_cli.pasting import from_here, pasted


def schema(
    folder: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Write the schemas into DIR.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Compare with the files in DIR instead of writing.")] = False,
    _folder: FolderOption = None,
) -> int:
    """Write the JSON Schemas of the records.

    Editors and other programs use them; without -o, their names are listed.

    With --check, exit status 1 when a file in DIR is not what would be written.
    """
    import json

    from tfawg_cli.operations.schemas import schemas

    texts = {name: json.dumps(made, ensure_ascii=False, indent=2) + "\n" for name, made in schemas().items()}
    if folder is None:
        if check:
            message = "--check needs -o DIR"
            raise CannotGoOnError(message, "tfawg schema --check -o schemas")
        out("".join(f"{name}\n" for name in texts))
        return exits.DONE
    return _checked(folder, texts) if check else _written(folder, texts)


def _checked(folder: Path, texts: dict[str, str]) -> int:
    from tfawg_cli.storage.writing import holds

    stale = [name for name, text in texts.items() if not holds(folder / name, text.encode("utf-8"))]
    for name in stale:
        talk(f"{folder / name} is stale; renew it: {from_here(f'tfawg schema -o {pasted([str(folder)])}')}")
    return exits.ERRORS if stale else exits.DONE


def _written(folder: Path, texts: dict[str, str]) -> int:
    from tfawg_cli.storage.document_places import refuse_place
    from tfawg_cli.storage.writing import make_folder

    refuse_place(folder)
    make_folder(folder)
    for name, text in texts.items():
        deliver(text, folder / name)
    return exits.DONE
