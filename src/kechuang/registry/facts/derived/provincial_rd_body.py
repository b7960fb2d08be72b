"""Has a research body recognised by a province or above: a platform of that level in operation."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Holds
from kechuang.registry.kinds.certificate import PROVINCIAL_AND_ABOVE
from kechuang.registry.kinds.platform import Platform

_RESEARCH = (
    "tech_innovation_centre",
    "key_laboratory",
    "industry_institute",
    "new_rd_body",
    "industry_rd_body",
)

HOME = Holds(
    "provincial_rd_body",
    "organisation",
    Sentence(
        "平台库中有依托本单位、省级以上、运行中的研发机构",
        "A research platform of provincial level or above is run by it",
    ),
    rows=lambda when: Platform.objects.as_of(when.asof).filter(
        form__in=_RESEARCH, level__in=PROVINCIAL_AND_ABOVE, state="operating"
    ),
    through="organisation",
    complete="platform",
)
