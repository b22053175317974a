"""What goes to meetings: the views of each report, made of the records.

It may use `questions`, `comparison`, `rules`, `years`, `languages`, `changes` and `items`.
"""
