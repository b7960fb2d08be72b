"""Facts: the named, typed quantities that rules read from the records of a subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kechuang.kernel.units import RATIO, Unit

FactKind = Literal["number", "truth", "date", "choice"]
FactTime = Literal["state", "year", "day"]
"""state: holds until it changes; year: a figure of one accounting year; day: said for one reference date alone."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A datum a rule may ask for. `name` is its column; `label` the official term in Chinese.

    A number is kept as a whole count of 1/`scale` (元 to the cent); `bound` is the largest absolute value in base
    units that is accepted, so that arithmetic in 64-bit columns cannot overflow. `judged` marks what only a person can
    say (a manual condition or an expert's score); `fixed` what the subject cannot change (its age, an accident).
    """

    name: str
    kind: FactKind
    label: str
    unit: Unit = RATIO
    definition: str = ""
    evidence: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    bound: int = 10**9
    judged: bool = False
    fixed: bool = False
    time: FactTime = "state"
    finer: int = 1
    """How much finer than its unit a fact is kept: people averaged over twelve months come in 24ths."""

    @property
    def scale(self) -> int:
        """How many raw steps make one of its unit."""
        return self.unit.scale * self.finer
