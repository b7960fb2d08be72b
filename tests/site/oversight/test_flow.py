"""A supervised matter by its table: returns, another unit, more time, objections, the leader."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.accounts.models import Membership, User
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.oversight import engine
from kechuang.oversight.actions.ask_partner import ask_partner
from kechuang.oversight.actions.open_matter import open_matter
from kechuang.oversight.flow_list import flows
from kechuang.oversight.given import objection_period
from kechuang.oversight.homes import unit_home
from kechuang.oversight.models import Closing, Matter
from kechuang.oversight.nightly import supervise
from kechuang.oversight.verb_list import acts

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 2)


@pytest.fixture
def do(town: Any) -> Any:
    """Does verbs one after the other to the newest matter, each by who may; `by` says otherwise."""

    def done(*codes: str, day: date = MONDAY, said: str = "按要求办理", by: Any = None, **given: Any) -> Matter:
        for code in codes:
            matter = Matter.objects.filter(parent=None).latest("pk")
            office = town.head if code == "approve" else town.officer  # who puts it up does not review it
            actor = by or (town.market if acts()[code].verb.side == "unit" else office)
            engine.do(matter, code, actor, version=matter.version, said=said, given=given, today=day)
        return Matter.objects.filter(parent=None).latest("pk")

    return done


@pytest.fixture
def matter(town: Any) -> Matter:
    unit = town.market.memberships.get().unit
    return open_matter(town.plan, "建成预约平台", unit, town.officer, task=town.task("2"), day=MONDAY)


def test_every_verb_stands_in_a_table_and_every_verb_of_the_tables_has_its_file() -> None:
    used = frozenset().union(*(flow.all_verbs() for flow in flows().values()))
    assert used == set(acts())


def test_a_matter_goes_from_proposal_to_being_struck_off_with_an_event_for_each_step(matter: Matter, do: Any) -> None:
    do("submit", "return_draft", "submit", "approve")
    noticed = do("notify", due="2026-06-30")
    assert (noticed.state, noticed.due) == ("receipt", date(2026, 3, 5)), "three working days to sign for it"
    assert do("sign_for").due == date(2026, 6, 30)
    assert do("report", "send_back", "report", "take_up", "close").state == "closed"
    told = Event.objects.filter(object_type="oversight.matter", object_id=str(matter.pk), succeeded=True)
    assert told.count() == 1 + 11
    assert told.latest("id").type == "matter.closed"


@pytest.mark.parametrize(("day", "taken"), [(date(2026, 3, 5), True), (date(2026, 3, 6), False)])
def test_another_unit_may_be_asked_for_until_the_third_working_day(
    matter: Matter, town: Any, do: Any, day: date, taken: bool
) -> None:
    do("submit", "approve", "notify")
    if not taken:
        with pytest.raises(BadInput, match="已过"):
            do("ask_reassign", day=day)
        return
    do("ask_reassign", day=day)
    finance = town.finance.memberships.get().unit
    with pytest.raises(BadInput, match="另一个单位"):
        do("reassign", unit=str(matter.unit_id))
    moved = do("reassign", unit=str(finance.pk))
    assert (moved.unit, moved.person, moved.state) == (finance, town.finance, "receipt")
    with pytest.raises(Refused):
        do("sign_for", by=town.market)


def test_more_time_is_asked_with_a_later_date_and_given_or_refused(matter: Matter, do: Any) -> None:
    do("submit", "approve")
    do("notify", due="2026-06-30")
    do("sign_for")
    with pytest.raises(BadInput, match="晚于"):
        do("ask_extension", due="2026-06-30")
    do("ask_extension", due="2026-07-31")
    assert do("refuse_extension").due == date(2026, 6, 30)
    do("ask_extension", due="2026-07-31")
    assert do("extend").due == date(2026, 7, 31)


def test_who_puts_a_matter_up_does_not_approve_it_and_is_told_who_may(
    matter: Matter, town: Any, do: Any, person: Any, client: Client
) -> None:
    do("submit")
    page, act = reverse("matter", args=[matter.number]), reverse("matter-act", args=[matter.number, "approve"])
    client.force_login(town.officer)
    shown = client.get(page)
    assert "approve" not in [verb.code for verb in shown.context["verbs"]]
    assert "须由另一人办理：局长可以办" in shown.content.decode()
    refused = client.post(act, {"version": 1})
    assert (refused.status_code, "局长可以办" in refused.content.decode()) == (400, True)
    assert Event.objects.filter(type="matter.approved", succeeded=False).count() == 1
    other = person("programme_officer", username="other", name="另一位")
    assert "局长、另一位可以办" in client.get(page).content.decode()
    Membership.objects.filter(person__in=(town.head, other)).update(until=date(2000, 1, 2))
    assert "现在没有别人可以办，请安全管理员再任命" in client.get(page).content.decode()
    Membership.objects.filter(person=other).update(until=None)
    client.force_login(other)
    assert client.post(act, {"version": 1}).status_code == 302
    matter.refresh_from_db()
    assert matter.state == "notice"


def test_after_a_return_it_is_who_put_it_up_last_that_does_not_approve(matter: Matter, do: Any, person: Any) -> None:
    other = person("programme_officer", username="other")
    do("submit", "return_draft")
    do("submit", by=other)
    with pytest.raises(Refused, match="另一人"):
        do("approve", by=other)
    assert do("approve", by=User.objects.get(username="lin")).state == "notice"


def test_what_one_put_up_oneself_is_on_the_worklist_of_the_other_officer_alone(
    matter: Matter, town: Any, do: Any, person: Any
) -> None:
    from kechuang.portal.worklist.sources.office_matters import SOURCE

    other = person("programme_officer", username="other")
    on_list = lambda who: SOURCE.rows(who, MONDAY).filter(pk=matter.pk).exists()  # noqa: E731
    assert on_list(town.officer)
    do("submit")
    assert (on_list(town.officer), on_list(other)) == (False, True)
    do("approve", by=other)
    assert on_list(town.officer)


def test_the_leader_of_the_bureau_reads_every_matter_and_reviews_but_does_nothing_for_a_unit(
    matter: Matter, town: Any, do: Any, person: Any, client: Client
) -> None:
    do("submit")
    page, act = (
        reverse(name, args=[matter.number, *more]) for name, more in (("matter", ()), ("matter-act", ("sign_for",)))
    )
    client.force_login(town.head)
    home = client.get(reverse("leader"))
    assert ([one.pk for one in home.context["reviews"]], "等您审核" in home.content.decode()) == ([matter.pk], True)
    shown = client.get(page)
    assert {verb.code for verb in shown.context["verbs"]} == {"approve", "return_draft"}
    do("approve", "notify")
    assert client.get(page).context["verbs"] == []
    with pytest.raises(Refused):
        do("sign_for", by=town.head)
    assert client.post(act, {"version": 3}).status_code == 400
    client.force_login(person("unit_leader", username="money", unit=town.finance.memberships.get().unit))
    assert client.get(page).status_code == 404, "the leader of a third unit"


def test_the_history_names_who_proposed_a_matter_and_says_where_the_system_did(
    matter: Matter, town: Any, client: Client
) -> None:
    client.force_login(town.officer)
    page = client.get(reverse("matter", args=[matter.number])).content.decode()
    assert '<strong>立项</strong> <span class="soft" lang="zh-CN">林晓</span>' in page
    own = open_matter(town.plan, "夜里立的事项", matter.unit, None, day=MONDAY)
    page = client.get(reverse("matter", args=[own.number])).content.decode()
    assert '<strong>立项</strong> <span class="soft" lang="zh-CN">系统</span>' in page


def test_the_conclusion_is_reviewed_by_somebody_else_within_the_period_in_force(
    matter: Matter, town: Any, do: Any, person: Any
) -> None:
    do("submit", "approve", "notify", "sign_for", "report", "take_up", "close")
    last = MONDAY + timedelta(days=30)
    home = lambda day: unit_home(matter.unit, town.market, [], day)  # noqa: E731
    assert [(one.pk, until) for one, until in home(last).concluded] == [(matter.pk, last)]
    assert home(last + timedelta(days=1)).concluded == []
    with pytest.raises(BadInput, match="已过"):
        do("raise_objection", day=last + timedelta(days=1))
    objected = do("raise_objection", day=last)
    assert (home(last).concluded, [one.pk for one in home(last).objected]) == ([], [matter.pk])
    assert "国务院令第733号" in objected.steps.last().given["rests_on"]
    with pytest.raises(Refused, match="另一人"):
        do("uphold")
    other = person("programme_officer", username="other")
    assert do("revise", by=other).state == "handling"


def test_before_the_regulation_the_period_is_the_local_one() -> None:
    assert "733" in objection_period(date(2021, 2, 1))[1]
    assert "本地参数" in objection_period(date(2021, 1, 31))[1]


def test_what_was_struck_off_opens_again_within_six_months_only(matter: Matter, do: Any) -> None:
    do("submit", "approve", "notify", "sign_for", "report", "take_up", "close")
    with pytest.raises(BadInput, match="六个月"):
        do("reopen", day=date(2026, 9, 3))
    assert do("reopen", day=date(2026, 9, 2)).state == "handling"


def test_a_matter_waits_for_the_unit_it_asked_and_everybody_sees_for_whom(matter: Matter, town: Any, do: Any) -> None:
    do("submit", "approve", "notify", "sign_for")
    matter.refresh_from_db()
    asked = ask_partner(matter, town.finance.memberships.get().unit, "请提供采购预算", town.market)
    assert (asked.person, asked.parent) == (town.finance, matter)
    with pytest.raises(Conflict, match="财政局"):
        do("report")
    answered = engine.do(asked, "answer", town.finance, version=0, said="预算已下达")
    engine.do(answered, "accept", town.officer, version=1)
    assert do("report").state == "feedback"


def test_a_question_about_joint_work_waits_for_the_partner_and_its_node_says_for_whom(
    town: Any, client: Client
) -> None:
    task = [town.plan.slug, town.task("2").ordinal]
    client.force_login(town.officer)
    client.post(reverse("milestones-do", args=task), {"do": "ask", "milestone": "1"})
    question = Matter.objects.get()
    asked = ask_partner(question, town.finance.memberships.get().unit, "请提供采购预算", town.market)
    page = reverse("task-milestones", args=task)
    assert "市场监督管理局在等财政局：待答复" in client.get(page).content.decode()
    with pytest.raises(Conflict, match="财政局"):
        engine.do(question, "answer", town.market, version=0, said="平台已开通")
    with pytest.raises(Conflict, match="才能请别的单位"):
        ask_partner(asked, town.market.memberships.get().unit, "请说明要什么", town.finance)
    answered = engine.do(asked, "answer", town.finance, version=0, said="预算已下达")
    engine.do(answered, "accept", town.officer, version=1)
    assert not Closing.objects.exists(), "what a partner says closes nothing"
    assert "在等" not in client.get(page).content.decode()
    assert engine.do(question, "answer", town.market, version=0, said="平台已开通").state == "answered"


def test_three_working_days_past_its_date_the_leader_sees_it_once(matter: Matter, do: Any) -> None:
    do("submit", "approve", "notify")  # to be signed for until Thursday 5 March
    assert supervise(date(2026, 3, 10)).escalated == 0, "the third working day"
    assert supervise(date(2026, 3, 11)).escalated == 1
    assert supervise(date(2026, 3, 12)).escalated == 0
    matter.refresh_from_db()
    assert matter.escalated_on == date(2026, 3, 11)
    assert do("sign_for").escalated_on is None


def test_of_two_at_once_the_second_is_told_and_the_same_act_twice_is_one(matter: Matter, town: Any) -> None:
    engine.do(matter, "submit", town.officer, version=0)
    assert engine.do(matter, "submit", town.officer, version=0).version == 1
    with pytest.raises(Conflict, match="先行处理"):
        engine.do(matter, "withdraw", town.officer, version=0, said="不再需要")
    assert matter.steps.count() == 1


@pytest.mark.parametrize("where", ["review", "receipt", "reassigning", "handling", "extending", "feedback", "recheck"])
def test_an_unfinished_matter_may_be_taken_back_with_a_reason_wherever_it_stands(
    matter: Matter, town: Any, do: Any, where: str
) -> None:
    way: dict[str, tuple[str, ...]] = {"review": ("submit",), "receipt": ("submit", "approve", "notify")}
    way["reassigning"], way["handling"] = (*way["receipt"], "ask_reassign"), (*way["receipt"], "sign_for")
    way |= {"extending": (*way["handling"], "ask_extension"), "feedback": (*way["handling"], "report")}
    way["recheck"] = (*way["feedback"], "take_up")
    for verb in way[where]:
        do(verb, due="2026-07-31" if verb == "ask_extension" else "2026-06-30")
    assert Matter.objects.get(pk=matter.pk).state == where
    with pytest.raises(BadInput, match="原因"):
        do("withdraw", said="")
    with pytest.raises(Refused):
        do("withdraw", by=town.market)
    gone = do("withdraw", said="任务已经并入另一件")
    assert (gone.state, gone.closed_on) == ("abandoned", MONDAY)
    event = Event.objects.filter(type="matter.withdrawn", object_id=str(matter.pk), succeeded=True).get()
    assert (event.reason, event.before["state"]) == ("任务已经并入另一件", where)


def test_what_a_partner_was_asked_goes_with_the_matter_it_was_asked_for(matter: Matter, town: Any, do: Any) -> None:
    do("submit", "approve", "notify", "sign_for")
    asked = ask_partner(
        Matter.objects.get(pk=matter.pk), town.finance.memberships.get().unit, "请提供概算", town.market
    )
    do("withdraw", said="项目取消了")
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    assert asked.steps.get().said == f"{matter.number}已撤回：项目取消了"
