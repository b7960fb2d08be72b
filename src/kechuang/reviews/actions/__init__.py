"""One verb, one file: each checks who may, adds its rows in one transaction and writes one event."""
