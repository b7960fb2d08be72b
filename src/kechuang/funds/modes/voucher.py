"""Innovation vouchers: what a service paid for may be redeemed, by the province's rule or the city's own (indirect)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kechuang.funds.modes.of_policy import amount_of
from kechuang.funds.modes.support import Support, Way
from kechuang.kernel.sentences import Sentence
from kechuang.rules.law import Local


def amount(facts: Mapping[str, Any], on: date, *, city: bool = True, figures: Local | None = None) -> Support:
    """What is redeemed of a service, by the law of the day."""
    return amount_of("city_voucher" if city else "innovation_voucher", "paid", facts, on, figures=figures)


WAY = Way(
    "voucher",
    "indirect",
    Sentence("科技创新券", "Innovation voucher"),
    {"facts": Sentence("事项", "facts")},
    amount,
)
