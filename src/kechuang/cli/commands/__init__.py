"""One file per command; each defines `register(app)`. Heavy imports stay inside the command's function.

The folder lists itself, so a new command is a new file. What may not live here: logic that a page or an API needs too.
"""
