"""Refuse a payment before it is approved, with the reason; the money stays promised and can be asked for again."""

from __future__ import annotations

from datetime import datetime

from kechuang.accounts.access import Actor
from kechuang.funds.entering import Moves
from kechuang.funds.models import Payment
from kechuang.funds.paying import step
from kechuang.kernel.reasons import given


def refuse_payment(payment: Payment, actor: Actor, *, reason: str) -> Payment:
    """Raises Refused, BadInput, Conflict."""
    why = given(reason)

    def refused(held: Payment, stamp: datetime) -> Moves:
        held.reason = why
        return ()

    return step(payment, "refuse", actor, "payment.refused", refused, reason=why)
