"""Note that the bank returned a payment: the money is promised again, the account has to be put right and checked."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from kechuang.accounts.access import Actor
from kechuang.funds.entering import Moves
from kechuang.funds.ledger.movements import moved
from kechuang.funds.models import Payment
from kechuang.funds.paying import step
from kechuang.funds.posting import Voucher
from kechuang.kernel.reasons import given


def note_bounced(payment: Payment, actor: Actor, *, reason: str) -> Payment:
    """With what the bank said. Raises Refused, BadInput, Conflict."""
    why = given(reason)

    def returned(held: Payment, stamp: datetime) -> Moves:
        held.reason, held.agreed = why, ""
        held.approved_at = held.approved_by = held.checked_at = held.checked_by = None
        about = f"payment:{held.number}"
        request = f"{about} returned {held.times_sent}"
        day = timezone.localdate(stamp)
        voucher = Voucher(day, about, f"{held}：{why}"[:300], held.award.decision, request, held.example)
        return [(moved("bounce", held.fen, held.award.place), voucher)]

    return step(payment, "note_bounced", actor, "payment.bounced", returned, reason=why)
