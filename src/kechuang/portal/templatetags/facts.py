"""Values as pages show them: how sure each is, and of a disputed one both values and who says so."""

from __future__ import annotations

from typing import Any

from django import template

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.provenance import STANDINGS, origin_said, period_said, value_said
from kechuang.registry.fields import Quantity
from kechuang.registry.record import Record
from kechuang.registry.standings import Standing, standing_of
from kechuang.rules import words

register = template.Library()
register.filter("origin", origin_said)
register.filter("period", period_said)

LAMPS = {"reported": "notice", "confirmed": "good", "disputed": "error"}
_TEMPLATE = "portal/facts/value.html"


@register.inclusion_tag(_TEMPLATE)
def fact_value(answer: Answer) -> dict[str, Any]:
    """The value of an answer, or of a stale one the older value, marked as such."""
    if answer.raw is None:
        last = value_said(answer.fact, answer.last.raw) if answer.last else None
        return {"value": None, "last": last, "period": period_said(answer)}
    other = value_said(answer.fact, answer.other)
    return _shown(value_said(answer.fact, answer.raw), answer.standing, other)


@register.inclusion_tag(_TEMPLATE)
def held(record: Record, field: str) -> dict[str, Any]:
    """The value of a field of a record; with both values where it is disputed."""
    standing = standing_of(record, field)
    return _shown(_said(record, field, getattr(record, field)), standing, _said(record, field, standing.other))


@register.filter
def fact_as(answer: Answer, raw: Any) -> Sentence:
    """Any value of the answer's fact in words."""
    return value_said(answer.fact, raw)


@register.filter
def standing_word(word: str) -> Sentence:
    """How sure a fact is, in a word."""
    return STANDINGS[word]


def _shown(value: Sentence, standing: Standing, other: Sentence) -> dict[str, Any]:
    mark = standing.mark
    return {
        "value": value,
        "word": STANDINGS[standing.word],
        "lamp": LAMPS[standing.word],
        "other": other if standing.disputed else None,
        "said_by": mark.said_by if mark else "",
        "reason": mark.reason if mark else "",
    }


def _said(record: Record, name: str, value: Any) -> Sentence:
    field = record._meta.get_field(name)
    if value is None or value == "":
        return Sentence("不知", "not known")
    if isinstance(value, bool):
        return Sentence("是", "yes") if value else Sentence("否", "no")
    if isinstance(field, Quantity):
        said = words.value(value, field.scale, field.base)
    elif getattr(field, "choices", None):
        said = str(dict(field.flatchoices).get(value, value))  # type: ignore[union-attr]
    else:
        said = str(value)
    return Sentence(said, said)
