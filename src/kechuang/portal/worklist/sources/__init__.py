"""The sources of the work list, one a file, each with its `SOURCE`. No act and no page lives here."""
