"""Figures a place sets itself (rewards, shares, caps, windows): one person proposes, another signs.

What lives here: proposals and the word on each, both append-only; the figures that stand by what was signed; the acts.
What may not: the law (`policies/`), the tables of files (`policies/jurisdictions/`) under the signed ones, and pages.
"""
