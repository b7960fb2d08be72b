"""Double entry without a database: accounts, entries that sum to zero, the ways money moves, a book that keeps them.

What may live here: arithmetic on whole fen. What may not: Django, clocks, who may do what.
"""
