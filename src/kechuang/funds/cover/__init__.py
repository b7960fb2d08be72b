"""Pools that cover losses of loans: what is in a pool, how its banks stand against its limits, which loans it covers.

What may not live here: the acts (`funds/actions/`), the records (`registry/kinds/loan.py`, `cover_pool.py`).
"""
