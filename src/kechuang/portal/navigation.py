"""What an entry in the head of the site is. A page declares its own as `NAV`; `menu.py` gathers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import Promise

if TYPE_CHECKING:
    from kechuang.supervision.models import Plan


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One entry: its place in the row, the page's name in `urls.py`, its words and its lucide icon.

    `covers` names the further pages during which the entry is shown as the present one. An entry with `of_plan`
    stands in the row of every plan's pages, the others in the menu of the whole site. Who may not open the page does
    not see the entry.
    """

    order: int
    page: str
    label: str | Promise
    icon: str
    covers: tuple[str, ...] = ()
    of_plan: bool = True

    def address(self, plan: Plan | None) -> str:
        """Where the entry leads, for this plan."""
        return reverse(self.page, args=[plan.slug] if self.of_plan and plan else [])

    def is_present(self, page: str | None) -> bool:
        """Whether the page being shown belongs under this entry."""
        return page is not None and page in (self.page, *self.covers)
