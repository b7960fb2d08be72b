"""One verb, one file: who may, what it says, and its `effect` where it does more than move the case.

A module gives `VERB`. What may not live here: which states a verb leads through (`flows/`), how a case moves and who
came first (`engine.py`).
"""
