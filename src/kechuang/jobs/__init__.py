"""Scheduled and background work on the site's own database: what runs when, what became of it, and the clock.

What lives here: one file per job in `definitions/`, the schedule and its runs, the worker, backups.
What may not: what a job does. A job calls the action that pages and commands call.
"""
