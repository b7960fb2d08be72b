"""Official papers about a plan: drafted from its numbers, edited, approved, numbered, issued, withdrawn.

What lives here: what a draft says and its live figures, one file a kind of paper in `kinds/`, models, the flow, one
file a verb in `actions/`. What may not: how paper looks (`kechuang.official`), how numbers come about, pages.
"""
