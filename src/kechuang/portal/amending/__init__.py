"""Pages of drafts of policy changes: the form, what it was sent with, what came out. No acts live here."""
