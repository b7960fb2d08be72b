"""Set the figures by which a plan's lamps are lit; the word before stays, and earlier moments keep their lamps."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, may_set_lamps, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.lamp_rule import LampRule
from kechuang.supervision.models import Plan

_NAMES = ("likely", "unlikely", "near")


def set_lamp_rule(plan: Plan, likely: int, unlikely: int, near: int, actor: Actor, *, reason: str) -> LampRule:
    """In whole per cent. Raises Refused, BadInput."""
    require(may_set_lamps(actor, plan), actor, "lamps.set", plan)
    if not (0 < unlikely < likely < 100 and 0 < near <= 100):
        raise BadInput(
            "lamps.order",
            Sentence(
                "三个数应满足：0＜滞后线＜正常线＜100，0＜进度线≤100。",
                "It must be 0 < off < on < 100 and 0 < path ≤ 100.",
            ),
            Sentence("请改正后再提交。", "Put them right and submit again."),
            field="unlikely" if not 0 < unlikely < likely else "likely" if likely >= 100 else "near",
        )
    with transaction.atomic():
        stamp = moment()
        standing = LampRule.objects.select_for_update().filter(plan=plan, superseded_at=None).first()
        before = _plain(standing) if standing else None
        if standing is not None:
            LampRule.objects.filter(pk=standing.pk).update(superseded_at=stamp)
        made = LampRule.objects.create(
            plan=plan,
            likely=likely,
            unlikely=unlikely,
            near=near,
            reason=given(reason),
            recorded_at=stamp,
            recorded_by=actor if isinstance(actor, User) else None,
        )
        record("lamps.set", actor=actor, obj=plan, before=before, after=_plain(made), reason=made.reason, at=stamp)
    return made


def _plain(rule: LampRule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in _NAMES}
