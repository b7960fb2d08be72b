"""The words everything else uses: errors, sentences, numerals, dates, identifiers, code tables, folder listing.

What may live here: small, general, pure modules that know nothing of plans, records or pages.
What may not: Django, the clock, files opened on import, anything that only one package above needs.
"""
