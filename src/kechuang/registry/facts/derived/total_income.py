"""Total income of a year: as filed, else gross income less non-taxable income (国科发火〔2016〕195号)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.balancing import Balance

HOME = Balance(
    "total_income",
    Sentence("收入总额减不征税收入", "Gross income less non-taxable income"),
    plus=("gross_income",),
    minus=("non_taxable_income",),
)
