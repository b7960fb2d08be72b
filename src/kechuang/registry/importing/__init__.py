"""Importing tables of records: what a file is, what its columns are, what it would change, and the writing of it.

What may not live here: pages, verbs (they stand in `registry/actions/`), and anything that knows one kind of record:
what is peculiar to a kind it says itself, in its own file.
"""
