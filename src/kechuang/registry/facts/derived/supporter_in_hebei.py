"""The supporting unit is registered in Hebei."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.derived import registered_in_hebei
from kechuang.registry.facts.linking import Linked
from kechuang.registry.kinds.platform import Platform

HOME = Linked(
    "supporter_in_hebei",
    "platform",
    Sentence("依托单位注册地在河北省", "The supporting unit is registered in Hebei"),
    kind=Platform,
    by="organisation",
    other=registered_in_hebei.HOME,
    of_other="registered_in_hebei",
)
