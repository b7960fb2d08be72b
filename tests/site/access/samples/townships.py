"""Samples for the pages of townships: methods and classes are public; nobody's own record stands behind them."""

from __future__ import annotations

PUBLIC = ("townships/",)
ARGUMENTS = {"appeal": lambda world: 1, "method": lambda world: 1}


def _township(world: object) -> str:
    """One of the invented city, which has its own method."""
    from kechuang.places.example_method import adopt_example_method

    adopt_example_method("999001")
    return "999001100"


API = {"township": _township}
API_BODIES = {"township_appeal": lambda world: {"said": "有一家高企没有登记"}}
API_PUBLIC = ("/townships/",)
