"""Filters of pages that show indicators: numbers in their unit, outcomes, definitions, questions, records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.utils.translation import gettext as _

from kechuang.indicators.definition import CERTAINTIES, Indicator
from kechuang.indicators.meeting import OUTCOMES
from kechuang.indicators.parts import ROLES, Part
from kechuang.indicators.values import Value
from kechuang.kernel.units import measure
from kechuang.portal import numbers, words
from kechuang.portal.asked_asof import AskedAsOf
from kechuang.portal.language import said
from kechuang.supervision.answering import Answer
from kechuang.supervision.asking import Asking
from kechuang.supervision.behind import Told
from kechuang.supervision.suggesting import SURE

register = template.Library()

register.filter("sign_of", numbers.sign_of)
register.filter("large_in", numbers.large)
register.filter("ratio_sign", numbers.ratio_sign)


@register.filter
def told_in(value: Fraction | None, answer: Answer) -> str:
    """A number of an answer in the unit it is told in."""
    return numbers.with_unit(answer.told(value), answer.unit)


@register.filter
def figure_in(value: Decimal, indicator: Indicator) -> str:
    """A figure of a series in the unit its indicator is told in."""
    return numbers.with_unit(Fraction(value) / measure(indicator.unit)[0], indicator.unit)


@register.filter
def value_shown(value: Value) -> str:
    """A number in the unit it is told in, with the unit."""
    return numbers.with_unit(value.shown, value.unit)


@register.filter
def value_bare(value: Value) -> str:
    """The same without the unit: its column tells it."""
    return numbers.number(value.shown)


@register.filter
def bare(value: Fraction | None) -> str:
    """A number as it is, without a unit."""
    return numbers.number(value)


@register.filter
def level_words(levels: list[str]) -> str:
    """Levels of recognition in words."""
    return "、".join(str(words.level_name(level)) for level in levels)


@register.filter
def outcome_words(outcome: str) -> str:
    """Whether a target is met, in words."""
    return said(OUTCOMES[outcome])


@register.filter
def lamp_class(outcome: str) -> str:
    """The look of an outcome's lamp; the word stands beside it."""
    return {"met": "good", "not_met": "error", "open": "warning"}.get(outcome, "notice")


@register.filter
def certainty_words(certainty: str) -> str:
    """How sure a definition is, in words."""
    return said(CERTAINTIES[certainty])


@register.filter
def role_of_part(role: str) -> str:
    """Which side of a number a part is, in words."""
    return said(ROLES[role])


@register.filter
def standing_words(standing: str) -> Any:
    """How sure a fact is, in words."""
    return words.STANDINGS.get(standing, standing)


@register.filter
def conditions_of(part: Part) -> list[tuple[Any, str]]:
    """The conditions of a question one by one: the kind of record, the time, each condition, what is counted."""
    kind, held = part.question.kind, part.question.conditions(part.context)
    told = [
        (_("记录"), str(kind._meta.verbose_name)),
        (_("时间"), said(part.question.when.said(kind, part.context))),
        *((_("条件"), said(condition.said(kind))) for condition in held),
    ]
    if part.field:
        told.append((_("合计或计数"), str(kind._meta.get_field(part.field).verbose_name)))  # type: ignore[union-attr]
    return told


@register.filter
def cells(one: Told, columns: tuple[tuple[str, Any], ...]) -> list[str]:
    """The cells of a record's row; what the reader may not see is empty."""
    facts = {fact.field: said(fact.words) for fact in one.facts}
    return [facts.get(name, "") for name, _term in columns]


@register.filter
def on_day(asked: AskedAsOf, day: date) -> str:
    """The address of the same page on another day."""
    return asked.on(day)


@register.filter
def asking_words(asking: Asking) -> str:
    """How an indicator is asked, on one line: levels, place, time, growth, a definition held fast."""
    return words.asking_words(asking)


@register.filter
def binding_words(how: str) -> Any:
    """What an officer said of an indicator, in words."""
    return words.BOUND.get(how, how)


@register.filter
def sure_words(sure: str) -> str:
    """How sure a suggestion is, in words."""
    return said(SURE[sure])
