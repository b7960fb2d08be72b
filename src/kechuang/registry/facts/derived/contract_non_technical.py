"""The part of the price that is not for technology: the whole price less what was recognised."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.technology_contract import TechnologyContract

HOME = Converted(
    "contract_non_technical",
    "technologycontract",
    Sentence("合同成交总额减核定技术交易额", "The whole price less the recognised technical part"),
    rows=true_on(TechnologyContract),
    through="key",
    fields=(
        "total",
        "technical",
    ),
    convert=lambda total, technical: total - technical,
)
