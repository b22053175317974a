"""Languages: the English record in the words of another one, and what is translated, stale or lacking.

It uses `changes` and `items`; years, rules, questions and reports may use it.
"""
