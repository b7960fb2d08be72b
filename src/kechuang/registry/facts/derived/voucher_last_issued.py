"""The day on which the latest voucher was issued."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.kinds.voucher import Voucher

HOME = Converted(
    "voucher_last_issued",
    "organisation",
    Sentence("创新券台账中最近一次发放的日期", "The day of issue of the latest voucher"),
    rows=lambda when: Voucher.objects.as_of(when.asof).order_by("issued"),
    through="organisation",
    fields=("issued",),
    convert=lambda issued: issued,
)
