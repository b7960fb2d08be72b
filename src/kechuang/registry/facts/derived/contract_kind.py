"""The kind of contract, where the registered category has but one."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.technology_contract import TechnologyContract

_KINDS = {"transfer": "技术转让", "licence": "技术许可", "consulting": "技术咨询"}
"""Development may be commissioned or joint; service may be training or brokerage: these are stated."""
FORM_OF = {
    "委托开发": "development",
    "合作开发": "development",
    **{kind: form for form, kind in _KINDS.items()},
    "技术服务": "service",
    "技术培训": "service",
    "技术中介": "service",
}
"""The category under which each kind is registered."""

HOME = Converted(
    "contract_kind",
    "technologycontract",
    Sentence("登记的合同类别", "The registered category"),
    rows=true_on(TechnologyContract),
    through="key",
    fields=("form",),
    convert=_KINDS.get,
)
