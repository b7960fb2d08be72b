"""The cheapest whole steps under which conditions hold: by integer programme, proved on the changed facts."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush
from typing import Any

from kechuang.rules.exact import Exact
from kechuang.rules.hope import Hope
from kechuang.rules.levers import Levers
from kechuang.rules.linear import NotLinear, Reader
from kechuang.rules.programme import CONSTANT, Linear, Programme

SWITCH_COST = 1e9
"""Cost in 元 set on meeting a yes-or-no condition nobody has priced: taken only where no priced way is enough."""

_TRIES = 4_000
"""Combinations of steps tried, cheapest first, where a rule cannot be said in linear constraints."""

Chosen = tuple[list[int], list[str]]
"""Steps of each lever, and the facts met."""


class Planner:
    """Finds steps for one subject, one set of conditions; each further answer uses another set of levers."""

    def __init__(self, hope: Hope, levers: Levers, row: Mapping[str, Any], codes: list[str]) -> None:
        self.hope, self.levers, self.codes = hope, levers, codes
        self.sane = hope.sane(row)
        self._present = Exact(row)
        read = {f.name for c in codes for f in hope.reads[c]}
        self._unpriced = [n for n in levers.switchable if n in read]
        self._offered: list[str] = []
        self._barred: list[set[str]] = []
        self._programme: Programme | None = self._written()

    def _written(self) -> Programme | None:
        programme, levers = Programme(), self.levers
        self._counts = [programme.variable(x.most, cost=float(x.cost)) for x in levers.levers]
        self._switches = {n: programme.variable(1, cost=SWITCH_COST) for n in self._offered}
        moved: dict[str, Linear] = {name: {CONSTANT: levers.row[name] / f.scale} for name, f in levers.moved.items()}
        for variable, lever in zip(self._counts, levers.levers, strict=True):
            for f, step in lever.effects:
                moved[f.name][variable] = moved[f.name].get(variable, 0.0) + float(step)
        reader = Reader(programme, moved, self._switches, self._present)
        try:
            for code in self.codes:
                reader.want(self.hope.tests[code])
            for index in self.sane:
                reader.want(self.hope.invariants[index])
        except NotLinear:
            return None
        return programme

    def next(self) -> Chosen | None:
        """The cheapest steps that use another set of levers than those found before; None where there are none.

        What nobody has priced is offered only once priced steps alone are not enough: fewer alternatives, faster.
        """
        found = self._searched() if self._programme is None else self._solved(self._programme)
        if found is None and self._unpriced:
            self._offered, self._unpriced = self._unpriced, []
            self._programme = self._written()
            for used in self._barred:
                if self._programme is not None:
                    self._bar(self._programme, used)
            return self.next()
        if found is not None:
            used = self._used(*found)
            self._barred.append(used)
            if self._programme is not None:
                self._bar(self._programme, used)
        return found

    def _used(self, counts: list[int], met: list[str]) -> set[str]:
        return {x.code for x, n in zip(self.levers.levers, counts, strict=True) if n} | {f"met {m}" for m in met}

    def _bar(self, programme: Programme, used: set[str]) -> None:
        """Not all of these again: at least one of them is left alone."""
        row: Linear = {CONSTANT: len(used) - 1.0}
        for variable, lever in zip(self._counts, self.levers.levers, strict=True):
            if lever.code in used:
                on = programme.variable(1)
                programme.demand({on: float(lever.most), variable: -1.0}, ())
                row[on] = -1.0
        for name, variable in self._switches.items():
            if f"met {name}" in used:
                row[variable] = -1.0
        programme.demand(row, ())

    def _holds(self, counts: list[int], met: list[str]) -> bool:
        return self.hope.holds(self.levers.changed(counts, met), self.codes, self.sane)

    def _solved(self, programme: Programme) -> Chosen | None:
        values = programme.minimum()
        if values is None:
            return None
        counts = [round(values[v]) for v in self._counts]
        met = [n for n, v in self._switches.items() if values[v] > 0.5]
        return self._mended(counts, met)

    def _mended(self, counts: list[int], met: list[str]) -> Chosen | None:
        """A solver's rounding is mended by a step more; steps that are not needed are dropped, dearest first."""
        levers = self.levers.levers
        by_cost = sorted((i for i in range(len(levers)) if counts[i]), key=lambda i: levers[i].cost)
        for _ in range(4):
            if self._holds(counts, met):
                break
            near = [[n + (j == i) for j, n in enumerate(counts)] for i in by_cost if counts[i] < levers[i].most]
            counts = next((c for c in near if self._holds(c, met)), near[0] if near else counts)
        else:
            return None
        for i in reversed(by_cost):
            while counts[i] and self._holds(fewer := [n - (j == i) for j, n in enumerate(counts)], met):
                counts = fewer
        needed = [m for m in met if not self._holds(counts, [x for x in met if x != m])]
        return counts, needed if self._holds(counts, needed) else met

    def _searched(self) -> Chosen | None:
        """Cheapest first through combinations of steps: for rules that are not linear."""
        levers = self.levers.levers
        moves = [*range(len(levers)), *self._offered]
        start = ((0,) * len(levers), ())
        queue: list[tuple[float, tuple[int, ...], tuple[str, ...]]] = [(0.0, *start)]
        seen: set[tuple[tuple[int, ...], tuple[str, ...]]] = {start}
        for _ in range(_TRIES):
            if not queue:
                return None
            cost, counts, met = heappop(queue)
            if not any(b <= self._used(list(counts), list(met)) for b in self._barred) and self._holds(
                list(counts), list(met)
            ):
                return list(counts), list(met)
            for move in moves:
                if isinstance(move, str):
                    further = (counts, tuple(sorted({*met, move})))
                    more = SWITCH_COST
                elif counts[move] < levers[move].most:
                    further = (tuple(n + (j == move) for j, n in enumerate(counts)), met)
                    more = float(levers[move].cost)
                else:
                    continue
                if further not in seen:
                    seen.add(further)
                    heappush(queue, (cost + more, *further))
        return None
