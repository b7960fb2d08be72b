"""Registered in Hebei: the division of its licence begins with 13 (GB/T 2260)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.organisation import Organisation

HOME = Converted(
    "registered_in_hebei",
    "organisation",
    Sentence("注册地行政区划代码以13开头为河北省", "Divisions of Hebei begin with 13"),
    rows=true_on(Organisation),
    through="key",
    fields=("division",),
    convert=lambda division: division.startswith("13"),
    filled_in=(Organisation, "division"),
)
