"""The rows behind a count as plain stretches of time: certificates with their terms, things with their stays, days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Max, Min

from kechuang.indicators.conditions import Kind
from kechuang.indicators.context import Context
from kechuang.indicators.forecasting.renewals import Grant
from kechuang.indicators.forecasting.stays import Stretch
from kechuang.indicators.measures import Count, once_each
from kechuang.indicators.when import Began, UpTo
from kechuang.registry.kinds.certificate import Certificate


def has_terms(measure: Count, context: Context) -> bool:
    """Whether what is counted are certificates of which most have a last day."""
    if measure.question.kind is not Certificate:
        return False
    rows = measure.question.at(UpTo()).rows(context)
    total = rows.count()
    return bool(total) and rows.filter(expires=None).count() * 2 < total


def grants(measure: Count, context: Context) -> list[Grant]:
    """Every certificate issued by the day, whether or not it still holds."""
    rows = measure.question.at(UpTo()).rows(context).order_by()
    # a certificate may have several rows, one after another; it held until the last of them ended
    held = (
        rows.values("key", "issued", "expires")
        .annotate(holder=Max(_who(measure)), until=Max("valid_to"))
        .values_list("holder", "issued", "expires", "until")
    )
    day = context.asof.valid
    return [
        Grant(holder, issued, expires, until if until and until <= day and (not expires or until < expires) else None)
        for holder, issued, expires, until in held
        if issued is not None and (expires is None or expires > issued)
    ]


def stretches(measure: Count, context: Context) -> list[Stretch]:
    """Every stretch in which a thing counted, from the day on which it came about."""
    rows = measure.question.at(UpTo()).rows(context).order_by()
    began = measure.began or "valid_from"
    held = rows.values_list(_who(measure), began, "valid_from", "valid_to")
    day = context.asof.valid
    return [
        Stretch(str(key), min(start or first, first), end if end and end <= day else None)
        for key, start, first, end in held
    ]


def days(measure: Count, context: Context) -> list[date]:
    """The days on which what is counted came about, each thing once; all of them up to the day."""
    field = measure.began or measure.question.kind.SINCE or "valid_from"
    every = Context(context.asof, context.scope)
    rows = measure.question.at(Began(field)).rows(every).order_by()
    return list(rows.values("key").annotate(day=Min(field)).values_list("day", flat=True))


def _who(measure: Count) -> Any:
    kind: Kind = measure.question.kind
    return once_each(kind, measure.distinct) if measure.distinct else F("key")
