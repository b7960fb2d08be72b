"""Recognised and registered: the contract stands in the register on the day."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.technology_contract import TechnologyContract

HOME = Converted(
    "contract_recognised",
    "technologycontract",
    Sentence("技术合同登记库中有登记，且未注销", "The contract is registered and its registration stands"),
    rows=true_on(TechnologyContract),
    through="key",
    fields=("number",),
    convert=lambda number: True,
)
