"""Where a number of the ledger leads: to the page that lists exactly its entries, as of the same moments."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

COLUMNS = {
    "budget": ("appropriation", "carried_in"),
    "committed": ("committed", "in_transit"),
    "paid": ("paid",),
    "available": ("available",),
    "gone": ("carried_out", "lapsed", "returned"),
}
"""The columns of the budget table and the kinds of accounts they add up."""


def entries_address(column: str, year: int, line: str, parts: dict[str, str]) -> str:
    """`parts` are the moments as the address of the page has them."""
    asked = {"column": column} | ({"year": str(year)} if year else {}) | parts
    where = reverse("funds-line", args=[line]) if line else reverse("funds-entries")
    return f"{where}?{urlencode(asked)}#entries"
