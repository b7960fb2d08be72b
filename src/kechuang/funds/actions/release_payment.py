"""Release a payment: somebody other than who approved it sends it to the bank; the money is then on its way."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from kechuang.accounts.access import Actor
from kechuang.funds.entering import Moves
from kechuang.funds.ledger.movements import moved
from kechuang.funds.models import Payment
from kechuang.funds.paying import person, refuse_changed, step
from kechuang.funds.posting import Voucher


def release_payment(payment: Payment, actor: Actor) -> Payment:
    """Raises Refused, Conflict (changed since it was checked, or the award lacks the money)."""

    def released(held: Payment, stamp: datetime) -> Moves:
        refuse_changed(held)
        held.released_at, held.released_by = stamp, person(actor)
        held.times_sent += 1
        about = f"payment:{held.number}"
        request = f"{about} sent {held.times_sent}"
        day = timezone.localdate(stamp)
        voucher = Voucher(day, about, str(held), held.award.decision, request, held.example)
        return [(moved("send", held.fen, held.award.place), voucher)]

    return step(payment, "release_payment", actor, "payment.released", released)
