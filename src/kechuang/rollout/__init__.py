"""A policy document that came out, and what is to be done: the guide in time, who is told, the old one repealed.

What lives here: the documents that arrived, their checklist with days and owners, the acts on it. What may not: rules
themselves (`policies`), the library made of them (`rules.library`), pages.
"""
