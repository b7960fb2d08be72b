"""One file a command, by Django's rule; the product's own commands are in `kechuang.cli`."""
