"""What the pages of calls share: forms of the draft, what a reader sees of a call, its applications as a table.

What may not live here: addresses and views (`portal/pages/`), what an act does (`funds`).
"""
