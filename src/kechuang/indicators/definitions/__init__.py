"""One indicator, one file: what it means by date, where that is written, and the question it puts to the records.

The folder lists itself; each file defines `INDICATOR`. What may not live here: anything about one plan or one city.
"""
