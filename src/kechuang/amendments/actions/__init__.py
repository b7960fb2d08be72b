"""Acts on drafts of policy changes, one a file."""
