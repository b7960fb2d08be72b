"""Facts worked out from records, one file each: the fact's name is the file's, `HOME` says how and why.

A derivation answers only what the records tell; where they are silent the fact is missing, or stated by itself. It
reads a row's days only against the day asked as of, and by whole years: so `touching.py` knows whom a day moves. What
may not live here: the shapes derivations share (the files above), facts that are simply a field of a record.
"""
