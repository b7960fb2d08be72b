"""The industry by which the size of an enterprise is measured (工信部联企业〔2011〕300号，三), from GB/T 4754-2017."""

from __future__ import annotations

from kechuang.kernel.industries import lookup
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.organisation import Organisation

_SECTIONS = {
    "A": "农、林、牧、渔业",
    **dict.fromkeys("BCD", "工业"),
    "E": "建筑业",
    "L": "租赁和商务服务业",
    **dict.fromkeys("MNOR", "其他未列明行业"),
}
_DIVISIONS = {
    "51": "批发业",
    "52": "零售业",
    **dict.fromkeys(("54", "55", "56", "57", "58", "591"), "交通运输业"),
    "59": "仓储业",
    "60": "邮政业",
    "61": "住宿业",
    "62": "餐饮业",
    **dict.fromkeys(("63", "64"), "信息传输业"),
    "65": "软件和信息技术服务业",
    "701": "房地产开发经营",
    "702": "物业管理",
    **dict.fromkeys(("703", "704", "709", "85"), "其他未列明行业"),
}
"""The longest code that fits counts. Railways (53), finance, schools, health and government are not measured."""


def _measured(code: str) -> str | None:
    industry = lookup(code)
    if industry is None:
        return None
    if industry.code == "59":
        return None  # loading belongs to transport, the rest to storage
    by_code = next((_DIVISIONS[industry.code[:n]] for n in (3, 2) if industry.code[:n] in _DIVISIONS), None)
    return by_code or _SECTIONS.get(industry.section)


HOME = Converted(
    "size_industry",
    "organisation",
    Sentence("按国民经济行业代码归入", "By the code of the industry"),
    rows=true_on(Organisation),
    through="key",
    fields=("industry",),
    convert=_measured,
    filled_in=(Organisation, "industry"),
)
