"""Facts of a subject: what the records answer of what policies ask, each with where it came from.

A fact has one home (`homes`): a field of a kind of record, a derivation from records (`derived/`, one file each), or
it is stated by itself. What lives here: homes, answers for one subject, tables for many, what is missing or stale, and
finding data that are asked for twice. What may not: verdicts (`rules`), pages, acts (`registry.actions`).
"""
