"""What differs between two moments or two years, and what became of an item.

It may use `years`, `languages`, `changes` and `items`.
"""
