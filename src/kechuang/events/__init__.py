"""What happened: the append-only, hash-chained log and the sentences it is told in."""
