"""Acts on what is granted unasked, one a file."""
