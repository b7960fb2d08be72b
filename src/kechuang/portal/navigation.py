"""What the head of the site is made of: areas and their entries. A page declares its own; `menu.py` gathers them.

`NAV = NavEntry(…)` stands in the row of a plan's pages, or with `of_plan=False` in the menu at the right.
`TAB = ("registry", NavEntry(…, of_plan=False))` stands in the row of that area.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from kechuang.accounts.held import Actor
    from kechuang.supervision.models import Plan


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One entry: its place in the row, the page's name in `urls.py`, its words and its lucide icon.

    `covers` names the further pages during which the entry is shown as the present one. An entry with `of_plan`
    stands in the row of every plan's pages, the others in the menu of the whole site. Who may not open the page does
    not see the entry. `count` gives how many things wait for the reader there; nothing is shown for none.
    """

    order: int
    page: str
    label: str | Promise
    icon: str
    covers: tuple[str, ...] = ()
    of_plan: bool = True
    count: Callable[[Actor], int] | None = None

    def address(self, plan: Plan | None) -> str:
        """Where the entry leads, for this plan."""
        return reverse(self.page, args=[plan.slug] if self.of_plan and plan else [])

    def is_present(self, page: str | None) -> bool:
        """Whether the page being shown belongs under this entry."""
        return page is not None and page in (self.page, *self.covers)


@dataclass(frozen=True, slots=True)
class Area:
    """One part of the site, named at the top of every page; it leads to its first entry that the reader may open.

    `covers` names pages that belong to it and to none of its entries.
    """

    key: str
    label: str | Promise
    icon: str
    covers: tuple[str, ...] = ()


PLAN = "plan"
AREAS = (
    Area(PLAN, _("规划"), "scroll-text", covers=("home", "plans", "upload", "upload-preview", "manage", "compare")),
    Area("oversight", _("督查"), "clipboard-check"),
    Area("indicators", _("指标"), "gauge"),
    Area("registry", _("登记库"), "folder-archive"),
    Area("cases", _("办件"), "inbox"),
    Area("funds", _("资金"), "wallet"),
    Area("policies", _("政策"), "scale"),
    Area("papers", _("公文"), "stamp"),
)
"""In the order in which they stand; an area no page of which is there, or may be opened, does not show."""
