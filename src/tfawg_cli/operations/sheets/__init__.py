"""What goes out to be filled in and comes back.

It may use `questions`, `comparison`, `rules`, `years`, `languages`, `changes` and `items`.
"""
