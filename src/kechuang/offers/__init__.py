"""免申即享: what a place grants without being asked is drafted in the night and waits for the holder's consent alone.

What lives here: which policies a place marks so, the drafted cases, the consent. What may not: how a case is decided
(`cases`), whether somebody qualifies (`entitlements`), pages.
"""
