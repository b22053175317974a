"""How items change: from what people type to edits of the files.

It may use `items`.
"""
