"""What is: organisations, people, returns, rights, certificates, platforms, contracts, statistics, with two times.

A record says when it was true in the world (`valid_from`, `valid_to`) and when we knew it (`recorded_at`,
`superseded_at`); nothing is overwritten, and every question is asked as of a pair of moments (`asof`). What lives here:
the record kinds (`kinds/`, one file each), the acts on them (`actions/`, one verb each), evidence, import, export and
search of records. What may not: what a number means (`indicators`), applications (`cases`), pages.
"""
