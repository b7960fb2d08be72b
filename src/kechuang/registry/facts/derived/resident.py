"""A resident enterprise: set up in China under Chinese law (企业所得税法第二条), as its credit code shows."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.organisation import Organisation


def _resident(form: str, code: str) -> bool | None:
    """A code that begins with 9 was given out by the market registrars (GB 32100-2015): registered in China."""
    return True if form == "enterprise" and len(code) == 18 and code.startswith("9") else None


HOME = Converted(
    "resident",
    "organisation",
    Sentence(
        "统一社会信用代码以9开头，由中国市场监管部门登记的企业",
        "An enterprise whose code begins with 9 was registered by the market registrars of China",
    ),
    rows=true_on(Organisation),
    through="key",
    fields=(
        "form",
        "code",
    ),
    convert=_resident,
)
