"""Carry over: close a year of a line. What is left goes into the next year for the same use, once; the rest goes back.

What was carried in is taken as spent first, so what is left over and above the year's own budget has now been unused
two years in a row and is taken back by the treasury (`by_date/carrying.py`). What was promised and not yet paid goes
along with each award.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.events.clock import moment
from kechuang.funds.balances import balance, balances
from kechuang.funds.by_date.carrying import may_carry
from kechuang.funds.entering import Moves, document_given, enter, refuse_future, refuse_year
from kechuang.funds.ledger.movements import Place, carried, carried_commitment, moved
from kechuang.funds.models import Award, BudgetLine, LedgerEntry
from kechuang.funds.posting import Voucher
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence


def carry_over(
    line: BudgetLine, year: int, actor: Actor, *, document: str, happened: date, request: str = ""
) -> list[LedgerEntry]:
    """Everything that is left of the year. Raises Refused, BadInput, Conflict (money with the bank, nothing left)."""
    require(may_keep_money(actor), actor, "budget.carried", line)
    refuse_year(year)
    refuse_future(happened, timezone.localdate())
    if happened <= date(year, 12, 1):
        raise BadInput(
            "budget.early",
            Sentence(f"{year}年度还没有结束。", f"The year {year} is not over yet."),
            Sentence("请在12月以后办理结转。", "Carry over after December has begun."),
            field="happened",
        )
    here = Place(year, line.code)
    voucher = Voucher(
        happened, f"line:{line.code}", f"{year}年{line.name}结转", document_given(document), request, line.example
    )
    with transaction.atomic():
        stamp = moment()
        if request and (there := LedgerEntry.objects.filter(request=request).first()):
            return [there]
        if sum(balances(kinds=["in_transit"], year=year, line=line.code).values()):
            raise Conflict(
                "budget.in_transit",
                Sentence("还有拨款在银行途中。", "Money is still with the bank."),
                Sentence("请先登记到账或退回，再办理结转。", "Note first whether it arrived."),
            )
        moves = [*_left(here, happened, voucher), *_promised(here, voucher)]
        if not moves:
            raise Conflict(
                "budget.nothing_left",
                Sentence("没有可结转的资金。", "Nothing is left to carry over."),
                Sentence("无需办理。", "There is nothing to do."),
            )
        moves = [(moves[0][0], voucher), *((entry, _plain(voucher)) for entry, _ in moves[1:])]
        made = enter("budget.carried", moves, actor, stamp, obj=line, after={"year": year, "document": document})
        Award.objects.filter(line=line, year=year).update(year=year + 1)
    return made


def _left(here: Place, on: date, voucher: Voucher) -> Moves:
    left, own = balance(here.account("available")), -balance(here.account("appropriation"))
    back = max(0, left - own) if may_carry(2, on).verdict is False else 0
    moves = [(carried(left - back, here), voucher)] if left > back else []
    return moves + ([(moved("lapse", back, here), voucher)] if back else [])


def _promised(here: Place, voucher: Voucher) -> Moves:
    found = balances(kinds=["committed"], year=here.year, line=here.line)
    return [
        (carried_commitment(fen, Place(here.year, here.line, account.subject)), voucher)
        for account, fen in sorted(found.items())
        if fen
    ]


def _plain(voucher: Voucher) -> Voucher:
    """The same voucher without the request's name, which one entry alone can carry."""
    return Voucher(voucher.happened, voucher.about, voucher.text, voucher.document, example=voucher.example)
