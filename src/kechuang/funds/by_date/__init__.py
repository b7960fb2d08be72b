"""Rules on project money by date: who may change what, surplus, inspection, acceptance, grades, calls, bars.

One rule, one file: a table of texts with the day each is in force from, and one function that asks it. What may live
here: what a text says, cited. What may not: Django, stored things, figures nobody has found (those are *undetermined*).
"""
