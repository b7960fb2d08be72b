"""What pages of records share, whatever the kind: the pair of moments, who sees what, columns, filters, forms, history.

Nothing here knows a kind by its name: a new kind has its list, page and forms without code. What may not live here:
views (`pages/`), meaning (`indicators`), acts (`registry.actions`).
"""
