"""What pages of public money share: the address of a number's entries, forms, acts, tables to take away."""
