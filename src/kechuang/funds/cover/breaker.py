"""The circuit breaker (熔断) of a pool: a bank whose losses pass the limit brings in no new loan; old ones stay.

The rule is the policy's own (`policies/loan_bank.py`); its two limits are the pool's, else those signed for its place.
No text of the province gives them: where nobody set one, the answer is undetermined.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_at
from kechuang.registry.kinds.cover_pool import CoverPool
from kechuang.rules.law import Local, NotInForce
from kechuang.rules.parameters import Citation, Dated, Parameter

POLICY = "loan_bank"
LIMITS = {"warn": "loan_bank_warn", "halt": "loan_bank_halt"}
"""Field of the pool → figure of the rule."""
Light = Literal["fine", "warned", "halted", "open"]
LIGHTS: dict[Light, Sentence] = {
    "fine": Sentence("正常", "Fine"),
    "warned": Sentence("预警", "Warning"),
    "halted": Sentence("熔断", "Halted"),
    "open": Sentence("未定", "Undetermined"),
}


def figures_of(pool: CoverPool) -> Local:
    """The figures that hold for a pool: its own over those of its place."""
    local = dict(figures_at(pool.division)) if pool.division else {}
    known = catalogue().parameters()
    for field, name in LIMITS.items():
        raw = getattr(pool, field)
        if raw is not None:
            own = known[name]
            value = Fraction(raw, own.unit.scale)
            cited = Citation(pool.document or pool.name, "", "", pool.valid_from)
            local[name] = Parameter(name, own.label, own.unit, (Dated(pool.valid_from, value, cited, "local"),))
    return local


def limit(pool: CoverPool, field: str, day: date) -> Fraction | None:
    """A limit of the pool in force on a day; None where nobody set one."""
    held = figures_of(pool).get(LIMITS[field])
    dated = held.on(day) if held is not None else None
    return dated.value if dated is not None else None


def light(pool: CoverPool, outstanding: int | None, compensated: int, day: date) -> Light:
    """How a bank stands in a pool, by what is owed on its covered loans and what it was compensated for, in fen.

    Exactly at a limit is not past it. A loss while nothing is owed has no rate the rule knows: it counts as nought.
    """
    try:
        law = catalogue().law(POLICY, day, figures_of(pool))
    except NotInForce:
        return "open"
    row = {"bank_outstanding": outstanding, "bank_compensated": compensated, "on": day}
    found = {one.condition.code: one for one in law.explain(row).conditions}
    if found["halt"].verdict is False:
        return "halted"
    if found["halt"].verdict is None:
        return "open"
    # a warning is soft: passed, a person judges, and the verdict is open though every figure is known
    warn = limit(pool, "warn", day)
    if warn is None or outstanding is None:
        return "open"
    return "fine" if found["warn"].verdict else "warned"
