"""What waits for one person, gathered from everything the system runs; each source one file of `sources/`.

Here lives who is asked to do what next, read from the flows' own tables and from who may. Nothing is stored here and
nothing is decided: a source that would have to guess whether somebody may act does not name the thing.
"""
