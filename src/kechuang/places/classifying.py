"""Classifying the townships of a place as of a pair of moments: the method of the day, values from records, points.

The same pair gives the same bytes: everything is read as of it, and the trial of firmness has a fixed seed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from kechuang.indicators.breakdown import breakdown
from kechuang.indicators.catalogue import indicator as by_code
from kechuang.indicators.measures import Count
from kechuang.indicators.scope import Scope
from kechuang.indicators.value import value
from kechuang.kernel import divisions
from kechuang.places.firmness import Firmness, firmness
from kechuang.places.method import FULL, Line, Method
from kechuang.places.models import TownshipMethod
from kechuang.places.scoring import Score, Value, score
from kechuang.registry.asof import AsOf

FEW = 3
"""A sum or ratio over fewer organisations is taken as not known (as on every public page)."""


@dataclass(frozen=True, slots=True)
class Township:
    """One township with its points and how firm they are."""

    code: str
    name: str
    score: Score
    firm: Firmness
    farming: bool = False
    """Whether it is measured as a township of farming, by lines of its own."""


@dataclass(frozen=True, slots=True)
class Classification:
    """All townships of a place, most points first (by code where level), and the method they were classified by."""

    place: str
    asof: AsOf
    by: TownshipMethod
    townships: tuple[Township, ...]

    def as_plain(self) -> dict[str, Any]:
        """As plain JSON, exact numbers as text."""
        return {
            "place": self.place,
            "valid": self.asof.valid.isoformat(),
            "known": self.asof.known.isoformat(),
            "method": {"name": self.by.name, "since": self.by.since.isoformat(), **self.by.plain},
            "townships": [township_plain(one) for one in self.townships],
        }

    def as_bytes(self) -> bytes:
        """The same as the bytes of a file, for comparing and keeping."""
        return json.dumps(self.as_plain(), ensure_ascii=False, sort_keys=True, indent=1).encode()


def method_at(place: str, asof: AsOf) -> TownshipMethod | None:
    """The method that held on the day, as known at the instant; None where the place had none."""
    signed = TownshipMethod.objects.filter(place=place, signed_at__lte=asof.known, since__lte=asof.valid)
    return signed.order_by("-since", "-signed_at", "-pk").first()


def classify(place: str, asof: AsOf) -> Classification | None:
    """None where no method held, or the townships of the place are not known."""
    held = method_at(place, asof)
    return None if held is None else classified_by(held, place, asof)


def classified_by(held: TownshipMethod, place: str, asof: AsOf) -> Classification | None:
    """The same by a method that need not be signed, to see what a draft would do."""
    names = townships_of(place, asof)
    if not names:
        return None
    apart = farming_of(held.method, place, asof, names)
    made = _measured(held.method, place, asof, {code: name for code, name in names.items() if code not in apart})
    if apart:
        own = _measured(held.method.for_farming(), place, asof, {code: names[code] for code in names if code in apart})
        made += [replace(one, farming=True) for one in own]
    made.sort(key=lambda one: (-one.score.middle, one.code))
    return Classification(place, asof, held, tuple(made))


def _measured(method: Method, place: str, asof: AsOf, names: Mapping[str, str]) -> list[Township]:
    """These townships by the lines of the method; places are among them."""
    if not names:
        return []
    values = values_of(method, place, asof, names)
    scores = {code: score(method, values[code]) for code in names}
    firm = firmness(method, scores)
    return [Township(code, names[code], scores[code], firm[code]) for code in names]


def farming_of(method: Method, place: str, asof: AsOf, names: Mapping[str, str]) -> frozenset[str]:
    """Townships that are known to have less than the bound, so that lines of their own hold; none on a guess."""
    if method.farming is None:
        return frozenset()
    base = Line(method.farming.indicator, "", FULL, method.farming.below)
    values = values_of(replace(method, lines=(base,), farming=None), place, asof, names)
    held = {code: found[base.indicator] for code, found in values.items()}
    return frozenset(code for code, span in held.items() if span is not None and span[1] < base.benchmark)


def townships_of(place: str, asof: AsOf) -> dict[str, str]:
    """Names by code, in the order of codes; empty where no list is held."""
    below = divisions.children(place, asof.valid) or ()
    return {one.code: one.name for one in below}


def values_of(method: Method, place: str, asof: AsOf, names: Mapping[str, str]) -> dict[str, dict[str, Value | None]]:
    """By township and indicator, the least and most it may be.

    A count of a kind that is recorded at all is known; records that name no township may belong to any of them. A sum
    or ratio is known where it is over enough organisations, what is per head where the population is published.
    """
    found: dict[str, dict[str, Value | None]] = {code: {} for code in names}
    for line in method.lines:
        indicator = by_code(line.indicator)
        # what happens in a year is that of the last whole year, as the evaluation of counties has it
        year = asof.valid.year - 1 if indicator.nature == "flow" else None
        if "township" not in indicator.dimensions:
            for code in names:
                number = value(indicator, asof, Scope(place=code), year=year).number
                found[code][line.indicator] = None if number is None else (number, number)
            continue
        held = breakdown(indicator, asof, "township", Scope(place=place), year=year)
        counts = isinstance(held.whole.version.measure, Count) if held.whole.version else False
        groups = {divisions.short(group.key): group for group in held.groups}
        unplaced = groups.get("")
        anywhere = unplaced.number or Fraction(0) if unplaced else Fraction(0)
        for code in names:
            group = groups.get(divisions.short(code))
            number = group.number if group else None
            if held.whole.number is None:
                found[code][line.indicator] = None
            elif counts:
                here = number or Fraction(0)
                found[code][line.indicator] = (here, here + anywhere)
            elif number is None or group is None or group.records < FEW:
                found[code][line.indicator] = None
            else:
                found[code][line.indicator] = (number, number)
    return found


def township_plain(one: Township) -> dict[str, Any]:
    """One township as plain JSON, exact numbers as text."""
    return {
        "code": one.code,
        "name": one.name,
        "farming": one.farming,
        "classes": list(one.score.classes),
        "low": str(one.score.low),
        "high": str(one.score.high),
        "lines": [
            {
                "indicator": part.line.indicator,
                "value": None if part.value is None else [str(one) for one in part.value],
                "low": str(part.low),
                "high": str(part.high),
            }
            for part in one.score.lines
        ],
        "firm": {
            "classes": list(one.firm.classes),
            "low": str(one.firm.low),
            "high": str(one.firm.high),
            "places": [one.firm.best, one.firm.worst],
            "trials": {name: str(share) for name, share in one.firm.trials},
        },
    }
