"""The lines of every plan worked out before anybody looks: what the night does, so that no page has to wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kechuang.registry.asof import AsOf
from kechuang.supervision.lines import lines, unkept
from kechuang.supervision.models import Plan


def work_out_lines(day: date | None = None, at: Callable[[int, int], None] | None = None) -> int:
    """Work out and keep the lines of every plan for a day (today where none is told); how many were not kept yet.

    `at(done, of)` hears of the plans done. What breaks off is kept as far as it came; a second run goes on from there.
    """
    asof = AsOf.now() if day is None else AsOf.on(day)
    plans = list(Plan.objects.filter(withdrawn_at=None).order_by("pk"))
    made = 0
    for done, plan in enumerate(plans, 1):
        made += unkept(plan, asof)
        lines(plan, asof)
        if at is not None:
            at(done, len(plans))
    return made
