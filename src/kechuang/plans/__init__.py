"""Reading a plan document: open → paragraphs → outline → tasks and owners → targets → findings.

What lives here: everything that turns the bytes of a government plan into a `Reading` (see `model.py`), in which each
extracted thing keeps its exact span in the text. Start at `reading.py`; each step is a module or folder of its own.
What may not: Django, the clock, a database, words of one particular plan. Rules are rules of the genre.
"""
