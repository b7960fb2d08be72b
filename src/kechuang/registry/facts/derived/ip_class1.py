"""Valid rights of class one on the day: granted, not ended (国科发火〔2016〕195号)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Counted, true_on
from kechuang.registry.kinds.intellectual_property import CLASS_ONE, IntellectualProperty

HOME = Counted(
    "ip_class1",
    "organisation",
    Sentence("知识产权库中当日有效的Ⅰ类知识产权数", "Rights of class one in force on the day"),
    rows=true_on(IntellectualProperty, form__in=CLASS_ONE, state="granted"),
    through="organisation",
    complete="intellectualproperty",
)
