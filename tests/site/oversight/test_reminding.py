"""Who has an open question or matter is reminded of it: the person asked, then the bureau that accepts the answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kechuang.oversight import engine
from kechuang.oversight.actions.reword_milestone import reword_milestone
from kechuang.oversight.models import Matter
from kechuang.oversight.nightly import supervise
from kechuang.reminders.sources.oversight import find

pytestmark = pytest.mark.django_db


def test_the_person_asked_is_reminded_and_then_the_bureau(town: Any) -> None:
    reword_milestone(town.task("2"), 1, {"shown_by": "document"}, town.officer, reason="没有记录")
    supervise(date(2026, 7, 1))
    matter = Matter.objects.get(task=town.task("2"))
    assert [(one.person, one.due) for one in find(date(2026, 7, 2))] == [(town.market.pk, matter.due)]
    engine.do(matter, "answer", town.market, version=0, said="平台已上线。")
    assert [one.person for one in find(date(2026, 7, 2))] == [town.officer.pk]
    assert matter.number in next(find(date(2026, 7, 2))).address
