"""Finding: one full-text index over everything that has words, of plans and of records alike, on both databases.

What lives here: character bigrams, the entries and their index, asking it, marking what was found. What may not: what
the found things are and what of them can be found (`registry`, `supervision`), pages.
"""
