"""Which promise of a plan a row of public findings is about, and the verdict its words allow where none is a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from django.db.models import Q

from kechuang.plans.subjects import folded
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Target
from kechuang.supervision.public_actual import PublicActual
from kechuang.supervision.target_names import name_of

ALIKE = 0.3
"""So much of the words of a row has to be in the name of a target whose figure is the same. Ours: names are short."""
LATER = 3
"""How many years after it was due a figure may still tell something. No document fixes it: ours, shown on the page."""
_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*([^\s0-9；;，,（(]*)")
_GOT = ("通过", "认定", "批准", "获批", "命名", "建成", "入选")
_WHEN = re.compile(r"(\d{4})[^\d，,；;]*")

Said = Literal["met", "later_met", "not_published"]


@dataclass(frozen=True, slots=True)
class Actuals:
    """Rows about targets, by ordinal; and those about promises that were not read as targets, with their verdicts."""

    of_targets: Mapping[int, PublicActual]
    others: tuple[tuple[PublicActual, Said], ...]


def actuals_of(targets: Iterable[Target], place: str, asof: AsOf) -> Actuals:
    """The rows known at the moment about the place of a plan, each beside the target it speaks of."""
    known = Q(superseded_at=None) | Q(superseded_at__gt=asof.known)
    rows = list(PublicActual.objects.filter(known, division=place, recorded_at__lte=asof.known)) if place else []
    held = list(targets) if rows else []
    about: dict[int, PublicActual] = {}
    others: list[tuple[PublicActual, Said]] = []
    for row in rows:
        target = about_whom(row, held)
        if target is None:
            others.append((row, verdict_of(row)))
        else:
            about.setdefault(target.ordinal, row)
    return Actuals(about, tuple(others))


def about_whom(row: PublicActual, targets: Iterable[Target]) -> Target | None:
    """The one target with the same figure and unit whose name is most like the row's; None where none or two are."""
    found = _NUMBER.search(row.target)
    if found is None:
        return None
    number, unit = Fraction(found[1]), folded(found[2])
    ranked = sorted(
        ((likeness(row.name, name_of(one)), one) for one in targets if _asks(one, number, unit)),
        key=lambda pair: -pair[0],
    )
    if not ranked or ranked[0][0] < ALIKE or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]


def likeness(words: str, name: str) -> float:
    """The share of the pairs of neighbouring characters of the words that stand in the name, too."""
    pairs = {one + two for one, two in pairwise(words.upper())}
    return len(pairs & {one + two for one, two in pairwise(name.upper())}) / len(pairs) if pairs else 0.0


def verdict_of(row: PublicActual) -> Said:
    """Of a promise without a number: met where the words say that it was got (通过 …) and when; else not published."""
    years = re.findall(r"\d{4}", row.period)
    asked = next((word for word in _GOT if word in row.target), None)
    if not years or asked is None or "未查到" in row.actual:
        return "not_published"
    got = [int(one[1]) for one in _WHEN.finditer(row.actual) if asked in one[0]]
    if not got or min(got) > int(years[-1]) + LATER:
        return "not_published"
    return "met" if min(got) <= int(years[-1]) else "later_met"


def _asks(target: Target, number: Fraction, unit: str) -> bool:
    return target.value is not None and Fraction(target.value) == number and folded(target.unit) == unit
