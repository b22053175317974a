"""The tag of a language: fr, es, pt-BR, zh-Hant. It is one language however its letters are typed."""

TAG_PATTERN = "^[a-z]{2,3}(-([A-Z0-9]{2}|[A-Z0-9][a-z0-9]{3}|[a-z0-9]{3}|[a-z0-9]{5,8}))*$"
"""A tag as `tag_of` spells it."""
_REGION, _SCRIPT = 2, 4


def tag_of(typed: str) -> str:
    """Spell the tag of a language as everybody does: FR is fr, pt-br is pt-BR, ZH-HANT is zh-Hant (BCP 47)."""
    primary, *others = typed.lower().split("-")
    return "-".join([primary, *map(_spelled, others)])


def _spelled(part: str) -> str:
    """Spell a part behind the language: a region in capitals, a script with one; any other is small."""
    if len(part) == _REGION:
        return part.upper()
    return part.capitalize() if len(part) == _SCRIPT else part
