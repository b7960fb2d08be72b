"""What a number means: one indicator a file, a question to the records and an aggregate of the same question.

What lives here: the definitions (`definitions/`, dated versions with their sources), asking a value as of a pair of
moments with the records behind it, its break-down, its series, and which numbers an act on a record moved. What may
not: plans and their targets (`supervision`), pages.
"""
