"""Valid rights of class two on the day: granted, not ended (国科发火〔2016〕195号)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Counted, true_on
from kechuang.registry.kinds.intellectual_property import CLASS_TWO, IntellectualProperty

HOME = Counted(
    "ip_class2",
    "organisation",
    Sentence("知识产权库中当日有效的Ⅱ类知识产权数", "Rights of class two in force on the day"),
    rows=true_on(IntellectualProperty, form__in=CLASS_TWO, state="granted"),
    through="organisation",
    complete="intellectualproperty",
)
