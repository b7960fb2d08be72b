"""One kind of reminder, one file: `SOURCE` says its name, whether one may do without, finds what is due for whom."""
