"""What a subject can do: a version's levers on one row, so many steps of each, and yes-or-no facts to be met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from kechuang.rules.facts import Fact
from kechuang.rules.law import Law
from kechuang.rules.policy import Lever


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: a lever so many times, or (no lever) a yes-or-no fact to be met."""

    label: str
    count: int
    cost: Fraction | None
    changes: tuple[tuple[Fact, Any, Any], ...]
    """Each fact moved, with its raw value before and after."""

    lever: Lever | None = None


class Levers:
    """The levers a subject can use (the facts they move are known) and the facts it can meet without a price."""

    def __init__(self, law: Law, row: Mapping[str, Any]) -> None:
        self.row = row
        self.levers = [x for x in law.version.levers if all(row.get(f.name) is not None for f, _ in x.effects)]
        self.moved = {f.name: f for x in self.levers for f, _ in x.effects}
        self.switchable = {
            f.name: f
            for f in law.facts
            if f.kind == "truth" and not f.fixed and not f.judged and row.get(f.name) is False
        }
        self._raw = [[(f.name, int(step * f.scale)) for f, step in x.effects] for x in self.levers]

    def moves(self, facts: Sequence[Fact]) -> bool:
        """Whether any step changes one of the facts."""
        return any(f.name in self.moved or f.name in self.switchable for f in facts)

    def changed(self, counts: Sequence[int], met: Sequence[str]) -> dict[str, Any]:
        """The row after so many steps of each lever and with the facts met."""
        row = dict(self.row)
        for effects, n in zip(self._raw, counts, strict=True):
            if n:
                for name, step in effects:
                    row[name] += step * n
        return row | dict.fromkeys(met, True)

    def cost(self, counts: Sequence[int]) -> Fraction:
        """What the steps cost, in 元."""
        return sum((x.cost * n for x, n in zip(self.levers, counts, strict=True)), Fraction(0))

    def steps(self, counts: Sequence[int], met: Sequence[str]) -> list[Step]:
        """The steps in words."""
        steps = []
        for lever, effects, n in zip(self.levers, self._raw, counts, strict=True):
            if n:
                changes = tuple(
                    (f, self.row[f.name], self.row[f.name] + step * n)
                    for (f, _), (_, step) in zip(lever.effects, effects, strict=True)
                )
                steps.append(Step(lever.label, n, lever.cost * n, changes, lever))
        return [*steps, *(Step(self.switchable[m].label, 1, None, ((self.switchable[m], False, True),)) for m in met)]
