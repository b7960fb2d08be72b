"""Interest support (indirect): a share of the interest that was paid, within a rate, a time and a sum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.modes.support import Support, Way, floor_fen, local, refuse_outside, within
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

YEAR = 360
"""Days of a year by which a yearly rate becomes one of a day (银发〔2005〕129号)."""


@dataclass(frozen=True, slots=True)
class Loan:
    """Principal in fen, yearly rate, the days of interest: from `since` until before `until`."""

    principal: int
    rate: Fraction
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Terms:
    """The place's figures: the share borne, the highest rate counted, the most days, the most in fen."""

    share: Fraction
    top_rate: Fraction | None
    days: int | None
    cap: int | None


def amount(loan: Loan, paid: int, terms: Terms) -> Support:
    """`paid` is the interest on the bank's receipts: never more than it is counted. Raises BadInput."""
    refuse_outside("share", terms.share, 0, 1)
    refuse_outside("rate", loan.rate, 0, 1)
    refuse_outside("paid", paid, 0, None)
    days = (loan.until - loan.since).days
    if days <= 0:
        raise BadInput(
            "support.until",
            Sentence("计息期须至少一天。", "Interest runs for a day at least."),
            Sentence("请核对起止日期。", "Check the days."),
            field="until",
        )
    counted = days if terms.days is None else min(days, terms.days)
    rate = loan.rate if terms.top_rate is None else min(loan.rate, terms.top_rate)
    interest = min(Fraction(paid), loan.principal * rate * counted / YEAR)
    said = Sentence(
        f"计息{counted}天，可贴息利息{yuan(floor_fen(interest))}元，贴{terms.share * 100}%",
        f"{counted} days, {yuan(floor_fen(interest))} yuan of interest count, {terms.share * 100} % of it",
    )
    fen, said = within(floor_fen(interest * terms.share), terms.cap, said)
    return Support(fen, said, local("贷款贴息比例、期限和上限"), "local")


WAY = Way(
    "interest",
    "indirect",
    Sentence("贷款贴息", "Interest support"),
    {"loan": Sentence("贷款", "loan"), "paid": Sentence("已付利息", "interest paid")},
    amount,
)
