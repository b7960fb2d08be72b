"""Cues for officers: what in the records looks unlike its peers, each with the peers it is compared to.

What lives here: one file per cue in `definitions/`, the comparing, the kept findings, what an officer made of each.
What may not: verdicts. A cue is a reason to look, never a reason to refuse; no rule and no case reads it.
"""
