"""The figures of the lamps: set by who may, with a reason, kept by version, and earlier moments keep theirs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from kechuang.events.models import Event
from kechuang.indicators.lamps import OURS
from kechuang.kernel.errors import BadInput, Refused
from kechuang.registry.asof import AsOf
from kechuang.supervision.actions.set_lamp_rule import set_lamp_rule
from kechuang.supervision.lamp_rule import LampRule, rule_at


@pytest.mark.django_db
def test_ours_hold_until_an_officer_sets_others_and_the_past_keeps_its_own(plan: Any, officer: Any) -> None:
    before = AsOf.now().known
    assert rule_at(plan, before) == OURS
    set_lamp_rule(plan, 80, 40, 90, officer, reason="按本市督查口径从严")
    first = AsOf.now().known
    set_lamp_rule(plan, 75, 40, 90, officer, reason="专题会议调整")
    assert rule_at(plan, before) == OURS
    assert rule_at(plan, first).likely == Fraction(8, 10)
    assert rule_at(plan, AsOf.now().known).likely == Fraction(75, 100)
    assert LampRule.objects.filter(plan=plan, superseded_at=None).count() == 1
    event = Event.objects.latest("id")
    assert (event.type, event.before["likely"], event.after["likely"]) == ("lamps.set", 80, 75)


@pytest.mark.django_db
@pytest.mark.parametrize(("likely", "unlikely", "near"), [(30, 30, 80), (100, 30, 80), (70, 0, 80), (70, 30, 101)])
def test_figures_out_of_order_are_refused(plan: Any, officer: Any, likely: int, unlikely: int, near: int) -> None:
    with pytest.raises(BadInput):
        set_lamp_rule(plan, likely, unlikely, near, officer, reason="试一试次序")
    assert not LampRule.objects.exists()


@pytest.mark.django_db
def test_only_who_may_sets_them_and_never_without_a_reason(plan: Any, officer: Any) -> None:
    with pytest.raises(Refused):
        set_lamp_rule(plan, 80, 40, 90, AnonymousUser(), reason="没有权限的人")
    with pytest.raises(BadInput):
        set_lamp_rule(plan, 80, 40, 90, officer, reason="")
