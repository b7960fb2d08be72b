"""Print the slip of a payment: it shows the whole account number, so who printed it is written down."""

from __future__ import annotations

from kechuang.accounts.access import Actor, may_pay, require
from kechuang.events.record import record
from kechuang.funds.models import Payment
from kechuang.funds.paying import noted, refuse_changed
from kechuang.kernel.errors import Conflict, KechuangError
from kechuang.kernel.sentences import Sentence

PRINTABLE = ("approved", "released", "paid")
"""States in which payee, account and amount are checked and approved."""


def print_slip(payment: Payment, actor: Actor) -> None:
    """Raises Refused, Conflict (not approved, or changed since it was checked); each leaves one event that failed."""
    require(may_pay(actor), actor, "payment.slip_printed", payment)
    try:
        if payment.state not in PRINTABLE:
            raise Conflict(
                "payment.unapproved",
                Sentence(
                    f"这笔拨付现在是“{payment.stage.name.zh}”，还不能打印拨付单。",
                    f"The payment is “{payment.stage.name.en}”: there is no slip of it.",
                ),
                Sentence("批准以后再打印。", "Print it once it is approved."),
            )
        refuse_changed(payment)
    except KechuangError as error:
        noted("payment.slip_printed", payment, actor, error)
        raise
    record("payment.slip_printed", actor=actor, obj=payment)
