"""Built by two units or more: the record of the platform names co-builders."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.platform import Platform

HOME = Converted(
    "jointly_built",
    "platform",
    Sentence("平台库中登记有共建单位", "The record names co-builders"),
    rows=true_on(Platform),
    through="key",
    fields=("co_builders",),
    convert=lambda named: True,
)
