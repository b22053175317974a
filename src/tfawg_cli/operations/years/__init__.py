"""How a year goes on: decisions, what they freeze, amendments, the next year.

It may use `changes` and `items`.
"""
