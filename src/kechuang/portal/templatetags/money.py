"""Filters of pages that show money: fen in yuan to the fen, or in 万元 without rounding."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Payment
from kechuang.funds.standing import Standing
from kechuang.kernel.units import RATIO
from kechuang.portal import numbers
from kechuang.portal.language import said
from kechuang.rules.words import amount

register = template.Library()

register.filter("yuan", yuan)

COLUMN_WORDS = {
    "budget": _("预算（含结转）"),
    "committed": _("已定未拨"),
    "paid": _("已拨付"),
    "available": _("可用"),
    "gone": _("结转、收回"),
}
"""In the order of `money.addresses.COLUMNS`."""


@register.filter
def wan(fen: int) -> str:
    """In 万元, exact: 1,234.5 for 1234 5000 元."""
    told = f"{Decimal(fen) / 10**6:,.6f}".rstrip("0").rstrip(".")
    return told or "0"


@register.filter
def stage_words(payment: Payment) -> str:
    """The state of a payment."""
    return said(payment.stage.name)


@register.filter
def stage_class(payment: Payment) -> str:
    """The look of its lamp; the word stands beside it."""
    return {"paid": "good", "refused": "error", "bounced": "warning"}.get(payment.state, "notice")


@register.filter
def light_class(light: str) -> str:
    """The look of a breaker's lamp; the word stands beside it."""
    return {"fine": "good", "warned": "warning", "halted": "error"}.get(light, "notice")


@register.filter
def repaying_class(state: str) -> str:
    """The look of the lamp that says how a loan is repaid; the word stands beside it."""
    return {"repaid": "good", "overdue": "warning", "defaulted": "error", "written_off": "error"}.get(state, "notice")


@register.filter
def as_share(share: Fraction) -> str:
    """A share in per cent, to four places at most."""
    return amount(share, RATIO)


@register.filter
def money_kinds(standing: Standing) -> list[int]:
    """The columns of a line's years."""
    kinds = ("appropriation", "carried_in", "committed", "in_transit", "paid", "available")
    return [*(standing.of(kind) for kind in kinds), standing.gone]


@register.filter
def column_words(column: str) -> str:
    """What a column of the budget table is called."""
    return str(COLUMN_WORDS[column])


@register.filter
def with_labels(cells: list[Any]) -> list[tuple[Any, str]]:
    """The numbers of a row beside what they are called."""
    return [(cell, str(label)) for cell, label in zip(cells, COLUMN_WORDS.values(), strict=True)]


@register.filter
def exact_number(value: Fraction | None) -> str:
    """A number with at most two decimals."""
    return numbers.number(value)


@register.filter
def percent(value: Fraction) -> str:
    """A growth as +9.5%."""
    return f"{'+' if value > 0 else ''}{numbers.number(value * 100, 1)}%"
