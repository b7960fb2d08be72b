"""Acts beside the verbs of a flow, one a file: filling in a draft, documents, ratings. Each leaves one event.

What may not live here: anything that moves a case from state to state (`verbs/`).
"""
