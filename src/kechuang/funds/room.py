"""What of an award may still be asked for, cut or returned: its standing in the ledger less payments on their way."""

from __future__ import annotations

from django.db.models import Sum

from kechuang.funds.balances import balance, balances
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Award, Payment
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence

OPEN = ("submitted", "checked", "approved", "bounced")
"""States in which a payment asks for money that is still on the account of what is promised."""


def room(award: Award) -> int:
    """In fen: promised, not paid, and not asked for by another payment."""
    asked = Payment.objects.filter(award=award, state__in=OPEN).aggregate(sum=Sum("fen"))["sum"] or 0
    return balance(award.place.account("committed")) - asked


def refuse_beyond(award: Award, fen: int) -> None:
    """Raise Conflict where more is wanted than there is room for."""
    left = room(award)
    if fen > left:
        raise Conflict(
            "award.room",
            Sentence(
                f"这项支持只剩{yuan(left)}元可用，{yuan(fen)}元多了{yuan(fen - left)}元。",
                f"Only {yuan(left)} yuan of this award are left; {yuan(fen)} are {yuan(fen - left)} too many.",
            ),
            Sentence("没有办理。请核对金额和在途的拨付单。", "Nothing was done. Check amount and open payments."),
            field="amount",
        )


def paid_by_year(award: Award) -> dict[int, int]:
    """What was paid of it, in fen, by the budget year it came from."""
    found = balances(kinds=["paid"], subject=award.number)
    return {account.year: fen for account, fen in found.items() if fen}
