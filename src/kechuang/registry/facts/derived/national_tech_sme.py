"""Got a registration number of technology SME in the year (国科发政〔2017〕115号)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Holds
from kechuang.registry.kinds.certificate import Certificate

HOME = Holds(
    "national_tech_sme",
    "organisation",
    Sentence(
        "该年度取得科技型中小企业入库登记编号", "A registration number of technology SME was given out in that year"
    ),
    rows=lambda when: Certificate.objects.known(when.asof).filter(scheme="tech_sme", issued__year=when.year),
    through="organisation",
    complete="certificate:tech_sme",
)
