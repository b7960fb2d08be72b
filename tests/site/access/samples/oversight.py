"""Samples for the pages of supervision."""

from __future__ import annotations

from datetime import date
from typing import Any


def _matter(world: Any, unit: Any) -> str:
    """The number of a question to a unit."""
    from kechuang.events.clock import moment
    from kechuang.oversight.models import Matter

    number = f"WX{unit.pk}"
    if not Matter.objects.filter(number=number).exists():
        Matter.objects.create(
            number=number,
            flow="request",
            state="asked",
            plan=world.plan,
            unit=unit,
            title="别的镇的事项",
            asked_on=date(2026, 1, 5),
            entered_on=date(2026, 1, 5),
            made_at=moment(),
        )
    return number


def _other(world: Any, **more: Any) -> tuple[dict[str, Any], str]:
    return {"matter": _matter(world, world.other_township), **more}, "别的镇的事项"


ARGUMENTS = {
    "matter": lambda world: _matter(world, world.township),
    "milestone": lambda world: 1,
    "act": lambda world: "edit",
}
OTHERS = {
    "matter": _other,
    "matter-partner": _other,
    "matter-document": _other,
    "matter-act": lambda world: _other(world, do="answer"),
    "meeting": lambda world: ({"pk": 999}, "别的镇的事项"),
}
