"""One verb on records, one file: each checks who may, adds and closes rows in one transaction, writes one event.

Every surface (page, import, command, job) calls these. What may not live here: questions, pages, meaning.
"""
