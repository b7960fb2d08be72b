"""Where accounts stand: as of a day and an instant, by line and year, by award; straight from the postings."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Sum

from kechuang.funds.ledger.chart import KINDS, Account
from kechuang.funds.models import LedgerPosting
from kechuang.registry.asof import AsOf


def balance(account: Account) -> int:
    """Where an account stands now, in fen."""
    row = LedgerPosting.objects.filter(account__key=account.key).order_by("-serial").values_list("balance", flat=True)
    return row.first() or 0


def balances(asof: AsOf | None = None, *, kinds: Iterable[str] = tuple(KINDS), **where: object) -> dict[Account, int]:
    """Every account posted to and where it stands, in fen; `where` narrows (year=2025, line="platforms")."""
    rows = LedgerPosting.objects.filter(
        account__kind__in=list(kinds), **{f"account__{part}": value for part, value in where.items()}
    )
    if asof is not None:
        rows = rows.filter(entry__happened__lte=asof.valid, entry__recorded_at__lte=asof.known)
    named = ("account__kind", "account__year", "account__line", "account__subject")
    summed = rows.order_by().values_list(*named).annotate(sum=Sum("fen"))
    return {Account(kind, year, line, subject): int(total) for kind, year, line, subject, total in summed}
