"""The sections of an organisation's file, one file each, listed by themselves: what one shows and for whom.

A module gives `SECTION`. A new part of the system (applications, bookings, loans) adds its section as a file here.
"""
