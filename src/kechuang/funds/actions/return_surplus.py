"""Note a surplus returned: money that was paid and not used comes back from the organisation."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.events.clock import moment
from kechuang.funds.entering import document_given, enter, refuse_amount, refuse_future
from kechuang.funds.ledger.movements import Place, moved
from kechuang.funds.models import Award, LedgerEntry
from kechuang.funds.posting import Voucher
from kechuang.funds.room import paid_by_year
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence


def return_surplus(
    award: Award, fen: int, actor: Actor, *, document: str, happened: date, request: str = ""
) -> LedgerEntry:
    """Out of the year in which most of it was paid. Raises Refused, BadInput, Conflict (more than was paid)."""
    require(may_keep_money(actor), actor, "award.returned", award)
    refuse_amount(fen)
    refuse_future(happened, timezone.localdate())
    named = document_given(document)
    with transaction.atomic():
        stamp = moment()
        there = LedgerEntry.objects.filter(request=request).first() if request else None
        paid = paid_by_year(award)
        enough = [year for year, held in paid.items() if held >= fen]
        if there is None and not enough:
            raise Conflict(
                "award.not_paid",
                Sentence("收回的比任何一年拨付的都多。", "It is more than was paid in any year."),
                Sentence("请按年度分笔登记。", "Enter it year by year."),
                field="amount",
            )
        year = there.entry().postings[0].account.year if there else min(enough)
        voucher = Voucher(happened, f"award:{award.number}", str(award), named, request, award.example)
        moves = [(moved("give_back", fen, Place(year, award.line.code, award.number)), voucher)]
        return enter("award.returned", moves, actor, stamp, obj=award, after={"fen": fen, "document": named})[0]
