"""Cover of loan risk: what a bank is paid when a covered loan goes bad, by the province's law or the city's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kechuang.funds.modes.of_policy import amount_of
from kechuang.funds.modes.support import Support, Way
from kechuang.kernel.sentences import Sentence
from kechuang.rules.law import Local


def amount(facts: Mapping[str, Any], on: date, *, city: bool = False, figures: Local | None = None) -> Support:
    """The loss that is compensated, by the law of the day: the province's, or the city's own."""
    return amount_of("city_loan_cover" if city else "loan_cover", "paid", facts, on, figures=figures)


WAY = Way(
    "risk_cover",
    "indirect",
    Sentence("贷款风险补偿", "Cover of loan risk"),
    {"facts": Sentence("事项", "facts")},
    amount,
)
