"""Shift budget from one line to another of the same year, by a document and with the reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.events.clock import moment
from kechuang.funds.entering import document_given, enter, refuse_amount, refuse_future, refuse_year
from kechuang.funds.ledger.movements import Place, shifted
from kechuang.funds.models import BudgetLine, LedgerEntry
from kechuang.funds.posting import Voucher
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence


def shift_budget(
    source: BudgetLine,
    to: BudgetLine,
    year: int,
    fen: int,
    actor: Actor,
    *,
    document: str,
    happened: date,
    reason: str,
    request: str = "",
) -> LedgerEntry:
    """At most what is available on the first. Raises Refused, BadInput naming the field, Conflict."""
    require(may_keep_money(actor), actor, "budget.shifted", source)
    refuse_year(year)
    refuse_amount(fen)
    refuse_future(happened, timezone.localdate())
    if source.pk == to.pk:
        raise BadInput(
            "budget.same_line",
            Sentence("调出和调入是同一个项目。", "Both are the same line."),
            Sentence("请另选调入的项目。", "Choose another line."),
            field="to",
        )
    if source.example != to.example:
        raise BadInput(
            "budget.example",
            Sentence("示例项目和真实项目之间不能调剂。", "Nothing is shifted between example and real lines."),
            Sentence("请另选调入的项目。", "Choose another line."),
            field="to",
        )
    why = given(reason)
    text = f"{year}年{source.name}调剂至{to.name}：{why}"[:300]
    voucher = Voucher(happened, f"line:{source.code}", text, document_given(document), request, source.example)
    with transaction.atomic():
        stamp = moment()
        moves = [(shifted(fen, Place(year, source.code), Place(year, to.code)), voucher)]
        after = {"year": year, "fen": fen, "to": to.code, "document": voucher.document}
        return enter("budget.shifted", moves, actor, stamp, obj=source, after=after, reason=why)[0]
