"""Calls for applications: what one may grant, who may apply, on which days, and what an application then gets.

What may live here: what calls and their applications need besides the verbs themselves. What may not: the verbs
(`actions/`), how much a mode gives (`modes/`), how a case moves (`cases`), pages.
"""
