"""One way in which numbers go, one file: each a `Course` made from what the records told at the moments asked."""
