"""What pages of cases share: whose case it is, its rows, its form, its acts as buttons.

What may not live here: addresses and views (`portal/pages/`), what an act does (`cases`).
"""
