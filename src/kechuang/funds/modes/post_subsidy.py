"""Post-subsidy: paid after the work or the recognition, by the amount that the policy itself grants.

Which amount of which policy: growth of R&D costs, recognition of a high-tech enterprise.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kechuang.funds.modes.of_policy import amount_of
from kechuang.funds.modes.support import Support, Way
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.rules.law import Local

AMOUNTS = {
    "rd": ("post_subsidy", "subsidy", Sentence("企业研发后补助", "Subsidy paid after R&D")),
    "hnte_city": ("hnte_reward", "city", Sentence("高企认定奖励（市县）", "Reward for recognition, of the city")),
    "hnte_province": ("hnte_reward", "province", Sentence("高企认定奖励（省级）", "The same, of the province")),
}


def amount(kind: str, facts: Mapping[str, Any], on: date, *, figures: Local | None = None) -> Support:
    """By the law of the day. Raises BadInput for a kind that is none."""
    if kind not in AMOUNTS:
        raise BadInput(
            "support.kind",
            Sentence(f"没有“{kind}”这种后补助。", f"There is no post-subsidy “{kind}”."),
            Sentence(f"可选：{'、'.join(AMOUNTS)}。", f"One of {', '.join(AMOUNTS)}."),
            field="kind",
        )
    policy, code, _ = AMOUNTS[kind]
    return amount_of(policy, code, facts, on, figures=figures)


WAY = Way(
    "post_subsidy",
    "post_subsidy",
    Sentence("后补助", "Post-subsidy"),
    {"kind": Sentence("补助种类", "kind"), "facts": Sentence("事项", "facts")},
    amount,
)
