"""The way out for whoever fails: the cheapest sufficient change, a second way where there is one, and the earliest day.

Levers are what a version declares; nothing fixed is touched (the age of a firm, an accident) and nothing a person has
yet to judge is presumed against the subject: such judgements are taken as favourable and named. Every way is found by
integer programming and then verified by running the rule on the changed facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from kechuang.rules.facts import Fact
from kechuang.rules.hope import Hope, judged_facts
from kechuang.rules.law import Explained, Explanation, Law
from kechuang.rules.levers import Levers, Step
from kechuang.rules.plan_steps import Chosen, Planner
from kechuang.rules.policy import Condition
from kechuang.rules.python_reader import months_after

__all__ = ["Needed", "Step", "Wait", "Way", "WayOut", "way_out"]


_SPARE = 3
"""Further sets of levers looked at where one would be done too late."""


@dataclass(frozen=True, slots=True)
class Needed:
    """Points that experts must still give: at least `points` of the `of` that are open (more than, where `more`)."""

    condition: Condition
    points: Fraction
    of: Fraction
    more: bool


@dataclass(frozen=True, slots=True)
class Way:
    """One sufficient set of steps; `cost` in 元 leaves out steps without a price."""

    steps: tuple[Step, ...]
    cost: Fraction
    ready: date
    after: Explanation
    needed: tuple[Needed, ...] = ()

    @property
    def months(self) -> int:
        """The longest lead time among the steps."""
        return max((s.lever.months for s in self.steps if s.lever), default=0)


@dataclass(frozen=True, slots=True)
class Wait:
    """A failing condition that time alone will meet, and the first day on which it holds."""

    condition: Condition
    ready: date


@dataclass(slots=True)
class WayOut:
    """What a subject can do. `assumed` are judgements and scores taken as favourable because nobody has given them.

    `impossible` are the conditions no step and no day within ten years meets: each by itself, or, where each could be
    met alone, all that cannot be met together.
    """

    before: Explanation
    ways: list[Way] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    impossible: list[Explained] = field(default_factory=list)
    first_tell: list[Fact] = field(default_factory=list)
    assumed: list[Fact] = field(default_factory=list)


def way_out(law: Law, row: Mapping[str, Any], *, ways: int = 2) -> WayOut:
    """Up to `ways` different sufficient changes for one subject, cheapest first, each verified by running the rule."""
    found = WayOut(law.explain(row))
    if found.before.verdict is True:
        return found
    found.assumed = judged_facts(law, row)
    hope, levers = Hope.of(law), Levers(law, row)
    verdicts = hope.verdicts(row)
    wanted: list[str] = []
    for explained in found.before.conditions:
        condition, verdict = explained.condition, verdicts[explained.condition.code]
        if verdict is True or levers.moves(hope.reads[condition.code]):
            wanted.append(condition.code)
            if verdict is None:
                _ask(found, hope.missing(condition, row))
        elif verdict is None and (missing := hope.missing(condition, row)):
            _ask(found, missing)
        elif condition.code in hope.dated and (ready := hope.first_day(row, [condition.code], law.day)):
            found.waits.append(Wait(condition, ready))
        else:
            found.impossible.append(explained)
    if found.impossible or found.first_tell:
        return found
    planner = Planner(hope, levers, row, wanted)
    too_late: list[str] = []
    for _ in range(ways + _SPARE):
        if len(found.ways) == ways or (chosen := planner.next()) is None:
            break
        way = _way(law, hope, levers, chosen)
        if way is None:
            too_late += _ended(law, hope, levers, chosen)
            continue
        found.ways.append(way)
        if not way.steps:
            break
    if not found.ways:
        ended = [e for e in found.before.conditions if e.condition.code in too_late]
        found.impossible = ended or _blamed(hope, levers, row, found.before, verdicts)
    return found


def _ask(found: WayOut, facts: list[Fact]) -> None:
    found.first_tell += [f for f in facts if f not in found.first_tell]


def _blamed(
    hope: Hope, levers: Levers, row: Mapping[str, Any], before: Explanation, verdicts: Mapping[str, Any]
) -> list[Explained]:
    """The failing conditions that no steps meet: those that cannot be met alone, or all that cannot be met together."""
    failing = [e for e in before.conditions if verdicts[e.condition.code] is not True]
    alone = [e for e in failing if Planner(hope, levers, row, [e.condition.code]).next() is None]
    return alone or failing


def _way(law: Law, hope: Hope, levers: Levers, chosen: Chosen) -> Way | None:
    """The steps as a way, verified by running the rule, with the first day on which all that asks the day holds."""
    row, steps = levers.changed(*chosen), levers.steps(*chosen)
    ready = hope.first_day(row, sorted(hope.dated), _done(law, levers, chosen))
    after = law.explain(row)
    if ready is None or any(e.verdict is False and e.condition.code not in hope.dated for e in after.conditions):
        return None
    return Way(tuple(steps), levers.cost(chosen[0]), ready, after, tuple(_needed(after)))


def _done(law: Law, levers: Levers, chosen: Chosen) -> date:
    """The day on which the longest of the steps is done."""
    return months_after(law.day, max((x.months for x, n in zip(levers.levers, chosen[0], strict=True) if n), default=0))


def _ended(law: Law, hope: Hope, levers: Levers, chosen: Chosen) -> list[str]:
    """Dated conditions that no longer hold once the steps are done: a certificate that ends before."""
    row, start = levers.changed(*chosen), _done(law, levers, chosen)
    return [code for code in sorted(hope.dated) if hope.first_day(row, [code], start) is None]


def _needed(after: Explanation) -> list[Needed]:
    """What open scores must still bring, condition by condition."""
    needed = []
    for explained in after.conditions:
        for m in explained.measures:
            if explained.verdict is None and m.op in ("ge", "gt") and m.most != m.value and m.distance is not None:
                scale = m.scales[0] or 1
                open_ = (Fraction(m.most) - Fraction(m.value)) / scale  # type: ignore[arg-type]
                if 0 <= m.distance <= open_:
                    needed.append(Needed(explained.condition, m.distance, open_, m.op == "gt"))
    return needed
