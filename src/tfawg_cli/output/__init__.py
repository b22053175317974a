"""How results are shown: text, JSON, annotations, Markdown."""
