"""Every enterprise of a place without the certificate, read against its law: all by columns, the nearest one by one.

Columns tell for all, in batches, how many conditions fail and how many figures are missing. For the `MOST` nearest the
cheapest way and the earliest day are worked out, each verified by running the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from kechuang.indicators.nearness.laws import law_of
from kechuang.indicators.nearness.standing import Standing, hopeful, missing_figures, stands
from kechuang.indicators.places import within
from kechuang.kernel.later import pl
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.table import facts_of
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import ENTERPRISE, Organisation
from kechuang.rules.hope import Hope
from kechuang.rules.law import Law

MOST = 400
"""So many enterprises at most get their way worked out; the others are counted."""
RENEWING = timedelta(days=365)
"""Who held a certificate until so recently is waiting for its renewal, and no newcomer."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class One:
    """One enterprise with its standing."""

    key: str
    standing: Standing


@dataclass(slots=True)
class Reckoned:
    """What was found. `asked` enterprises without the certificate; `rest` by group for those not worked out singly."""

    law: Law
    day: date
    asked: int = 0
    holders: int = 0
    found: list[One] = field(default_factory=list)
    rest: dict[str, int] = field(default_factory=dict)
    passing: float = 0.0
    """A year before: how many were expected to pass as they stood, by their chances."""
    passed: int = 0
    """Of those, how many got the certificate within the year."""
    tried: int = 0
    """Of how many enterprises."""

    @property
    def taking_up(self) -> float:
        """The share of those expected to pass who applied and got it within a year; none tried counts as none."""
        return min(1.0, (self.passed + 0.5) / (self.passing + 1)) if self.tried else 0.0


def reckon(scheme: str, asof: AsOf, place: str, told: Progress = lambda done, of: None) -> Reckoned | None:
    """Read the law on every enterprise of the place; None while it is not in force."""
    law = law_of(scheme, asof.valid, place)
    if law is None:
        return None
    made = Reckoned(law, asof.valid)
    holding = _holders(scheme, asof)
    keys = _candidates(scheme, asof, place)
    made.holders, made.asked = len(holding), len(keys)
    ranked: list[tuple[tuple[int, int], str, dict[str, Any]]] = []
    for done, (key, row) in enumerate(_rows(law, asof, keys), 1):
        ranked.append((_rank(law, row), key, row))
        if done % 5000 == 0:
            told(done, len(keys) + MOST)
            ranked = sorted(ranked, key=lambda one: one[0])[: MOST * 4]
            made.rest["far"] = done - len(ranked)
    ranked.sort(key=lambda one: (one[0], one[1]))
    for number, (_, key, row) in enumerate(ranked[:MOST]):
        made.found.append(One(key, stands(law, row)))
        if number % 20 == 0:
            told(len(keys) + number, len(keys) + MOST)
    made.rest["far"] = made.asked - len(made.found)
    _try_a_year_before(scheme, asof, place, made)
    return made


def _rank(law: Law, row: dict[str, Any]) -> tuple[int, int]:
    """Fewest things in the way first: failing conditions count most, then figures to be told."""
    hope = Hope.of(law)
    filled, _ = hopeful(law, row)
    verdicts = hope.verdicts(filled)
    failing = sum(verdict is False for verdict in verdicts.values())
    missing = len(missing_figures(law, filled))
    return (2 * failing + min(missing, 3) + (missing > 3) * 4, missing)


def _try_a_year_before(scheme: str, asof: AsOf, place: str, made: Reckoned) -> None:
    """How many of those who would have passed a year before got the certificate since."""
    then = asof.at(_a_year_before(asof.valid))
    law = law_of(scheme, then.valid, place)
    if law is None:
        return
    got = _holders(scheme, asof)
    for key, row in _rows(law, then, _candidates(scheme, then, place)):
        if missing_figures(law, row):
            continue
        standing = stands(law, row, ways=False)
        if standing.group in ("ready", "open") and standing.chance > 0:
            made.tried += 1
            made.passing += standing.chance
            made.passed += key in got


def _rows(law: Law, asof: AsOf, keys: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    when = When.of(asof, law.policy)
    for table in facts_of("organisation", keys, when, law.facts):
        names = table[KEY].to_list()
        yield from zip(names, table.drop(KEY).select(pl.all()).rows(named=True), strict=True)


def _candidates(scheme: str, asof: AsOf, place: str) -> list[str]:
    """Active enterprises of the place that hold no certificate and do not wait for its renewal."""
    rows = Organisation.objects.as_of(asof).filter(form=ENTERPRISE)
    if place:
        rows = rows.filter(within("division", place))
    holding = _holders(scheme, asof) | _holders(scheme, asof.at(asof.valid - RENEWING))
    return [key for key in rows.order_by("key").values_list("key", flat=True) if key not in holding]


def _holders(scheme: str, asof: AsOf) -> set[str]:
    rows = Certificate.objects.as_of(asof).filter(scheme=scheme)
    return set(rows.values_list("organisation", flat=True)) - {""}


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
