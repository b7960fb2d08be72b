"""One process, one file: each declares `FLOW`. The folder lists itself."""
