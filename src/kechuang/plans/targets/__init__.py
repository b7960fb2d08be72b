"""Quantified commitments of the issuer, and nothing that only looks like one.

What lives here: from a paragraph to clauses (`clauses`), to numbers with their units (`quantities`), to what is
promised about each (`operators`), about what (`indicators`) and by when (`deadlines`); `refusals` says which numbers
promise nothing. Start at `reader.py`. What may not: structure of the document, owners, words of one particular plan.
"""

from kechuang.plans.targets.reader import targets

__all__ = ["targets"]
