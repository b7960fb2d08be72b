"""People of the enterprise's own research body, as its record in the list of platforms says."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.platform import Platform

HOME = Converted(
    "rd_body_people",
    "organisation",
    Sentence("平台库中本单位研发机构的固定人员数", "As the record of its research body says"),
    rows=true_on(Platform, form="industry_rd_body"),
    through="organisation",
    fields=("fixed_staff",),
    convert=lambda value: value,
)
