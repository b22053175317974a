"""Where literal and folded scalars begin and end."""


def told_margin(text: str, start: int) -> int:
    """Give how much further in than its key or dash a block scalar says that it stands; 0 where it does not say so."""
    for sign in text[start + 1 : start + 3]:
        if sign in "123456789":
            return int(sign)
    return 0


def header_and_comment(text: str, start: int) -> tuple[str, str]:
    """Give the first line of the block scalar at `start`, and the comment in it."""
    header = text[start : text.find("\n", start) + 1 or len(text)]
    signs = header.split(maxsplit=1)[0]
    return header, header[len(signs) :].rstrip()


def end_of_block(text: str, start: int, end: int, inside: int | None) -> int:
    """Leave out the empty lines and comments that libyaml counts to a block scalar.

    Its lines stand in the column `inside`; None where the first one tells that.
    """
    lines = text[start:end].split("\n")
    if inside is None:
        inside = next((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()), 0)
    while len(lines) > 1 and (not lines[-1].strip() or len(lines[-1]) - len(lines[-1].lstrip(" ")) < inside):
        lines.pop()
    return start + len("\n".join(lines).rstrip("\r"))
