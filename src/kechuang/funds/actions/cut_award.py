"""Cut an award: what is not yet paid or asked for goes back to the line, in part or whole, with the reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.events.clock import moment
from kechuang.funds.entering import enter, refuse_amount, refuse_future
from kechuang.funds.ledger.movements import moved
from kechuang.funds.models import Award, LedgerEntry
from kechuang.funds.posting import Voucher
from kechuang.funds.room import refuse_beyond
from kechuang.kernel.reasons import given


def cut_award(award: Award, fen: int, actor: Actor, *, reason: str, happened: date, request: str = "") -> LedgerEntry:
    """At most what no payment asks for. Raises Refused, BadInput, Conflict."""
    require(may_keep_money(actor), actor, "award.cut", award)
    refuse_amount(fen)
    refuse_future(happened, timezone.localdate())
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        held = Award.objects.select_related("line").get(pk=award.pk)
        there = LedgerEntry.objects.filter(request=request).first() if request else None
        if there is None:
            refuse_beyond(held, fen)
        text = f"{held}：{why}"[:300]
        voucher = Voucher(happened, f"award:{held.number}", text, held.decision, request, held.example)
        moves = [(moved("release", fen, held.place), voucher)]
        return enter("award.cut", moves, actor, stamp, obj=held, after={"fen": fen}, reason=why)[0]
