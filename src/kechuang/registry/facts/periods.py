"""The time a fact speaks of: its name without the year, the year it asks for, and the period it is stated for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from kechuang.registry.asof import AsOf
from kechuang.rules.facts import Fact
from kechuang.rules.policy import Policy, ReferenceDate

_YEAR = re.compile(r"(.+)_y([1-9])")


@dataclass(frozen=True, slots=True)
class When:
    """The pair of moments asked as of, and the latest closed year then (docs/rules.md, Facts)."""

    asof: AsOf
    year: int

    @classmethod
    def of(cls, asof: AsOf, policy: Policy | None = None) -> When:
        """For a policy, whose reference date decides which year is closed; without one, as for an application."""
        return cls(asof, closed_year(asof.valid, policy.reference if policy else "application"))


def closed_year(day: date, reference: ReferenceDate) -> int:
    """The accounting year before the day; for a policy of a tax year, the year of the day itself."""
    return day.year if reference == "tax_year" else day.year - 1


@cache
def base_of(name: str) -> str:
    """The name without its year: sales_y2 is sales."""
    match = _YEAR.fullmatch(name)
    return match[1] if match else name


@cache
def years_back(name: str) -> int:
    """How many years before the latest closed one: sales_y1 and staff 0, sales_y2 1."""
    match = _YEAR.fullmatch(name)
    return int(match[2]) - 1 if match else 0


def stored_name(fact: Fact) -> str:
    """The name under which a fact is stated: figures of years under one name for all years."""
    return base_of(fact.name) if fact.time == "year" else fact.name


def period_of(fact: Fact, when: When) -> str:
    """The period a fact is asked for: a year, the reference date, or empty for a state."""
    if fact.time == "year":
        return str(when.year - years_back(fact.name))
    return when.asof.valid.isoformat() if fact.time == "day" else ""
