"""Plain (unquoted) scalars that some YAML reader would not take as text."""

import re

# YAML 1.1 (https://yaml.org/type/) and the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema)
# together: what either of them would turn into a number, a date, a yes or no, or nothing.
_NOT_TEXT = re.compile(
    r"""
      ~ | = | <<
    | [Nn]ull | NULL
    | [Yy] | [Nn] | [Yy]es | YES | [Nn]o | NO | [Tt]rue | TRUE | [Ff]alse | FALSE | [Oo]n | ON | [Oo]ff | OFF
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
    """,
    re.VERBOSE,
)


def reads_as_text(scalar: str) -> bool:
    """Tell whether every YAML reader takes this plain scalar as the text it is."""
    return _NOT_TEXT.fullmatch(scalar) is None
