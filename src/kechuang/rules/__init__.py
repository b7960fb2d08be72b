"""Rules as code: one expression tree, and its readers.

A policy is a function from the facts of a subject and a date to yes, no or unknown, with reasons. What lives here:
the language policies are written in (`language`, `policy`), the tree under it (`tree`, `facts`, `parameters`), its
checks, and its readers (decide, explain, columns, SQL, gap, difference, document). What may not: the content of any
policy, Django, the clock.
"""
