"""The plan in force: stored readings, their targets, tasks, units and findings, and corrections made by hand.

What lives here: models and one file per verb in `actions/`; every surface calls those. What may not: pages.
"""
