"""What each subject is entitled to: every policy in force read on every subject each night, and what changed.

What lives here: runs, the outcomes they keep, who qualifies newly or no longer and why, the policies of one
organisation at a glance, and the ladder of enterprises. What may not: rules (`rules/`), facts (`registry.facts`),
applications (`cases`), pages. An outcome is derived: the records and the law say it, a run only keeps it.
"""
