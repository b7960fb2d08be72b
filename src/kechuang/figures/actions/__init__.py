"""One verb, one file: each checks who may, changes state in one transaction and writes one event."""
