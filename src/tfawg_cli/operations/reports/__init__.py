"""What goes to meetings: the views of each report, made of the records.

It may use `questions`, `years` and `items`.
"""
