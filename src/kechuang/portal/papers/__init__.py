"""How papers are shown, edited and compared on their pages."""
