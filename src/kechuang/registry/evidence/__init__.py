"""Documents that prove facts: what may be stored, checking it by its content, the store itself, uploads, downloads.

A file is kept once under the SHA-256 of its bytes in the data folder. What may not live here: which fact a document
proves (`sources.Proof`), the acts of attaching and taking away (`actions/`), pages.
"""
