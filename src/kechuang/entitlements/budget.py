"""What a change of law costs: amounts summed under both laws, and those of other policies that ask for the grant.

A certificate pays nothing by itself; what it opens does. Whoever would gain or lose it is read under every policy that
asks whether it is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from kechuang.kernel.units import Unit
from kechuang.policies import catalogue
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.table import facts_table
from kechuang.rules.law import Law, NotInForce
from kechuang.rules.parameters import Parameter
from kechuang.rules.policy import Policy


@dataclass(frozen=True, slots=True)
class Budget:
    """One amount over everybody whose verdict is yes: its sum before and after; how many could not be told.

    `of` is the policy that pays it, where that is another one than the policy that changes.
    """

    label: str
    unit: Unit
    before: Fraction
    after: Fraction
    untold: int
    of: Policy | None = None


class Sums:
    """The amounts of laws over subjects, first under the old law (or facts), then under the new."""

    def __init__(self, law: Law) -> None:
        self.amounts = law.version.amounts
        self._held: dict[str, list[Any]] = {a.code: [Fraction(0), Fraction(0), 0] for a in self.amounts}

    def add(self, side: int, law: Law, row: Mapping[str, Any]) -> None:
        """What one subject gets; `side` 0 is before, 1 after. Nothing is summed where the verdict is not yes."""
        if not self._held or (found := law.explain(row)).verdict is not True:
            return
        for granted in found.amounts:
            held = self._held.get(granted.amount.code)
            if held is None:
                continue
            if granted.value is None:
                held[2] += side
            else:
                held[side] += granted.value

    def told(self, of: Policy | None = None) -> Iterator[Budget]:
        """A line for every amount."""
        for a in self.amounts:
            before, after, untold = self._held[a.code]
            yield Budget(a.label, a.value.unit, before, after, untold, of)


def onward(
    policy: Policy,
    gaining: Iterable[str],
    losing: Iterable[str],
    day: date,
    local: Mapping[str, Parameter],
    today: date,
) -> tuple[Budget, ...]:
    """Amounts of other policies over who would gain or lose the grant: as records stand, and with it or without."""
    held = f"{policy.code}_certificate"
    turned = dict.fromkeys(losing, False) | dict.fromkeys(gaining, True)
    lines: list[Budget] = []
    for law in _asking(policy, held, day, local) if turned else ():
        sums = Sums(law)
        for table in facts_table(law, AsOf.on(today), list(turned)):
            for row in table.iter_rows(named=True):
                known = {name: value for name, value in row.items() if value is not None and name != KEY}
                sums.add(0, law, known)
                sums.add(1, law, known | {held: turned[row[KEY]]})
        lines += (one for one in sums.told(law.policy) if one.before or one.after or one.untold)
    return tuple(lines)


def _asking(policy: Policy, held: str, day: date, local: Mapping[str, Parameter]) -> Iterator[Law]:
    """The laws of other policies that pay something and ask whether the grant is held."""
    for other in catalogue():
        if other.code == policy.code or other.subject != policy.subject:
            continue
        try:
            law = catalogue().law(other.code, day, dict(local))
        except NotInForce:
            continue
        if law.version.amounts and held in {f.name for f in law.facts}:
            yield law
