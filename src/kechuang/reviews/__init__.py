"""Panels of experts as they are held: opened, committed to, drawn, scored, closed; each step stays and can be repeated.

What lives here: stored panels (`models/`), what the records say of experts and applicants (`reading/`), one act a file
(`actions/`). What may not: the rules and the arithmetic of the draw (`cases.panels`), pages.
"""
