"""What the vouchers in hand are worth on the day: issued or used, not redeemed, their last day not over."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.summing import Summed
from kechuang.registry.kinds.voucher import Voucher


def in_hand(when: When) -> QuerySet[Voucher]:
    """Vouchers that may still be redeemed on the day."""
    rows = Voucher.objects.as_of(when.asof).filter(state__in=("issued", "used"))
    return rows.filter(Q(last_day=None) | Q(last_day__gte=when.asof.valid))


HOME = Summed(
    "voucher_balance",
    "organisation",
    Sentence("创新券台账中当日有效、尚未兑付的券面金额合计", "Faces of the vouchers in hand on the day"),
    kind=Voucher,
    rows=in_hand,
    through="organisation",
    field="face",
    complete="voucher",
)
