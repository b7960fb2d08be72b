"""Draft a method of classifying townships; it holds once another person signs it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kechuang.accounts.access import Actor, may_set_townships, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.places.method import Method, checked
from kechuang.places.models import TownshipMethod


def draft_method(
    place: str, name: str, basis: str, since: date, method: Method, actor: Actor, *, example: bool = False
) -> TownshipMethod:
    """Drafts of the place that stand are dropped. Raises Refused, BadInput (names the field)."""
    require(may_set_townships(actor), actor, "townships.method_drafted", label=name)
    held, words = checked(method), given(basis)
    if not name.strip():
        raise BadInput(
            "method.name",
            Sentence("办法还没有名称。", "The method has no name."),
            Sentence("例如：2025年乡镇创新分类办法。", "For instance: classification of townships 2025."),
            field="name",
        )
    with transaction.atomic():
        stamp = moment()
        TownshipMethod.objects.filter(place=place, signed_at=None, dropped_at=None).update(dropped_at=stamp)
        made = TownshipMethod.objects.create(
            place=place,
            name=name.strip()[:120],
            basis=words,
            since=since,
            plain=held.as_plain(),
            example=example,
            drafted_at=stamp,
            drafted_by=actor if isinstance(actor, User) else None,
        )
        told = {"place": place, "since": since.isoformat(), "basis": words, "method": made.plain}
        record("townships.method_drafted", actor=actor, obj=made, label=made.name, after=told, at=stamp)
    return made
