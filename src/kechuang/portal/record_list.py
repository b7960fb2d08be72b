"""The list of records behind a number on a page: which side, words, order and page are asked, and the addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from kechuang.accounts.held import Actor
from kechuang.indicators.parts import Part
from kechuang.portal.asked_asof import AskedAsOf
from kechuang.portal.exports import FORMATS
from kechuang.supervision.behind import Asked, Behind, behind

SHOWN = 25
"""How many records a page shows."""


@dataclass(frozen=True, slots=True)
class RecordList:
    """A page of the records of one side, with every address that the list needs."""

    number: int
    """Which side: 0 is the number itself or the numerator."""
    asked: Asked
    found: Behind | None
    asof: AskedAsOf

    @classmethod
    def of(cls, request: HttpRequest, parts: Sequence[Part], asof: AskedAsOf, reader: Actor) -> RecordList:
        """Read `part`, `q`, `sort` and `page` from the address; words that mean nothing here are passed over."""
        number = _whole(request.GET.get("part", ""), 0)
        page = max(_whole(request.GET.get("page", ""), 1), 1)
        asked = Asked(request.GET.get("q", "").strip()[:80], request.GET.get("sort", ""), page, SHOWN)
        return cls(number, asked, behind(parts[number], reader, asked) if number < len(parts) else None, asof)

    def address(self, **other: str | int) -> str:
        """The address of the list as it stands, with some parts changed; empty parts are left out."""
        held: dict[str, str | int] = {"part": self.number or "", "q": self.asked.q, "sort": self.asked.sort}
        return self.asof.address(**(held | other))

    @property
    def headings(self) -> list[tuple[Any, str, str]]:
        """Every column: its term, the address that sorts by it (empty where it cannot), how it is sorted now."""
        return [(term, *self._sorting(name)) for name, term in self.found.columns] if self.found else []

    def _sorting(self, name: str) -> tuple[str, str]:
        if self.found is None or name not in self.found.sortable:
            return "", ""
        now = {name: "ascending", f"-{name}": "descending"}.get(self.asked.sort, "")
        return self.address(sort=f"-{name}" if now == "ascending" else name), now

    @property
    def before(self) -> str:
        """The address of the page before; empty on the first."""
        return self.address(page=self.asked.page - 1) if self.asked.page > 1 else ""

    @property
    def after(self) -> str:
        """The address of the next page; empty on the last."""
        more = self.found is not None and self.asked.page < self.found.pages
        return self.address(page=self.asked.page + 1) if more else ""

    @property
    def formats(self) -> list[tuple[str, str]]:
        """The addresses that give the whole list as a file."""
        return [(form, self.address(format=form)) for form in FORMATS]


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() and len(text) < 7 else otherwise
