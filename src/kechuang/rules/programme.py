"""A small integer programme: variables with bounds and costs, constraints under switches, and its cheapest solution."""

from __future__ import annotations

from typing import Any

from kechuang.kernel.later import np

Linear = dict[int, float]
"""Coefficients by variable; CONSTANT stands for 1."""

CONSTANT = -1
_SECONDS = 5.0


class Programme:
    """Variables from 0 to their upper bound, and constraints `sum of coefficients ≥ 0`."""

    def __init__(self) -> None:
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.cost: list[float] = []
        self.rows: list[Linear] = []

    def variable(self, upper: float, *, cost: float = 0.0, whole: bool = True) -> int:
        """A new variable from 0 to `upper`."""
        self.upper.append(upper)
        self.whole.append(whole)
        self.cost.append(cost)
        return len(self.upper) - 1

    def least(self, linear: Linear) -> float:
        """The smallest value an expression can take within the variables' bounds."""
        return sum(c if v == CONSTANT else min(0.0, c * self.upper[v]) for v, c in linear.items())

    def demand(self, linear: Linear, guards: tuple[int, ...]) -> None:
        """Require `linear ≥ 0` whenever all guards are 1."""
        short = self.least(linear)
        if short >= 0:
            return
        row = dict(linear)
        for guard in guards:
            row[guard] = row.get(guard, 0.0) + short
        if guards:
            row[CONSTANT] = row.get(CONSTANT, 0.0) - short * len(guards)
        self.rows.append(row)

    def one_of(self, count: int, guards: tuple[int, ...]) -> list[int]:
        """`count` switches of which at least one is on whenever the guards are."""
        switches = [self.variable(1) for _ in range(count)]
        self.demand({**dict.fromkeys(switches, 1.0), CONSTANT: -1.0}, guards)
        return switches

    def minimum(self) -> Any:
        """Values of the variables at least cost, or None where the constraints cannot be met."""
        starts, columns, values, floors = [0], [], [], []
        for linear in self.rows:
            size = max((abs(c) for v, c in linear.items() if v != CONSTANT), default=0.0)
            if not size:
                if linear.get(CONSTANT, 0.0) < 0:
                    return None
                continue
            for variable, coefficient in linear.items():
                if variable != CONSTANT and coefficient:
                    columns.append(variable)
                    values.append(coefficient / size)
            starts.append(len(columns))
            floors.append(-linear.get(CONSTANT, 0.0) / size)
        if not floors:
            return np.zeros(len(self.upper))
        from scipy.optimize import Bounds, LinearConstraint, milp  # a second of loading, which no other page waits for
        from scipy.sparse import csr_array

        solved = milp(
            np.array(self.cost) / 10_000,
            integrality=np.array(self.whole, dtype=int),
            bounds=Bounds(0, np.array(self.upper)),
            constraints=LinearConstraint(
                csr_array((values, columns, starts), shape=(len(floors), len(self.upper))), np.array(floors), np.inf
            ),
            options={"time_limit": _SECONDS, "mip_rel_gap": 0.0},
        )
        return solved.x if solved.success else None


def added(a: Linear, b: Linear, factor: float = 1.0, constant: float = 0.0) -> Linear:
    """a + factor · b + constant."""
    result = dict(a)
    for variable, coefficient in b.items():
        result[variable] = result.get(variable, 0.0) + factor * coefficient
    if constant:
        result[CONSTANT] = result.get(CONSTANT, 0.0) + constant
    return result
