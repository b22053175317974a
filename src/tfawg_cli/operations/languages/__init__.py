"""Languages: the English record in the words of another one, and what is translated, stale or lacking.

It may use `changes` and `items`.
"""
