"""The processes, one table a file: what kinds of cases there are. A module gives `FLOW`.

What may not live here: what a verb does (`verbs/`), what a policy asks.
"""
