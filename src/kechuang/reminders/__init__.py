"""Reminders: what falls due for whom, in the portal, in one letter a day, and in a calendar.

What lives here: one file per kind in `sources/`, what each person was told and has read, letters, calendar addresses.
What may not: limits and their reckoning. A source reads what cases, records and reviews already say.
"""
