"""The kind of industry that policies speak of, from the code of GB/T 4754-2017."""

from __future__ import annotations

from kechuang.kernel.industries import lookup
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.organisation import Organisation

_SECTIONS = {
    "C": "制造业",
    "B": "其他工业",
    "D": "其他工业",
    "M": "科技服务业",
    **dict.fromkeys("AEST", "其他"),
    **dict.fromkeys("FGHIJKLNOPQR", "其他服务业"),
}
"""工业 is sections B, C and D; 科技服务业 is section M (科学研究和技术服务业)."""
_SOFTWARE = "65"


def _kind(code: str) -> str | None:
    industry = lookup(code)
    if industry is None or (industry.section == "I" and industry.level == 1):
        return None  # the section alone does not tell software from the rest
    return "软件业" if industry.code.startswith(_SOFTWARE) else _SECTIONS[industry.section]


HOME = Converted(
    "industry_kind",
    "organisation",
    Sentence("按国民经济行业代码归入", "By the code of the industry"),
    rows=true_on(Organisation),
    through="key",
    fields=("industry",),
    convert=_kind,
    filled_in=(Organisation, "industry"),
)
