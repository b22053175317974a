"""Plain (unquoted) scalars that some YAML reader would not take as text."""

import re

_WORDS = frozenset(
    [
        *("null", "Null", "NULL", "y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO"),
        *("true", "True", "TRUE", "false", "False", "FALSE", "on", "On", "ON", "off", "Off", "OFF"),
    ]
)
LONGEST_WORD = len("false")
# YAML 1.1 (https://yaml.org/type/) and the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema)
# together: what either of them would turn into a number, a date, a yes or no, or nothing. The first lines only say
# sooner that it is text: it has a character that none of these has, or two dots, as the numbers of items have.
_NOT_TEXT = re.compile(
    r"""
    (?= [-+.:\d_a-fA-FoxintTINZ~=<\ \t]*+ \Z ) (?! [0-9]*+ \. [0-9]*+ \. )
    (?:
      ~ | = | <<
    | [-+] _ [0-9_]*
    | [-+]? 0b [01_]+
    | [-+]? 0o? [0-7_]+
    | [-+]? 0x [0-9a-fA-F_]+
    | [-+]? [0-9] [0-9_]* (?: : [0-5]?[0-9] )* (?: \.[0-9_]* )?
    | [-+]? (?: [0-9][0-9_]* )? \. [0-9_]+ (?: [eE][-+]?[0-9]+ )?
    | [-+]? [0-9] [0-9_]* \.? [0-9_]* [eE] [-+]? [0-9]+
    | [-+]? \. (?: [Ii]nf | INF )
    | \. (?: [Nn]a[Nn] | NAN )
    | \d{4} - \d\d? - \d\d?
      (?: (?: [Tt] | [ \t]+ ) \d\d? : \d\d : \d\d (?: \. \d* )? (?: [ \t]* (?: Z | [-+] \d\d? (?: :? \d\d )? ) )? )?
    )
    """,
    re.VERBOSE,
)


def reads_as_text(scalar: str) -> bool:
    """Tell whether every YAML reader takes this plain scalar as the text it is."""
    # Most texts begin with a letter, which nothing that fits the pattern does.
    if scalar[:1].isalpha():
        return len(scalar) > LONGEST_WORD or scalar not in _WORDS
    return _NOT_TEXT.fullmatch(scalar) is None
