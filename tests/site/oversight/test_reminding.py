"""The bureau is reminded of what waits for it; what is with a unit is another kind, so nobody is told twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kechuang.oversight import engine
from kechuang.oversight.actions.reword_milestone import reword_milestone
from kechuang.oversight.models import Matter
from kechuang.oversight.nightly import supervise
from kechuang.reminders.sources import oversight, questions

pytestmark = pytest.mark.django_db


def test_the_person_asked_is_reminded_and_then_the_bureau_each_by_one_kind(town: Any) -> None:
    reword_milestone(town.task("2"), 1, {"shown_by": "document"}, town.officer, reason="没有记录")
    supervise(date(2026, 7, 1))
    day, matter = date(2026, 7, 2), Matter.objects.get(task=town.task("2"))
    assert [one.person for one in questions.find(day)] == [town.market.pk]
    assert list(oversight.find(day)) == []
    engine.do(matter, "answer", town.market, version=0, said="平台已上线。")
    assert list(questions.find(day)) == []
    assert [one.person for one in oversight.find(day)] == [town.officer.pk]
