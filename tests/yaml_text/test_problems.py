"""Where a broken file is shown to be broken."""

from tfawg_cli.yaml_text.problems import _out_of_column


def test_lines_of_which_none_above_stands_further_out_are_shown_where_libyaml_stumbled() -> None:
    """Nothing says which of them is wrong."""
    text = "    a: x\n  b: y\n  c: z\n"
    at = text.index("b")

    assert at == _out_of_column(text, at)
