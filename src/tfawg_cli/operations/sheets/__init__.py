"""What goes out to be filled in and comes back.

It may use `questions`, `changes` and `items`.
"""
