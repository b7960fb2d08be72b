"""The way out for whoever fails: the cheapest sufficient change, a second way where there is one, and the earliest day.

Levers are what a version declares; nothing fixed is touched (the age of a firm, an accident) and nothing a person has
yet to judge is presumed against the subject: such judgements are taken as favourable and named. Every way is found by
integer programming and then verified by running the rule on the changed facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from kechuang.rules.bounds import settled
from kechuang.rules.exact import Exact
from kechuang.rules.facts import Fact
from kechuang.rules.law import Explained, Explanation, Law
from kechuang.rules.linear import CONSTANT, Linear, NotLinear, Programme, Reader
from kechuang.rules.policy import Condition, Lever
from kechuang.rules.python_reader import compiled, months_after
from kechuang.rules.tree import ON, Node, facts_of, node, replaced, walk

_SWITCH_COST = 1e7
"""Cost in 元 set on meeting a yes-or-no condition nobody has priced: taken only where no priced way is enough."""

_LONGEST_WAIT = 3660
"""Days looked ahead for conditions that time alone will meet."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: a lever so many times, or (no lever) a yes-or-no fact to be met."""

    label: str
    count: int
    cost: Fraction | None
    changes: tuple[tuple[Fact, Any, Any], ...]
    """Each fact moved, with its raw value before and after."""


@dataclass(frozen=True, slots=True)
class Way:
    """One sufficient set of steps; `cost` in 元 leaves out steps without a price."""

    steps: tuple[Step, ...]
    cost: Fraction
    ready: date
    after: Explanation


@dataclass(frozen=True, slots=True)
class Wait:
    """A failing condition that time alone will meet, and the first day on which it holds."""

    condition: Condition
    ready: date


@dataclass(slots=True)
class WayOut:
    """What a subject can do. `assumed` are judgements and scores taken as favourable because nobody has given them."""

    before: Explanation
    ways: list[Way] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    impossible: list[Explained] = field(default_factory=list)
    first_tell: list[Fact] = field(default_factory=list)
    assumed: list[Fact] = field(default_factory=list)


def way_out(law: Law, row: Mapping[str, Any], *, ways: int = 2) -> WayOut:
    """Up to `ways` different sufficient changes for one subject, cheapest first, each verified by running the rule."""
    before = law.explain(row)
    found = WayOut(before)
    if before.verdict is True:
        return found
    found.assumed = [f for f in law.facts if f.judged and row.get(f.name) is None]
    hopeful = _Hopeful(law, row)
    open_conditions = []
    for explained in before.conditions:
        verdict = hopeful.present(hopeful.test(explained.condition))
        if verdict is True:
            open_conditions.append(explained.condition)  # must go on holding
        elif _asks_the_day(law, explained.condition) and not hopeful.moving(explained.condition):
            ready = _first_day(law, explained.condition, row) if verdict is False else None
            if ready is None:
                _refuse(found, explained, hopeful, row)
            else:
                found.waits.append(Wait(explained.condition, ready))
        elif not hopeful.moving(explained.condition):
            _refuse(found, explained, hopeful, row)
        else:
            open_conditions.append(explained.condition)
            found.first_tell += [f for f in hopeful.missing(explained.condition) if f not in found.first_tell]
    if found.impossible or found.first_tell:
        return found
    waiting = max((w.ready for w in found.waits), default=law.day)
    barred: list[frozenset[str]] = []
    for switches in (False, True):
        while len(found.ways) < ways:
            steps = hopeful.solve(open_conditions, barred, switches=switches)
            if steps is None:
                break
            used = frozenset(s.label for s in steps)
            way = hopeful.way(steps, waiting)
            if way is None:
                break
            if steps or not found.ways:
                found.ways.append(way)
            if not steps:
                return found
            barred.append(used)
    found.ways.sort(key=lambda w: (any(s.cost is None for s in w.steps), w.cost))
    return found


def _refuse(found: WayOut, explained: Explained, hopeful: _Hopeful, row: Mapping[str, Any]) -> None:
    """A condition that no step meets: something to be told first, or impossible."""
    missing = hopeful.missing(explained.condition)
    if missing:
        found.first_tell += [f for f in missing if f not in found.first_tell]
    else:
        found.impossible.append(explained)


def _asks_the_day(law: Law, condition: Condition) -> bool:
    return any(n is ON for n in walk(condition.test))


def _first_day(law: Law, condition: Condition, row: Mapping[str, Any]) -> date | None:
    """The first later day on which the condition holds, other things equal; None where no day within reach does."""
    read = compiled([settled(law.on_day(condition.test, keep_day=True))])

    def holds(days: int) -> bool:
        return read({**row, "on": law.day + timedelta(days=days)})[0] is True

    reach = 1
    while not holds(reach):
        reach *= 2
        if reach > _LONGEST_WAIT:
            return None
    low, high_ = reach // 2, reach
    while high_ - low > 1:
        middle = (low + high_) // 2
        low, high_ = (low, middle) if holds(middle) else (middle, high_)
    return law.day + timedelta(days=high_)


class _Hopeful:
    """The rule on a day with everything nobody has judged yet taken as favourable."""

    def __init__(self, law: Law, row: Mapping[str, Any]) -> None:
        self.law, self.row = law, dict(row)
        self._tests: dict[str, Node] = {}
        self._exact_now = Exact(row)
        movable = {f.name: f for lever in law.version.levers for f, _ in lever.effects}
        self.levers = [
            lever for lever in law.version.levers if all(row.get(f.name) is not None for f, _ in lever.effects)
        ]
        self.moved_facts = {name: f for name, f in movable.items() if row.get(name) is not None}
        self.switchable = {
            f.name: f
            for f in law.facts
            if f.kind == "truth" and not f.fixed and not f.judged and row.get(f.name) is False
        }

    def test(self, condition: Condition) -> Node:
        """The condition on the day, judgements yes, open expert scores at their highest."""
        if condition.code not in self._tests:
            self._tests[condition.code] = self._hoped(self.law.on_day(condition.test))
        return self._tests[condition.code]

    def _hoped(self, root: Node) -> Node:
        def best(current: Node, args: tuple[Any, ...]) -> Node | None:
            if current.op == "fact" and current.kind == "truth" and current.args[0].judged:
                return node(True) if self.row.get(current.args[0].name) is None else None
            if current.op == "range":
                given, _, most = args
                best_score: Node = given if self.present(given) is not None else most
                return best_score
            if current.op == "known":
                return node(self.present(args[0]) is not None)
            if current.op == "if" and args[0].op == "lit" and args[0].args[0] is not None:
                branch: Node = args[1] if args[0].args[0] else args[2]
                return branch
            return None

        return replaced(root, best)

    def present(self, root: Node) -> Any:
        """The value of an expression on the facts as they are, in units."""
        return self._exact_now(root)

    def moving(self, condition: Condition) -> bool:
        """Whether a step can change the condition."""
        return any(f.name in self.moved_facts or f.name in self.switchable for f in facts_of(self.test(condition)))

    def missing(self, condition: Condition) -> list[Fact]:
        """Facts nobody has told on which an unknown condition rests."""
        if self.present(self.test(condition)) is not None:
            return []
        return [f for f in facts_of(self.test(condition)) if self.row.get(f.name) is None and not f.judged]

    def solve(self, conditions: list[Condition], barred: list[frozenset[str]], *, switches: bool) -> list[Step] | None:
        """The cheapest steps under which all conditions hold; None where there are none."""
        programme = Programme()
        levers = [programme.variable(lever.most, cost=float(lever.cost)) for lever in self.levers]
        moved: dict[str, Linear] = {}
        for name, f in self.moved_facts.items():
            moved[name] = {CONSTANT: self.row[name] / f.unit.scale}
        for variable, lever in zip(levers, self.levers, strict=True):
            for f, step in lever.effects:
                moved[f.name][variable] = moved[f.name].get(variable, 0.0) + float(step)
        offered = {n: programme.variable(1, cost=_SWITCH_COST) for n in self.switchable} if switches else {}
        reader = Reader(programme, moved, offered, self.present)
        try:
            for condition in conditions:
                reader.want(self.test(condition))
            for invariant in self.law.version.invariants:
                if self.present(self.law.on_day(invariant)) is True:
                    reader.want(self.law.on_day(invariant))
        except NotLinear:
            return None
        used = self._used(programme, levers, offered)
        for labels in barred:
            programme.demand({**{used[x]: -1.0 for x in labels if x in used}, CONSTANT: len(labels) - 1.0}, ())
        counts = _minimum(programme)
        if counts is None:
            return None
        chosen = [(lever, round(counts[v])) for v, lever in zip(levers, self.levers, strict=True)]
        met = [self.switchable[name] for name, v in offered.items() if counts[v] > 0.5]
        return self._exact(conditions, [(lever, n) for lever, n in chosen if n], met)

    def _used(self, programme: Programme, levers: list[int], offered: Mapping[str, int]) -> dict[str, int]:
        """A switch for every lever that is on whenever the lever is used at all, by label."""
        used = {self.switchable[name].label: variable for name, variable in offered.items()}
        for variable, lever in zip(levers, self.levers, strict=True):
            on = programme.variable(1)
            programme.demand({on: float(lever.most), variable: -1.0}, ())
            used[lever.label] = on
        return used

    def _exact(
        self, conditions: list[Condition], chosen: list[tuple[Lever, int]], met: list[Fact]
    ) -> list[Step] | None:
        """Whole steps that hold exactly: a solver's rounding is mended by a step more, and spared steps are dropped."""
        counts = [n for _, n in chosen]
        for _ in range(2 * len(chosen) + 1):
            if self._holds(conditions, chosen, counts, met):
                break
            cheapest = min(
                (i for i, (lever, _) in enumerate(chosen) if counts[i] < lever.most),
                key=lambda i: chosen[i][0].cost,
                default=None,
            )
            if cheapest is None:
                return None
            counts[cheapest] += 1
        else:
            return None
        for i in sorted(range(len(counts)), key=lambda i: -chosen[i][0].cost):
            while counts[i] and self._holds(conditions, chosen, [n - (j == i) for j, n in enumerate(counts)], met):
                counts[i] -= 1
        return self._steps(chosen, counts, met)

    def _changed(self, chosen: list[tuple[Lever, int]], counts: list[int], met: list[Fact]) -> dict[str, Any]:
        row = dict(self.row)
        for (lever, _), n in zip(chosen, counts, strict=True):
            for f, step in lever.effects:
                row[f.name] += int(step * f.unit.scale) * n
        return row | {f.name: True for f in met}

    def _holds(
        self, conditions: list[Condition], chosen: list[tuple[Lever, int]], counts: list[int], met: list[Fact]
    ) -> bool:
        then = Exact(self._changed(chosen, counts, met))
        return all(then(self.test(c)) is True for c in conditions)

    def _steps(self, chosen: list[tuple[Lever, int]], counts: list[int], met: list[Fact]) -> list[Step]:
        steps = []
        for (lever, _), n in zip(chosen, counts, strict=True):
            if n:
                changes = tuple(
                    (f, self.row[f.name], self.row[f.name] + int(step * f.unit.scale) * n) for f, step in lever.effects
                )
                steps.append(Step(lever.label, n, lever.cost * n, changes))
        return [*steps, *(Step(f.label, 1, None, ((f, False, True),)) for f in met)]

    def way(self, steps: list[Step], waiting: date) -> Way | None:
        """The steps as a way, verified: run on the changed facts, no condition but waiting ones may fail."""
        row = dict(self.row)
        for step in steps:
            for f, was, becomes in step.changes:
                row[f.name] = becomes if f.kind == "truth" else row[f.name] + becomes - was
        after = self.law.explain(row)
        failing = [e for e in after.conditions if e.verdict is False and not _asks_the_day(self.law, e.condition)]
        if failing:
            return None
        months = {lever.label: lever.months for lever in self.levers}
        lead = max((months.get(s.label, 0) for s in steps), default=0)
        cost = sum((s.cost for s in steps if s.cost is not None), Fraction(0))
        return Way(tuple(steps), cost, max(waiting, months_after(self.law.day, lead)), after)


def _minimum(programme: Programme) -> np.ndarray | None:
    """Values of the variables at least cost, or None where the constraints cannot be met."""
    count = len(programme.upper)
    if not count:
        return np.zeros(0) if all(row.get(CONSTANT, 0.0) >= 0 for row in programme.rows) else None
    cost = np.array(programme.cost) / 10_000 + 1e-7
    rows, columns, values, floors = [], [], [], []
    for index, linear in enumerate(programme.rows):
        size = max((abs(c) for v, c in linear.items() if v != CONSTANT), default=1.0) or 1.0
        floors.append(-linear.get(CONSTANT, 0.0) / size)
        for variable, coefficient in linear.items():
            if variable != CONSTANT and coefficient:
                rows.append(index)
                columns.append(variable)
                values.append(coefficient / size)
    matrix = coo_array((values, (rows, columns)), shape=(len(programme.rows), count)).tocsr()
    solved = milp(
        cost,
        integrality=np.array(programme.whole, dtype=int),
        bounds=Bounds(0, np.array(programme.upper)),
        constraints=LinearConstraint(matrix, np.array(floors), np.inf),
        options={"time_limit": 5},
    )
    return solved.x if solved.success else None
