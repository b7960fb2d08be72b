"""What the supporting unit is, from the form of its record."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.facts.linking import Linked
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.platform import Platform

_KINDS = {
    "enterprise": "企业",
    "university": "高等学校",
    "institute": "科研院所",
    "government": "政府工作机构",
}
"""Other forms of organisations do not tell which of the six it is."""

HOME = Linked(
    "supporter_kind",
    "platform",
    Sentence("依托单位登记的单位类型", "The form of the supporting unit"),
    kind=Platform,
    by="organisation",
    other=Converted(
        "supporter_kind",
        "organisation",
        Sentence("单位类型", "Form of organisation"),
        rows=true_on(Organisation),
        through="key",
        fields=("form",),
        convert=_KINDS.get,
    ),
    of_other="supporter_kind",
)
