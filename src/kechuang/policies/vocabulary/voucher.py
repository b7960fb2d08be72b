"""Facts about an innovation voucher, and what may be issued and paid out with any cap and share."""

from __future__ import annotations

from kechuang.rules.declare import money, yes_no
from kechuang.rules.tree import Node, Operand, best_of, least_of, node

ASKED = money("voucher_asked", "本次申领额度", bound=10**9, time="day")
USED_THIS_YEAR = money("voucher_used_this_year", "当年已领取的创新券", bound=10**9, time="day")
BALANCE = money("voucher_balance", "创新券余额", "已领取尚未兑付的额度", bound=10**9, time="day")
ELIGIBLE_COST = money("voucher_eligible_cost", "创新券服务实际支出", "服务合同的合格支出", bound=10**9, time="day")
REDEEMED_THIS_YEAR = money("voucher_redeemed_this_year", "当年已兑付金额", bound=10**9, time="day")
FIRST_CLAIM = yes_no("voucher_first_claim", "首次申领", "此前没有领取过创新券", fixed=True, time="day")


def room(cap: Operand) -> Node:
    """What may still be claimed within a yearly cap."""
    return best_of(node(cap) - USED_THIS_YEAR, "0元")


def paid_out(share: Operand) -> Node:
    """A share of the service's cost, within the balance of the voucher."""
    return least_of(ELIGIBLE_COST * node(share), BALANCE)
