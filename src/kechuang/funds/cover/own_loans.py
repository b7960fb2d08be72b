"""The loans of an organisation that lends or borrows: where each stands, what covers it, which claim names it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from kechuang.funds.claiming import still_claiming
from kechuang.funds.cover.standing import OfBank, pools
from kechuang.funds.grants import COVERS
from kechuang.funds.models import Application
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.cover_pool import CoverPool
from kechuang.registry.kinds.loan import Loan


@dataclass(frozen=True, slots=True)
class OwnLoan:
    """One loan; the pool that covers it, None where none does; the claim that names it, None before there is one."""

    loan: Loan
    pool: CoverPool | None
    claim: Application | None


@dataclass(frozen=True, slots=True)
class InPool:
    """A bank in a pool: how it stands there, and the pool's two limits in words of the page."""

    name: str
    warn: object
    halt: object
    bank: OfBank


def own_loans(codes: Collection[str]) -> QuerySet[Loan]:
    """Every loan as it stands today of which one of these organisations is the bank or the borrower, latest first."""
    today = timezone.localdate()
    rows = Loan.objects.standing().filter(Q(valid_to=None) | Q(valid_to__gt=today), valid_from__lte=today)
    mine = Q(bank__in=codes) | Q(organisation__in=codes)
    return rows.filter(mine).select_related("source").order_by("-granted", "contract")


def told_of(loans: Sequence[Loan], codes: Collection[str]) -> list[OwnLoan]:
    """Each with its pool and the claim of these organisations that names it."""
    known = {one.number: one for one in CoverPool.objects.as_of(AsOf.now()).filter(number__in={x.pool for x in loans})}
    asked = Application.objects.filter(call__grant__in=(*COVERS, "interest"), case__organisation__in=codes)
    asked = still_claiming(asked.filter(project__contract__in=[one.contract for one in loans]))
    claims = {(one.case.organisation, one.project["contract"]): one for one in asked.order_by("pk")}
    return [
        OwnLoan(
            one,
            known.get(one.pool),
            claims.get((one.bank, one.contract)) or claims.get((one.organisation, one.contract)),
        )
        for one in loans
    ]


def in_pools(codes: Collection[str]) -> list[InPool]:
    """How these banks stand today in the pools that cover loans of theirs."""
    held = pools(AsOf.now()) if Loan.objects.standing().filter(bank__in=codes).exclude(pool="").exists() else []
    return [InPool(one.pool.name, one.warn, one.halt, bank) for one in held for bank in one.banks if bank.bank in codes]
