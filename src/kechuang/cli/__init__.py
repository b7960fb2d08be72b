"""The command line: one file per command in `commands/`, each a thin front over the pure half or an action."""
