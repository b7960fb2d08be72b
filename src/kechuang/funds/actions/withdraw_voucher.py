"""Take a voucher back that is not redeemed: it was misused, given up, or not used in the time the place sets."""

from __future__ import annotations

from datetime import date

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.funds.turning import turned
from kechuang.funds.vouchers.held import OPEN, STANDINGS, claims
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.voucher import Voucher


def withdraw_voucher(one: Voucher, actor: Actor, *, reason: str, since: date) -> Voucher:
    """With the reason. Raises Refused, BadInput, Conflict (redeemed, gone, or an application claims it)."""
    require(may_keep_money(actor), actor, "record.replaced", one)
    why = given(reason)
    claim = claims([one.number]).get(one.number)
    if one.state not in OPEN or claim is not None:
        said = STANDINGS["claimed" if claim is not None and one.state in OPEN else one.state]  # type: ignore[index]
        raise Conflict(
            "voucher.state",
            Sentence(f"创新券{one.number}{said.zh}，不能收回。", f"The voucher {one.number}: {said.en}."),
            Sentence("兑付办理中的，先在办件上不予通过。", "Refuse the application that claims it first."),
        )
    return turned(one, {"state": "withdrawn"}, actor, since=max(since, one.valid_from), reason=why)
