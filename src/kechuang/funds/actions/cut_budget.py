"""Cut budget: take back from a line what is not promised to anybody, by a document and with the reason."""

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
from kechuang.kernel.reasons import given


def cut_budget(
    line: BudgetLine,
    year: int,
    fen: int,
    actor: Actor,
    *,
    document: str,
    happened: date,
    reason: str,
    request: str = "",
) -> LedgerEntry:
    """At most what is available. Raises Refused, BadInput naming the field, Conflict."""
    require(may_keep_money(actor), actor, "budget.cut", line)
    refuse_year(year)
    refuse_amount(fen)
    refuse_future(happened, timezone.localdate())
    why = given(reason)
    voucher = Voucher(
        happened,
        f"line:{line.code}",
        f"{year}年{line.name}：{why}"[:300],
        document_given(document),
        request,
        line.example,
    )
    with transaction.atomic():
        stamp = moment()
        moves = [(moved("cut", fen, Place(year, line.code)), voucher)]
        after = {"year": year, "fen": fen, "document": voucher.document}
        return enter("budget.cut", moves, actor, stamp, obj=line, after=after, reason=why)[0]
