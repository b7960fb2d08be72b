"""What the pages of indicators share: what an address asks, series, groups, restatements, comparison with others.

Nothing here knows an indicator by its code. What may not live here: views (`pages/`), meaning (`kechuang.indicators`).
"""
