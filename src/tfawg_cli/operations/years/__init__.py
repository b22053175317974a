"""How a year goes on: decisions, what they freeze, amendments, the next year.

It may use `languages`, `changes` and `items`.
"""
