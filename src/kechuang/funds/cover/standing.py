"""How pools stand on a day: money by the ledger, covered loans and losses by bank, each bank's light."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from kechuang.funds.cover.breaker import LIGHTS, Light, light, limit
from kechuang.funds.standing import standings
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.cover_pool import CoverPool
from kechuang.registry.kinds.loan import Loan

ENDED = ("repaid", "written_off")


@dataclass(slots=True)
class OfBank:
    """One bank in a pool, in fen. `outstanding` is None where the balance of a loan is not known."""

    bank: str
    name: str
    loans: int = 0
    principal: int = 0
    outstanding: int | None = 0
    lost: int = 0
    compensated: int = 0
    light: Light = "open"

    @property
    def rate(self) -> Fraction | None:
        """What it was compensated for, of what is owed; None where that is nought or not known."""
        return Fraction(self.compensated, self.outstanding) if self.outstanding else None

    @property
    def light_said(self) -> Sentence:
        """Its light in words."""
        return LIGHTS[self.light]


@dataclass(slots=True)
class OfPool:
    """One pool with its banks. `left` is what its line has free in the year, None where no line feeds it."""

    pool: CoverPool
    warn: Fraction | None
    halt: Fraction | None
    left: int | None
    promised: int
    paid: int
    example: bool
    banks: list[OfBank] = field(default_factory=list)

    @property
    def outstanding(self) -> int | None:
        """What is owed on all its loans."""
        each = [one.outstanding for one in self.banks]
        return None if None in each else sum(fen or 0 for fen in each)

    @property
    def compensated(self) -> int:
        """What was compensated in all."""
        return sum(one.compensated for one in self.banks)

    @property
    def loans(self) -> int:
        """Loans under cover and not at an end."""
        return sum(one.loans for one in self.banks)


def pools(asof: AsOf) -> list[OfPool]:
    """Every pool that stands on the day, by number."""
    rows = CoverPool.objects.as_of(asof).select_related("source").order_by("number")
    return [of_pool(one, asof) for one in rows]


def of_pool(pool: CoverPool, asof: AsOf) -> OfPool:
    """One pool as of a pair of moments."""
    day = asof.valid
    held = next(iter(standings(asof, year=day.year, line=pool.line)), None) if pool.line else None
    made = OfPool(
        pool,
        limit(pool, "warn", day),
        limit(pool, "halt", day),
        (held.available if held else 0) if pool.line else None,
        held.committed if held else 0,
        held.paid if held else 0,
        pool.source.example,
    )
    made.banks = _banks(Loan.objects.as_of(asof).filter(pool=pool.number, covered__lte=day), pool, day)
    return made


def _banks(loans: Iterable[Loan], pool: CoverPool, day: date) -> list[OfBank]:
    found: dict[str, OfBank] = {}
    for one in loans:
        bank = found.setdefault(one.bank, OfBank(one.bank, one.bank_name))
        bank.lost += (one.principal_lost or 0) + (one.interest_lost or 0)
        bank.compensated += one.compensated or 0
        if one.state in ENDED:
            continue
        bank.loans += 1
        bank.principal += one.principal
        bank.outstanding = None if one.balance is None or bank.outstanding is None else bank.outstanding + one.balance
    for bank in found.values():
        bank.light = light(pool, bank.outstanding, bank.compensated, day)
    return sorted(found.values(), key=lambda one: one.name)
