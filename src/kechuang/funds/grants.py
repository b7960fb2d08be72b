"""What a call may grant by a rule of its own: which amount of which policy. Other calls fund projects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.funds.modes.post_subsidy import AMOUNTS
from kechuang.funds.modes.support import Mode
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.rules.law import NotInForce
from kechuang.rules.parameters import Parameter
from kechuang.rules.policy import Version
from kechuang.rules.tree import walk


@dataclass(frozen=True, slots=True)
class Grant:
    """An amount of a policy, granted under one mode.

    forms      the kinds of organisations it is for; empty: all
    may_lack   figures that a call may leave open: only some applications rest on them, and those stay undetermined
    """

    code: str
    mode: Mode
    policy: str
    amount: str
    name: Sentence
    forms: tuple[str, ...] = ()
    may_lack: tuple[str, ...] = ()


_ALL = (
    *(Grant(code, "post_subsidy", policy, amount, name) for code, (policy, amount, name) in AMOUNTS.items()),
    Grant(
        "transfer_body", "post_subsidy", "transfer_body", "subsidy", Sentence("技术转移机构后补助", "Transfer bodies")
    ),
    Grant("interest", "indirect", "loan_interest", "paid", Sentence("科技贷款贴息（市县）", "Interest support")),
    Grant(
        "risk_cover",
        "indirect",
        "loan_cover",
        "paid",
        Sentence("贷款风险补偿（省）", "Cover of loan risk"),
        forms=("bank",),
        may_lack=("loan_cover_share_guaranteed", "loan_cover_share_other"),
    ),
    Grant(
        "city_risk_cover",
        "indirect",
        "city_loan_cover",
        "paid",
        Sentence("贷款风险补偿（市县）", "Cover of loan risk by the city"),
        forms=("bank",),
    ),
    Grant("city_voucher", "indirect", "city_voucher", "paid", Sentence("科技创新券兑付（市县）", "City voucher")),
    Grant("voucher", "indirect", "innovation_voucher", "paid", Sentence("科技创新券兑付（省）", "Province's voucher")),
)
COVERS = ("risk_cover", "city_risk_cover")
"""Grants that pay a bank for a loan that went bad."""
GRANTS = {one.code: one for one in _ALL}
"""By code."""


def grants_of(mode: str) -> tuple[Grant, ...]:
    """What a line of that mode may grant by rule; none where projects are funded."""
    return tuple(one for one in _ALL if one.mode == mode)


def open_figures(grant: Grant, on: date) -> tuple[Parameter, ...]:
    """The figures of the amount and the conditions on a day which the law leaves to the place, or nobody has found.

    Those of the amount come first: without them nothing can be reckoned. Empty where no version is in force.
    """
    try:
        version: Version = catalogue().law(grant.policy, on).version
    except NotInForce:
        return ()
    amount = next(one for one in version.amounts if one.code == grant.amount)
    asked = [n.args[0] for n in walk(amount.value) if n.op == "param"]
    asked += [n.args[0] for one in version.conditions for n in walk(one.test) if n.op == "param"]
    left = {one.name: one for one in asked if (held := one.on(on)) is None or held.value is None}
    return tuple(left.values())


def needed_figures(grant: Grant, on: date) -> frozenset[str]:
    """Names of the open figures without which no application could be reckoned."""
    try:
        version = catalogue().law(grant.policy, on).version
    except NotInForce:
        return frozenset()
    amount = next(one for one in version.amounts if one.code == grant.amount)
    open_ = {one.name for one in open_figures(grant, on)}
    asked = {n.args[0].name for n in walk(amount.value) if n.op == "param"}
    return frozenset(asked & open_ - {*grant.may_lack})
