"""Vouchers received in the year of the day, whatever became of them since."""

from __future__ import annotations

from django.db.models import QuerySet

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.summing import Summed
from kechuang.registry.kinds.voucher import Voucher


def of_the_year(when: When) -> QuerySet[Voucher]:
    """Vouchers issued from the first of January to the day."""
    return Voucher.objects.as_of(when.asof).filter(issued__year=when.asof.valid.year)


HOME = Summed(
    "voucher_used_this_year",
    "organisation",
    Sentence("创新券台账中当年发放给本单位的券面金额合计", "Faces of the vouchers issued to it in the year"),
    kind=Voucher,
    rows=of_the_year,
    through="organisation",
    field="face",
    complete="voucher",
)
