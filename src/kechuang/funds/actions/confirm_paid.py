"""Confirm that a payment arrived, by the bank's receipt."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from kechuang.accounts.access import Actor
from kechuang.funds.cover.claimed import compensate
from kechuang.funds.entering import Moves, refuse_future
from kechuang.funds.founding import close_when_paid
from kechuang.funds.ledger.movements import moved
from kechuang.funds.models import Payment
from kechuang.funds.paying import step
from kechuang.funds.posting import Voucher
from kechuang.funds.vouchers.redeeming import redeem


def confirm_paid(payment: Payment, actor: Actor, *, arrived: date) -> Payment:
    """On the day of the receipt. Raises Refused, BadInput, Conflict."""

    def confirmed(held: Payment, stamp: datetime) -> Moves:
        refuse_future(arrived, timezone.localdate())
        held.settled_on = arrived
        about = f"payment:{held.number}"
        request = f"{about} arrived {held.times_sent}"
        voucher = Voucher(arrived, about, str(held), held.award.decision, request, held.example)
        return [(moved("arrive", held.fen, held.award.place), voucher)]

    def followed(held: Payment) -> None:
        redeem(held, actor, arrived)
        compensate(held, actor, arrived)
        close_when_paid(held)

    return step(payment, "confirm_paid", actor, "payment.paid", confirmed, after=followed)
