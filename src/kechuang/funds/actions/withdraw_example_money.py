"""Withdraw the example city's money: its entries are reversed; lines, awards, payments, vouchers, loans are gone."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.models import (
    Application,
    Award,
    BudgetLine,
    Call,
    CallCorrection,
    Evaluation,
    LedgerEntry,
    Payment,
    ProjectBudget,
)
from kechuang.funds.posting import Voucher as Entered
from kechuang.funds.posting import reverse
from kechuang.funds.proving import LEDGER
from kechuang.kernel.reasons import given
from kechuang.registry.kinds.cover_pool import CoverPool
from kechuang.registry.kinds.loan import Loan
from kechuang.registry.kinds.voucher import Voucher


def withdraw_example_money(actor: Actor, *, reason: str) -> int:
    """How many entries were reversed; the ledger keeps both. Raises Refused, BadInput."""
    require(may_keep_money(actor), actor, "example.money_withdrawn", label="明湖市")
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        rows = LedgerEntry.objects.filter(example=True, reverses=None, reversed_by=None).order_by("-number")
        today = timezone.localdate()
        made = [reverse(row.pk, Entered(today, row.about, "撤下示例数据", example=True), actor, stamp) for row in rows]
        closed = {
            kind.kind(): kind.objects.standing().filter(source__example=True).update(superseded_at=stamp)
            for kind in (Voucher, Loan, CoverPool)
        }
        if made:
            told = {LEDGER: [entry.plain() for entry in made], "records": closed}
            record("example.money_withdrawn", actor=actor, label="明湖市", after=told, reason=why, at=stamp)
        for part in (Evaluation, ProjectBudget):
            part.objects.filter(award__example=True).delete()
        Application.objects.filter(call__example=True).delete()
        CallCorrection.objects.filter(call__example=True).delete()
        for model in (Payment, Award, Call, BudgetLine):
            model.objects.filter(example=True).delete()
    return len(made)
