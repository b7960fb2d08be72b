"""Kechuang 科创 runs a local government's science-and-technology innovation plan.

The pure half (`kernel`, `plans`) is usable as a library: it knows no Django, no clock, and opens no file on import.
The site half (`events`, `accounts`, `supervision`, `portal`, `config`, `cli`) stores, decides and shows.
Imports only point down; the order is written in `pyproject.toml` and checked by a test.
"""

__version__ = "0.1.0"
