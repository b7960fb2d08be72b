"""The supporting enterprise is above the statistical scale."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.field_home import FieldHome
from kechuang.registry.facts.linking import Linked
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.platform import Platform

HOME = Linked(
    "supporter_above_scale",
    "platform",
    Sentence("依托单位登记为规模以上", "The supporting unit is recorded as above the statistical scale"),
    kind=Platform,
    by="organisation",
    other=FieldHome(Organisation, "organisation", "key", {"above_scale": "above_scale"}),
    of_other="above_scale",
)
