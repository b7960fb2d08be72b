"""Drafts of policy changes that officers keep: named, dated, in versions; none of them is ever in force by itself.

What lives here: the drafts with their versions, who may see them, the acts on them, and a draft as a policy file's
text. What may not: what a change does (`rules.amending`), whom it moves (`entitlements.drafted`), pages.
"""
