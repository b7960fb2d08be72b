"""A few words of the plan with what stands around them on the same line, and the address that brings them into view."""

from __future__ import annotations

from dataclasses import dataclass

from kechuang.portal.addresses import place_in_text
from kechuang.supervision.models import Plan

_AROUND = 20
"""Characters shown on each side."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`words` between `before` and `after`, which carry … where the line was cut."""

    before: str
    words: str
    after: str
    address: str


def excerpt(plan: Plan, start: int, end: int) -> Excerpt:
    """The words of one span with their surroundings."""
    line_start = plan.text.rfind("\n", 0, start) + 1
    line_end = plan.text.find("\n", end)
    line_end = len(plan.text) if line_end < 0 else line_end
    left, right = max(line_start, start - _AROUND), min(line_end, end + _AROUND)
    return Excerpt(
        ("…" if left > line_start else "") + plan.text[left:start],
        plan.text[start:end],
        plan.text[end:right] + ("…" if right < line_end else ""),
        place_in_text(plan, start, end),
    )
