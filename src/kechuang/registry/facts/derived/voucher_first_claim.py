"""Whether no voucher was ever issued to it by the day."""

from __future__ import annotations

from dataclasses import dataclass

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Counted, true_on
from kechuang.registry.kinds.voucher import Voucher


@dataclass(frozen=True)
class _None(Counted):
    """Whether there is none."""

    def told(self, count: int) -> bool:
        """The fact of a count."""
        return count == 0


HOME = _None(
    "voucher_first_claim",
    "organisation",
    Sentence("创新券台账中当日以前没有发放给本单位的券", "No voucher was issued to it by the day"),
    rows=true_on(Voucher),
    through="organisation",
    complete="voucher",
)
