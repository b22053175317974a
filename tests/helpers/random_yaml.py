"""Nested data spelt as YAML in styles that are drawn by lot."""

import json
import re
from random import Random

Nested = str | list["Nested"] | dict[str, "Nested"]

_PLAIN = re.compile(r"[a-zé🎤][a-z0-9é🎤]*(?: [a-z0-9é/.]+)*")
_RESERVED = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
_REMARKS = ("", "", "  # a remark", "\n# a remark: with 'signs'", "\n")
_SEVERAL_WORDS = re.compile(r"[^\s\\]+(?: [^\s\\]+)+")


def file_of(data: dict[str, Nested], lot: Random) -> str:
    """Spell a whole file."""
    start, end = lot.choice(["", "---\n", "# a remark\n\n"]), lot.choice(["\n", "", "\n\n# the end\n"])
    text = start + _block(data, 0, lot).rstrip("\n") + end
    return text.replace("\n", "\r\n") if lot.random() < 0.2 else text


def _block(value: Nested, indent: int, lot: Random) -> str:
    """Spell a map or a list over several lines, the first one indented as well."""
    pad = " " * indent
    if isinstance(value, list):
        entries = [f"{pad}-{_entry(inner, indent, lot)}" for inner in value]
    else:
        assert isinstance(value, dict)
        entries = [f"{pad}{_key(key, lot)}{_value(inner, indent, lot)}" for key, inner in value.items()]
    first, *rest = entries or [""]
    return "".join([first, *(_above(pad, lot) + entry for entry in rest)])


def _above(pad: str, lot: Random) -> str:
    """Write remarks and empty lines above an entry, or nothing."""
    right, margin = f"{pad}# right above\n", "# at the margin\n"
    return lot.choice(
        ["", "", "", "", "\n", "\n\n", right, f"\n{right}{right}", f"{right}\n", margin, f"{right}{margin}"]
    )


def _entry(value: Nested, indent: int, lot: Random) -> str:
    """Spell what stands behind a dash."""
    if isinstance(value, dict) and value and lot.random() < 0.7:
        blanks = lot.randint(1, 3)
        return " " * blanks + _block(value, indent + 1 + blanks, lot).lstrip(" ")
    return _behind(value, indent, lot.randint(1, 4), lot)


def _value(value: Nested, indent: int, lot: Random) -> str:
    """Spell a colon and what stands behind it; a list need not be indented further than its key."""
    further = 0 if isinstance(value, list) and lot.random() < 0.3 else lot.randint(1, 4)
    return lot.choice([":", " :"]) + _behind(value, indent, further, lot)


def _behind(value: Nested, outside: int, further: int, lot: Random) -> str:
    indent = outside + further
    if isinstance(value, str):
        return " " + lot.choice(_scalars(value, " " * indent, further, lot))
    if not value or lot.random() < 0.2:
        return f" {_flow(value, lot)}{lot.choice(_REMARKS)}\n"
    return f"{lot.choice(_REMARKS)}\n{_block(value, indent, lot)}"


def _scalars(text: str, pad: str, further: int, lot: Random) -> list[str]:
    """Give the ways to spell a scalar, line end and remark included; `pad` stands `further` in than what is around."""
    remarks = (*_REMARKS, f"\n{pad}  # further in", f"\n{pad}# as far in")
    spelt = [f"{_broken(flow, text, pad, lot)}{lot.choice(remarks)}\n" for flow in _flow_styles(text)]
    lines = text.split("\n")
    if all(_PLAIN.fullmatch(line) for line in lines):
        inside = f"\n{pad}"
        header = lot.choice(["|-", "|-", f"|{further}-", f"|-{further}"])
        spelt.append(f"{header}{inside}{inside.join(lines)}\n" + lot.choice(["", "\n"]))
        if len(lines) == 1:
            folded = text.replace(" ", lot.choice([" ", inside]))
            header = lot.choice([">-", f">{further}-", f">-{further}"])
            spelt += [
                f"{header}  # folded{inside}{folded}\n",
                f"{folded}\n" if text not in _RESERVED else f"'{text}'\n",
            ]
    return spelt


def _broken(spelt: str, text: str, pad: str, lot: Random) -> str:
    """Write a text over several lines, now and then."""
    if lot.random() < 0.7 or not _SEVERAL_WORDS.fullmatch(text):
        return spelt
    return f"\n{pad}".join(spelt.split(" ", lot.randint(1, 3)))


def _flow_styles(text: str) -> list[str]:
    styles = [json.dumps(text, ensure_ascii=False)]
    if "\n" not in text:
        styles.append("'" + text.replace("'", "''") + "'")
    if _PLAIN.fullmatch(text) and text not in _RESERVED:
        styles.append(text)
    return styles


def _key(text: str, lot: Random) -> str:
    return lot.choice(_flow_styles(text))


def _flow(value: Nested, lot: Random) -> str:
    if isinstance(value, str):
        return lot.choice(_flow_styles(value))
    comma = lot.choice([", ", ",", " , "])
    if isinstance(value, list):
        return f"[{comma.join(_flow(inner, lot) for inner in value)}]"
    return f"{{{comma.join(f'{_key(key, lot)}: {_flow(inner, lot)}' for key, inner in value.items())}}}"
