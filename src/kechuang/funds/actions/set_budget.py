"""Set budget: give a line so much money for a year, by a document; giving more later adds to it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.events.clock import moment
from kechuang.funds.entering import document_given, enter, refuse_amount, refuse_future, refuse_year
from kechuang.funds.ledger.movements import Place, moved
from kechuang.funds.models import BudgetLine, LedgerEntry
from kechuang.funds.posting import Voucher


def set_budget(
    line: BudgetLine, year: int, fen: int, actor: Actor, *, document: str, happened: date, request: str = ""
) -> LedgerEntry:
    """`fen` is added to what stands there. Raises Refused, BadInput naming the field, Conflict."""
    require(may_keep_money(actor), actor, "budget.set", line)
    refuse_year(year)
    refuse_amount(fen)
    refuse_future(happened, timezone.localdate())
    voucher = Voucher(
        happened, f"line:{line.code}", f"{year}年{line.name}", document_given(document), request, line.example
    )
    with transaction.atomic():
        stamp = moment()
        moves = [(moved("appropriate", fen, Place(year, line.code)), voucher)]
        after = {"year": year, "fen": fen, "document": voucher.document}
        return enter("budget.set", moves, actor, stamp, obj=line, after=after)[0]
