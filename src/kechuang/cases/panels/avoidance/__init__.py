"""Why an expert must not judge an application: one reason a file, each `GROUND` with the evidence it finds.

What may not live here: who is asked, what a panel needs, how it is drawn.
"""
