"""Acts on new policy documents, one a file."""
