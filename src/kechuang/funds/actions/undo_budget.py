"""Undo a budget entry: what was set, cut or shifted by mistake is entered the other way round, with the reason."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.models import LedgerEntry
from kechuang.funds.posting import Voucher, reverse
from kechuang.funds.proving import LEDGER
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence

UNDOABLE = ("appropriate", "cut", "shift")
"""Awards and payments have undoing verbs of their own."""


def undo_budget(entry: LedgerEntry, actor: Actor, *, reason: str) -> LedgerEntry:
    """Raises Refused, BadInput for an entry of another kind, Conflict for one undone, or whose money is promised."""
    require(may_keep_money(actor), actor, "ledger.reversed", entry)
    if entry.kind not in UNDOABLE:
        raise BadInput(
            "budget.undo",
            Sentence(f"“{entry.name.zh}”不能这样冲销。", f"“{entry.name.en}” is not undone this way."),
            Sentence("请在支持或拨付页面上办理。", "Use the page of the award or payment."),
        )
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        made = reverse(
            entry.pk, Voucher(timezone.localdate(), entry.about, why[:300], example=entry.example), actor, stamp
        )
        record("ledger.reversed", actor=actor, obj=made, after={LEDGER: [made.plain()]}, reason=why, at=stamp)
    return made
