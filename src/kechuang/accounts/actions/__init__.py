"""One verb, one file: each checks who may, changes state in one transaction and writes one event.

Every surface (page, command, job) calls these and nothing else. What may not live here: pages, questions.
"""
