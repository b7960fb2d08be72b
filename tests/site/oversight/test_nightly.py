"""The nightly look: the records close what they show; only what they do not show is asked, not too often."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from kechuang.events.models import Event
from kechuang.oversight import engine
from kechuang.oversight.actions.add_milestone import add_milestone
from kechuang.oversight.actions.drop_milestone import drop_milestone
from kechuang.oversight.actions.reword_milestone import reword_milestone
from kechuang.oversight.actions.set_figures import set_figures
from kechuang.oversight.models import Closing, Matter
from kechuang.oversight.nightly import supervise
from kechuang.oversight.state import standings
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.event_held import EventHeld

pytestmark = pytest.mark.django_db
MONTHS = [date(2026, month, 28) for month in range(1, 13)]


def training(number: str, day: date) -> Any:
    values = {"number": number, "form": "training", "title": "政策辅导", "held": day, "organiser_name": "市科技局"}
    return enter(EventHeld, values, None)


@pytest.fixture
def trainings(town: Any) -> Any:
    """Task 2 asks for one thing only: a training every year, by the end of 2026."""
    task = town.task("2")
    add_milestone(
        task,
        {"text": "每年组织2场政策辅导", "due": "2026-12-31", "shown_by": "eventheld.training", "least": 2},
        town.officer,
        reason="补充一项",
    )
    drop_milestone(task, 1, town.officer, reason="另行督查")
    for number in (1, 2, 3):
        drop_milestone(town.task("1"), number, town.officer, reason="另行督查")
    for number in range(1, 9):
        if town.plan.tasks.get(number="三").milestones.filter(ordinal=number).exists():
            drop_milestone(town.task("三"), number, town.officer, reason="另行督查")
    return task


def test_a_task_whose_evidence_is_complete_is_asked_nothing_in_a_simulated_year(town: Any, trainings: Any) -> None:
    training("HD1", date(2026, 3, 1))
    training("HD2", date(2026, 4, 1))
    for day in MONTHS:
        supervise(day)
    assert Matter.objects.count() == 0
    closing = Closing.objects.get()
    assert (closing.day, closing.how, closing.asked) == (date(2026, 4, 28), "records", False)
    assert "活动记录：培训2条，需要2条" in closing.told["shows"][0]


def test_what_no_record_shows_is_asked_once_of_one_named_person_with_what_is_known(town: Any, trainings: Any) -> None:
    training("HD1", date(2026, 3, 1))
    asked = [supervise(day).asked for day in (*MONTHS[:11], date(2026, 12, 16), date(2026, 12, 17), date(2026, 12, 18))]
    assert asked == [0] * 11 + [1, 0, 0], "15 days before its date, once"
    matter = Matter.objects.get()
    assert (matter.person, matter.unit.name, matter.due) == (town.market, "市场监督管理局", date(2026, 12, 23))
    assert "培训1条，需要2条" in matter.known[0]["zh"]


def test_the_same_night_again_changes_nothing(town: Any, trainings: Any) -> None:
    first = supervise(date(2026, 12, 20))
    events = Event.objects.count()
    again = supervise(date(2026, 12, 20))
    assert first.asked == 1
    assert not any(asdict(again).values())
    assert Event.objects.count() == events


def test_a_record_that_comes_answers_the_question_and_one_corrected_away_opens_it_again(
    town: Any, trainings: Any
) -> None:
    supervise(date(2026, 12, 20))
    rows = [training("HD1", date(2026, 3, 1)), training("HD2", date(2026, 12, 1))]
    told = supervise(date(2026, 12, 21))
    assert (told.closed, told.answered, told.asked) == (1, 1, 0)
    assert Matter.objects.get().state == "withdrawn"
    assert Closing.objects.get().asked
    withdraw(rows[1], None, reason="活动没有举办")
    told = supervise(date(2026, 12, 22))
    assert told.reopened == 1
    closing = Closing.objects.get()
    assert closing.superseded_at is not None
    assert "1条，需要2条" in closing.reopened_because
    (one,) = standings(town.plan, AsOf.on(date(2026, 12, 22)))
    assert (one.done, one.lamp.light) == (False, "off_course")


def test_nobody_is_asked_more_often_than_the_cap_and_what_waits_is_counted(town: Any, trainings: Any) -> None:
    for number in range(6):
        add_milestone(
            trainings, {"text": f"提交第{number}份说明", "due": "2026-12-31"}, town.officer, reason="补充一项"
        )
    set_figures({"person_cap": 2, "unit_cap": 3}, town.officer, reason="年底少问一些")
    told = supervise(date(2026, 12, 20))
    assert (told.asked, told.capped) == (3, 4)
    by_person = [Matter.objects.filter(person=one).count() for one in (town.market, town.colleague)]
    assert by_person == [2, 1], "the unit's cap holds for both together"
    later = supervise(date(2027, 1, 20))
    assert later.asked == 3, "30 days on, others may be asked"


def test_an_answer_that_the_bureau_accepts_closes_the_milestone(town: Any, trainings: Any) -> None:
    reword_milestone(trainings, 2, {"shown_by": "document"}, town.officer, reason="没有活动记录")
    supervise(date(2026, 12, 20))
    matter = Matter.objects.get()
    done = engine.do(matter, "answer", town.market, version=0, said="两场都已办完，见通知。", today=date(2026, 12, 21))
    (one,) = standings(town.plan, AsOf.on(date(2026, 12, 21)))
    assert not one.done
    engine.do(done, "accept", town.officer, version=1, today=date(2026, 12, 22))
    (one,) = standings(town.plan, AsOf.on(date(2026, 12, 22)))
    assert (one.done, one.answered, one.closing.told["unit"]) == (True, True, "市场监督管理局")
    (before,) = standings(town.plan, AsOf.on(date(2026, 12, 21)))
    assert not before.done
    assert supervise(date(2027, 3, 1)).asked == 0
