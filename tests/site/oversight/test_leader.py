"""The home of a leader: exceptions alone, what turned, what waits for the leader; an instruction that all see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.events.models import Event
from kechuang.kernel.errors import Refused
from kechuang.oversight import engine
from kechuang.oversight.actions.open_matter import open_matter
from kechuang.oversight.leading import escalated_to, off_course, turned
from kechuang.oversight.models import Matter
from kechuang.oversight.nightly import escalate
from kechuang.oversight.rule import OURS
from kechuang.registry.asof import AsOf
from kechuang.supervision.line import Line
from kechuang.supervision.lines import lines

pytestmark = pytest.mark.django_db


def as_(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def escalated(town: Any) -> Matter:
    """A matter nobody signed for, shown to the leader."""
    unit = town.market.memberships.get().unit
    matter = open_matter(town.plan, "建成预约平台", unit, town.officer, task=town.task("2"), day=date(2026, 3, 2))
    for verb in ("submit", "approve", "notify"):
        by = town.head if verb == "approve" else town.officer
        matter = engine.do(matter, verb, by, version=matter.version, today=date(2026, 3, 2))
    assert escalate(date(2026, 3, 11), OURS) == 1
    matter.refresh_from_db()
    return matter


def test_what_was_shown_to_a_leader_waits_for_a_word_that_the_unit_and_the_bureau_then_read(
    town: Any, escalated: Matter
) -> None:
    mayor = as_(town.leader)
    home = reverse("leader")
    page = mayor.get(home)
    assert [one.pk for one in page.context["waiting"]] == [escalated.pk]
    act = reverse("matter-act", args=[escalated.number, "instruct"])
    short = mayor.post(act, {"version": escalated.version, "from": "leader", "said": "办"})
    assert (short.status_code, "至少四个字" in short.content.decode()) == (400, True)
    done = mayor.post(act, {"version": escalated.version, "from": "leader", "said": "本周内签收，月底前拿出方案。"})
    assert (done.status_code, done.headers["Location"]) == (302, home)
    after = mayor.get(home)
    assert after.context["waiting"] == []
    assert "本周内签收" in after.content.decode()
    was = (escalated.state, escalated.due, escalated.escalated_on)
    escalated.refresh_from_db()
    assert (escalated.state, escalated.due, escalated.escalated_on) == was, "the word moves nothing and no date"
    for reader in (town.market, town.officer):
        assert "本周内签收" in as_(reader).get(reverse("matter", args=[escalated.number])).content.decode()
    assert Event.objects.filter(type="matter.instructed", succeeded=True).count() == 1


def test_only_the_leader_of_the_unit_or_of_one_above_it_gives_instructions(
    town: Any, escalated: Matter, person: Any
) -> None:
    other = person("unit_leader", username="head", unit=town.finance.memberships.get().unit)
    for actor in (town.market, town.officer, other):
        with pytest.raises(Refused):
            engine.do(escalated, "instruct", actor, version=escalated.version, said="请抓紧办理")
    assert as_(other).get(reverse("leader")).context["waiting"] == []
    officer = as_(town.officer).get(reverse("leader"))
    assert len(officer.context["waiting"]) == 1
    assert f"{escalated.number}/do/instruct" not in officer.content.decode()
    assert as_(town.head).get(reverse("leader")).context["waiting"] == [], "who follows it has no word to give"


def test_a_later_showing_to_the_leader_waits_for_a_word_anew(town: Any, escalated: Matter) -> None:
    told = engine.do(
        escalated, "instruct", town.leader, version=escalated.version, said="请抓紧签收", today=date(2026, 3, 12)
    )
    assert escalated_to(town.leader).waiting == []
    signed = engine.do(told, "sign_for", town.market, version=told.version, today=date(2026, 3, 12))
    assert escalated_to(town.leader).instructed == [], "what is on its way again is left out"
    assert signed.due
    escalate(date(2026, 4, 30), OURS)
    assert [one.pk for one in escalated_to(town.leader).waiting] == [escalated.pk]


@pytest.fixture
def line(plan: Any) -> Line:
    return lines(plan, AsOf.now())[0]


@pytest.mark.parametrize(
    ("before", "now", "worse"),
    [
        ("on_course", "at_risk", True),
        ("met", "on_course", True),
        ("at_risk", "on_course", False),
        ("off_course", "met", False),
        ("at_risk", "at_risk", None),
        ("no_data", "off_course", None),
        ("on_course", None, None),
    ],
)
def test_a_lamp_turned_where_both_days_have_one_and_they_differ(
    line: Line, before: str, now: str | None, worse: bool | None
) -> None:
    found = turned([replace(line, light=now)], [replace(line, light=before)])
    assert [one.worse for one in found] == ([] if worse is None else [worse])


def test_exceptions_stand_least_likely_first_and_those_for_the_worse_before_the_others(line: Line) -> None:
    made = [replace(line, ordinal=n, light="off_course", chance=chance) for n, chance in enumerate((None, 0.2, 0.1))]
    assert [one.ordinal for one in off_course([*made, replace(line, ordinal=9, light="met")])] == [2, 1, 0]
    better = [replace(line, ordinal=7, light="met", chance=0.01)]
    then = [replace(one, light="at_risk") for one in (*made, *better)]
    assert [one.line.ordinal for one in turned([*better, *made], then)] == [2, 1, 0, 7]


def test_a_leader_of_one_unit_sees_what_it_leads_and_of_a_government_everything(town: Any, person: Any) -> None:
    head = person("unit_leader", username="head", unit=town.market.memberships.get().unit)
    whole, bureau, own = (as_(one).get(reverse("leader")).context["plans"][0] for one in (town.leader, town.head, head))
    assert (bureau.off, bureau.others, bureau.late) == (whole.off, whole.others, whole.late), "who follows the plan"
    assert len(own.off) + own.others < len(whole.off) + whole.others
    assert all("市场监督管理局" in {*one.leads, *one.joins} for one in own.off)
    assert as_(town.market).get(reverse("leader")).status_code == 403


def test_a_leader_whose_unit_no_plan_names_is_not_told_that_all_is_well(town: Any, person: Any) -> None:
    from kechuang.accounts.actions.found_unit import found_unit

    head = person("unit_leader", username="head", unit=found_unit("文物局", "department", None))
    page = as_(head).get(reverse("leader"))
    assert (page.context["unnamed"], page.context["calm"]) == (True, False)
    assert "规划里没有写到您的单位" in page.content.decode()
    assert "都在按期推进" not in page.content.decode()


def test_a_paper_that_waits_for_a_signature_waits_on_the_leaders_page(town: Any, person: Any) -> None:
    from django.utils import timezone

    from kechuang.papers.models import Paper

    unit = town.market.memberships.get().unit
    head = person("unit_leader", username="head", unit=unit)
    made = {"kind": "bulletin", "plan": town.plan, "span": "2026-03", "office": unit, "state": "submitted"}
    for title, by in (("三月通报", town.market), ("自己送的", head)):
        Paper.objects.create(**made, title=title, submitted_by=by, drafted_at=timezone.now())
    page = as_(head).get(reverse("leader"))
    assert [one.title for one in page.context["papers"]] == ["三月通报"], "who submitted it does not sign it"
    assert "三月通报" in page.content.decode()


def test_while_no_number_was_ever_made_nothing_is_said_of_targets_and_what_was_closed_stays_closed(
    town: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kechuang.oversight.actions.reword_milestone import reword_milestone
    from kechuang.oversight.models import Closing, Milestone
    from kechuang.portal.board_view import BoardView
    from kechuang.portal.pages import leader

    task = town.task("2")
    reword_milestone(task, 1, {"due": "2025-01-31"}, town.officer, reason="已经过期")
    page = as_(town.leader).get(reverse("leader"))
    late = {one.wording.milestone_id for one in page.context["plans"][0].late}
    milestone = Milestone.objects.get(task=task, ordinal=1)
    Closing.objects.create(milestone=milestone, day=date(2025, 1, 30), how="records", recorded_at=AsOf.now().known)
    monkeypatch.setattr(leader, "board_view", lambda plan, asof: BoardView((), asof, pending=True, left=9))
    page = as_(town.leader).get(reverse("leader"))
    told = page.context["plans"][0]
    assert (told.blank, told.off, page.context["calm"]) == (True, [], False)
    assert "正在算" in page.content.decode() and "其余" not in page.content.decode()
    assert milestone.pk not in {one.wording.milestone_id for one in told.late}
    assert milestone.pk in late
