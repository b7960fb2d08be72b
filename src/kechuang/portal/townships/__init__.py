"""What the pages of townships show: rows with bars, tables to take away, the form of a method."""
