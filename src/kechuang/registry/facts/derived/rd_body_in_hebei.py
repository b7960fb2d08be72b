"""The enterprise's own research body lies in Hebei: its division begins with 13 (GB/T 2260)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.platform import Platform

HOME = Converted(
    "rd_body_in_hebei",
    "organisation",
    Sentence("平台库中本单位研发机构的行政区划代码以13开头", "The division of its research body begins with 13"),
    rows=true_on(Platform, form="industry_rd_body"),
    through="organisation",
    fields=("division",),
    convert=lambda value: value.startswith("13"),
)
