"""Interest support: a share of the interest that was paid, by the policy's law and the place's figures (indirect)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kechuang.funds.modes.of_policy import amount_of
from kechuang.funds.modes.support import Support, Way
from kechuang.kernel.sentences import Sentence
from kechuang.rules.law import Local


def amount(facts: Mapping[str, Any], on: date, *, figures: Local | None = None) -> Support:
    """The interest that is borne, by the law of the day."""
    return amount_of("loan_interest", "paid", facts, on, figures=figures)


WAY = Way(
    "interest",
    "indirect",
    Sentence("贷款贴息", "Interest support"),
    {"facts": Sentence("事项", "facts")},
    amount,
)
