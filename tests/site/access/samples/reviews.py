"""Samples for pages of panels: one seat is the reviewer's own, another somebody else's, of a matter nobody may see."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone


def _panel(matter: str, account: Any) -> Any:
    """A panel that is scored, with one seat under the account."""
    from kechuang.cases.panels.rule import GENERAL
    from kechuang.cases.panels.windows import Windows
    from kechuang.reviews.models import Panel, Seat

    found = Panel.objects.filter(matter=matter).first()
    if found is None:
        now = timezone.now()
        rule = {"need": GENERAL.need(5).plain(), "source": "", "larger": 3}
        found = Panel.objects.create(
            number=f"PS2026{Panel.objects.count():05}", matter=matter, organisations="", on=date(2026, 11, 2), size=5,
            windows=Windows().plain(), rule=rule, opened_at=now,
        )  # fmt: skip
        seat = {"handle": "a" * 16, "number": "P1", "name": "专家甲", "kind": "technical", "outside": False}
        Seat.objects.create(panel=found, account=account, entered_at=now, **seat)
    return found


def _own(world: Any) -> Any:
    return _panel("自己评审的事项", world.people["reviewer"])


def _other(world: Any) -> Any:
    return _panel("别人评审的事项", None)


ARGUMENTS = {
    "review": lambda world: _own(world).number,
    "turn": lambda world: 1,
    "ordinal": lambda world: 1,
    "seat": lambda world: _own(world).seats.get().pk,
}


def _page(world: Any) -> tuple[dict[str, Any], str]:
    return {"review": _other(world).number}, "别人评审的事项"


def _seat(world: Any) -> tuple[dict[str, Any], str]:
    return {"seat": _other(world).seats.get().pk}, "别人评审的事项"


OTHERS = {
    "review": _page,
    "review-pool": _page,
    "review-act": _page,
    "review-seat-act": lambda world: (_page(world)[0] | _seat(world)[0], "别人评审的事项"),
    "review-result": _page,
    "review-record": _page,
    "own-sheet": _seat,
    "own-sheet-keep": _seat,
    "own-material": lambda world: (_seat(world)[0] | {"ordinal": 1}, "别人评审的事项"),
    "own-material-document": lambda world: (_seat(world)[0] | {"ordinal": 1, "pk": 1}, "别人评审的事项"),
    "own-leave": _seat,
}
PUBLIC = ("draws/",)
"""Draws are published: they name nobody."""
