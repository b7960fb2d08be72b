"""Samples for the pages of townships: methods and classes are public; nobody's own record stands behind them."""

from __future__ import annotations

PUBLIC = ("townships/",)
ARGUMENTS = {"appeal": lambda world: 1, "method": lambda world: 1}
