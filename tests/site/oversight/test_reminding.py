"""The bureau is reminded of what waits for it; what is with a unit is another kind, so nobody is told twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kechuang.oversight import engine
from kechuang.oversight.actions.open_matter import open_matter
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


@pytest.mark.parametrize(("day", "near"), [(date(2026, 3, 26), True), (date(2026, 3, 25), False)])
def test_a_matter_is_told_to_its_unit_from_the_third_working_day_before_its_end(
    town: Any, day: date, near: bool
) -> None:
    unit = town.market.memberships.get().unit
    matter = open_matter(town.plan, "建成预约平台", unit, town.officer, day=date(2026, 3, 2))
    for verb in ("submit", "approve", "notify"):
        by = town.head if verb == "approve" else town.officer
        matter = engine.do(matter, verb, by, version=matter.version, today=date(2026, 3, 2))
    matter = engine.do(matter, "sign_for", town.market, version=matter.version, today=date(2026, 3, 3))
    assert matter.due == date(2026, 3, 31), "twenty working days"
    told = {one.person for one in questions.find(day)}
    assert told == ({town.market.pk, town.colleague.pk} if near else set())
    assert list(oversight.find(day)) == []


def test_a_draft_reminds_nobody_and_what_is_reviewed_the_bureau(town: Any) -> None:
    unit = town.market.memberships.get().unit
    matter = open_matter(town.plan, "建成预约平台", unit, town.officer, day=date(2026, 3, 2))
    assert list(oversight.find(date(2026, 3, 3))) == []
    engine.do(matter, "submit", town.officer, version=0, today=date(2026, 3, 2))
    assert [one.person for one in oversight.find(date(2026, 3, 3))] == [town.officer.pk]
