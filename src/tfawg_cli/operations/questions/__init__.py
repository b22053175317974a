"""What is asked of the records: lists, one item, a year at a glance.

It may use `years`, `languages`, `changes` and `items`.
"""
