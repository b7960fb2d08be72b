"""Facts that more than one policy reads, by subject: one datum, one name, one definition, filled in once."""
