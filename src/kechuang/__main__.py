"""Lets `python -m kechuang` do what the `kechuang` command does."""

from kechuang.cli.app import main

if __name__ == "__main__":
    main()
