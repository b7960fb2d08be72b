"""How near one subject is: what it needs in the cheapest way, its chance where points are open, what to ask first.

A yes-or-no fact that is not recorded and without which a condition fails is hoped for and named: a telephone call
settles it. Figures that are not recorded are asked for first: without them there is no distance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from kechuang.indicators.nearness.points import chance_of
from kechuang.rules import words
from kechuang.rules.facts import Fact
from kechuang.rules.gap import WayOut, way_out
from kechuang.rules.hope import Hope
from kechuang.rules.law import Explanation, Law
from kechuang.rules.policy import POINTS as _POINTS

Group = Literal["ready", "open", "near", "tell", "far"]
GROUPS: tuple[Group, ...] = ("ready", "open", "near", "tell", "far")
"""Every condition holds; only points are open; steps lead there; figures are missing; no way within ten years."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One subject: `chance` of passing as it stands; `low` and `high` its points; the way in words.

    `steps` are (what, how much it changes); `needed` what reviewers must still give; `tell` the facts to ask for first;
    `assumed` yes-or-no facts hoped for; `fails` the conditions it fails; `cost` in 元.
    """

    group: Group
    chance: float
    low: Fraction | None
    high: Fraction | None
    fails: tuple[str, ...] = ()
    steps: tuple[tuple[str, str], ...] = ()
    needed: tuple[str, ...] = ()
    tell: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    cost: Fraction | None = None
    ready: date | None = None


def hopeful(law: Law, row: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fact]]:
    """The row with yes-or-no facts that nobody recorded filled in, and which of them are hopes to be confirmed.

    A fact without which a condition fails is hoped for. One that only opens another way (an award, a standard led) is
    taken as not given: what is not on record is not presumed.
    """
    unknown = [f for f in law.facts if f.kind == "truth" and not f.judged and row.get(f.name) is None]
    if not unknown:
        return dict(row), []
    hope, filled, hoped = Hope.of(law), dict(row), []
    before = hope.verdicts(filled)
    for f in unknown:  # each asked with the others left open: alone it decides, or it is one of several ways
        if _decides(hope, row, before, f, False):
            filled[f.name] = True
            hoped.append(f)
        else:
            filled[f.name] = False
    return filled, hoped


def _decides(hope: Hope, row: Mapping[str, Any], before: Mapping[str, Any], f: Fact, value: bool) -> bool:
    """Whether this answer alone fails a condition that did not fail before."""
    after = hope.verdicts({**row, f.name: value})
    return any(after[code] is False and before[code] is not False for code, reads in hope.reads.items() if f in reads)


def missing_figures(law: Law, row: Mapping[str, Any]) -> list[Fact]:
    """Figures the law reads that are not recorded and that nobody judges."""
    return [f for f in law.facts if f.kind != "truth" and not f.judged and row.get(f.name) is None]


def stands(law: Law, row: Mapping[str, Any], *, ways: bool = True) -> Standing:
    """The standing of one subject. Without `ways` no way out is sought: only whether it passes as it stands."""
    filled, assumed = hopeful(law, row)
    found = law.explain(filled)
    low, high = found.total or (None, None)
    names = tuple(f.label for f in assumed)
    fails = tuple(e.condition.label for e in found.conditions if e.verdict is False)
    if found.verdict is True:
        return Standing("ready", 1.0, low, high, assumed=names, ready=law.day)
    missing = missing_figures(law, filled)
    if not fails and not missing:
        return _open(law, filled, found, names, ways)
    if missing:
        return Standing("tell", 0.0, low, high, fails, tell=tuple(f.label for f in missing), assumed=names)
    return _way(law, way_out(law, filled, ways=1), found, names) if ways else Standing("far", 0.0, low, high, fails)


def _open(law: Law, row: dict[str, Any], found: Explanation, assumed: tuple[str, ...], ways: bool) -> Standing:
    """Nothing fails and no figure is missing: points, judgements or figures of the law are open."""
    chance = chance_of(found)
    if not ways:
        low, high = found.total or (None, None)
        return Standing("open", chance, low, high, assumed=assumed)
    return _way(law, way_out(law, row, ways=1), found, assumed, chance)


def _way(law: Law, out: WayOut, found: Explanation, assumed: tuple[str, ...], chance: float | None = None) -> Standing:
    low, high = found.total or (None, None)
    fails = tuple(e.condition.label for e in found.conditions if e.verdict is False)
    if not out.ways:
        return Standing("far", chance or 0.0, low, high, fails, assumed=assumed)
    way = out.ways[0]
    needed = tuple(
        f"{n.condition.label}：{'>' if n.more else '≥'}{_points(n.points)}（未评{_points(n.of)}）" for n in way.needed
    )
    steps = tuple(
        (step.label, "；".join(f"{f.label} {_told(f, was)}→{_told(f, becomes)}" for f, was, becomes in step.changes))
        for step in way.steps
    )
    group: Group = "open" if chance is not None and not steps else "near"
    return Standing(group, chance or 0.0, low, high, fails, steps, needed, (), assumed, way.cost, way.ready)


def _points(exact: Fraction) -> str:
    return words.amount(exact, _POINTS)


def _told(fact: Fact, raw: Any) -> str:
    return words.value(raw, fact.scale if fact.kind == "number" else None, fact.unit)
