"""Applications and what becomes of them: a process is a table, a decision is frozen with its facts and its rule.

What lives here: the flows (`flows/`, one table each), the verbs (`verbs/`, one file each), cases with their steps,
drafts, decisions, publicity; fair panels (`panels/`). What may not: what a policy asks (`policies`), records of the
world (`registry`), pages.
"""
