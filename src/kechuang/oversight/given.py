"""Dates that earlier steps of a matter laid down; and the period for objections in force on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kechuang.cases.flow import LOCAL
from kechuang.kernel.periods import Period
from kechuang.oversight.flows.matter import RULES_733
from kechuang.oversight.models import Matter

IN_FORCE = date(2021, 2, 1)
"""政府督查工作条例 (国务院令第733号) holds from this day; before it nothing set a period: the local figure holds."""


def objection_period(day: date) -> tuple[Period, str]:
    """Within how long the conclusion may be objected to, and the objection reviewed, by the rules of that day."""
    return Period(30, "day"), RULES_733 if day >= IN_FORCE else LOCAL


def until_of(matter: Matter, verb: str = "notify", name: str = "until") -> date | None:
    """A date that the last step of that verb laid down; None where it named none."""
    step = matter.steps.filter(verb=verb).order_by("-ordinal").first()
    return day_given({"due": step.given.get(name)}) if step else None


def day_given(given: Mapping[str, Any]) -> date | None:
    """The date given with a verb; None where there is none or it is no date."""
    text = str(given.get("due") or "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
