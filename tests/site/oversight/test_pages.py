"""The pages of supervision: what each reader sees and does there, at the edges too."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.events.models import Event
from kechuang.oversight import engine
from kechuang.oversight.actions.open_matter import open_matter
from kechuang.oversight.actions.reword_milestone import reword_milestone
from kechuang.oversight.asked_counts import asked_counts
from kechuang.oversight.models import Closing, Matter, Meeting, Wording
from kechuang.oversight.nightly import supervise

pytestmark = pytest.mark.django_db


def as_(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def late(town: Any) -> Matter:
    """Task 2 is late, no record shows it, and its unit was asked."""
    reword_milestone(town.task("2"), 1, {"due": "2026-06-30", "shown_by": "document"}, town.officer, reason="没有记录")
    supervise(date(2026, 7, 1))
    return Matter.objects.get(task=town.task("2"))


def test_a_late_task_is_asked_about_answered_with_a_document_accepted_and_closed(town: Any, late: Matter) -> None:
    unit = as_(town.market)
    mine = unit.get(reverse("my-unit")).content.decode()
    assert "要我答复的" in mine
    assert late.title in mine
    act = reverse("matter-act", args=[late.number, "answer"])
    empty = unit.post(act, {"version": 0, "from": "mine", "said": ""})
    assert (empty.status_code, "还没有材料" in empty.content.decode()) == (400, True)
    file = SimpleUploadedFile("上线证明.txt", "平台于六月二十日上线。".encode())
    done = unit.post(act, {"version": 0, "from": "mine", "said": "", "evidence": file})
    assert (done.status_code, done.headers["Location"]) == (302, reverse("my-unit"))
    officer = as_(town.officer)
    assert "等决定" in officer.get(reverse("oversight")).content.decode()
    assert officer.get(reverse("matter-document", args=[late.number])).getvalue() == "平台于六月二十日上线。".encode()
    officer.post(reverse("matter-act", args=[late.number, "accept"]), {"version": 1})
    assert Closing.objects.get(superseded_at=None).told["document"] == "上线证明.txt"
    page = Client().get(reverse("progress", args=[town.plan.slug])).content.decode()
    assert "依据经确认，已关闭" in page
    assert Event.objects.filter(type__in=("request.answered", "request.accepted", "milestone.closed")).count() == 3


def test_a_notified_matter_is_signed_for_with_one_click_at_the_unit_s_home(town: Any) -> None:
    of = open_matter(town.plan, "建成预约平台", town.market.memberships.get().unit, town.officer, task=town.task("2"))
    act, unit, mine = reverse("matter-act", args=[of.number, "sign_for"]), as_(town.market), reverse("my-unit")
    for verb in ("submit", "approve", "notify"):
        assert act not in unit.get(mine).content.decode()
        of = engine.do(of, verb, town.head if verb == "approve" else town.officer, version=of.version)
    assert f'action="{act}"' in unit.get(mine).content.decode()
    done = unit.post(act, {"version": of.version, "from": "mine"})
    assert (done.status_code, done.headers["Location"]) == (302, mine)
    assert act not in unit.get(mine).content.decode()
    of.refresh_from_db()
    assert of.state == "handling"


def test_who_asks_and_who_is_asked_is_shown_to_staff_alone(town: Any, late: Matter) -> None:
    page = reverse("milestones", args=[town.plan.slug])
    assert "已问" not in Client().get(page).content.decode()
    assert "已问" in as_(town.officer).get(page).content.decode()
    assert as_(town.finance).get(reverse("matter", args=[late.number])).status_code == 404


def test_a_plan_without_milestones_says_so_and_the_bureau_reads_them(plan: Any, officer: Any) -> None:
    page = reverse("milestones", args=[plan.slug])
    assert "还没有拆出节点" in Client().get(page).content.decode()
    as_(officer).post(reverse("milestones-read", args=[plan.slug]))
    answer = Client().get(page, {"q": "后备库"})
    assert [len(found) for _task, found in answer.context["tasks"]] == [1]
    file = Client().get(page, {"format": "csv"})
    assert "建立后备库" in file.content.decode("utf-8-sig")


def test_milestones_are_edited_where_they_stand_and_bad_fields_keep_what_was_typed(town: Any) -> None:
    task = town.task("2")
    address = reverse("milestone-act", args=[town.plan.slug, task.ordinal, 1, "edit"])
    unit = as_(town.market)
    form = unit.get(address).context["form"]
    values = {name: form.initial.get(name, "") for name in form.fields} | {"seen": form.fields["seen"].initial}
    wrong = unit.post(address, values | {"text": "短", "reason": "说清楚一些"})
    assert wrong.status_code == 400
    assert "4到500字" in wrong.content.decode()
    unit.post(address, values | {"text": "预约平台上线", "shown_by": "document", "reason": "说清楚一些"})
    row = Wording.objects.standing().get(milestone__task=task)
    assert (row.text, row.evidence) == ("预约平台上线", "document")
    page = unit.get(reverse("task-milestones", args=[town.plan.slug, task.ordinal])).content.decode()
    assert "撤销上一次修改" in page
    unit.post(reverse("milestones-do", args=[town.plan.slug, task.ordinal]), {"do": "undo"})
    assert Wording.objects.standing().get(milestone__task=task).evidence == "target"


def test_asking_by_hand_says_why_where_nobody_may_be_asked(town: Any) -> None:
    task = town.task("1")
    reword_milestone(task, 1, {"leads": "市水利局"}, town.officer, reason="由水利局牵头")
    address = reverse("milestones-do", args=[town.plan.slug, task.ordinal])
    told = as_(town.officer).post(address, {"do": "ask", "milestone": "1"}, follow=True).content.decode()
    assert "牵头单位在系统里没有人" in told
    task = town.task("2")
    address = reverse("milestones-do", args=[town.plan.slug, task.ordinal])
    told = as_(town.officer).post(address, {"do": "ask", "milestone": "1"}, follow=True).content.decode()
    assert "已问市场监督管理局周行" in told


def test_a_meeting_begins_with_what_is_off_course_and_ends_in_decisions_that_the_next_one_hears_of(
    town: Any, late: Matter
) -> None:
    officer = as_(town.officer)
    values = {"plan": town.plan.pk, "kind": "dispatch", "held_on": "2026-07-06", "place": "三楼会议室"}
    made = officer.post(reverse("meeting-new"), values)
    meeting = Meeting.objects.get()
    assert made.headers["Location"] == reverse("meeting", args=[meeting.pk])
    overdue = timezone.localdate() > date(2026, 6, 30)
    assert any("节点逾期" in one["title"] for one in meeting.agenda) is overdue
    page = reverse("meeting", args=[meeting.pk])
    officer.post(page, {"version": 1, "minutes": "请市场监管局七月底前上线。", "item": []})
    stale = officer.post(page, {"version": 1, "minutes": "另一份纪要"})
    assert (stale.status_code, "另一份纪要" in stale.content.decode()) == (400, True)
    meeting.refresh_from_db()
    assert (meeting.minutes, meeting.agenda) == ("请市场监管局七月底前上线。", [])
    unit, day = town.market.memberships.get().unit, timezone.localdate() + timedelta(days=9)
    new, whom = reverse("meeting-decide", args=[meeting.pk]), f"{unit.pk}-{town.colleague.pk}"
    said = {"minute": meeting.minutes, "whom": whom, "until": day.isoformat()}
    officer.post(new, said | {"way": "matter", "title": "七月底前平台上线"})
    asked = officer.post(new, said | {"way": "request", "title": "平台还差什么，何时上线"})
    assert asked.headers["Location"] == page
    matter, question = (Matter.objects.get(meeting=meeting, flow=flow) for flow in ("matter", "request"))
    assert (matter.person, matter.minute, matter.until, matter.state) == (town.colleague, meeting.minutes, day, "draft")
    assert (question.person, question.minute, question.due) == (town.colleague, meeting.minutes, day)
    told = officer.get(page).content.decode()
    assert "七月底前平台上线" in told
    assert "平台还差什么" in told
    for wrong, why in (({"minute": "没有说过的话"}, "选择"), ({"until": "2020-01-01"}, "期限已过"), ({"whom": ""}, "")):
        answer = officer.post(new, said | {"way": "request", "title": "再问一次这件事"} | wrong)
        assert (answer.status_code, why in answer.content.decode()) == (400, True), wrong
    assert Matter.objects.filter(meeting=meeting).count() == 2

    as_(town.colleague).post(
        reverse("matter-act", args=[question.number, "answer"]), {"version": 0, "said": "月底上线"}
    )
    officer.post(reverse("meeting-new"), values | {"held_on": "2026-08-06"})
    following = Meeting.objects.exclude(pk=meeting.pk).get()
    heard = {one["about"]: one["text"] for one in following.agenda if one["title"].startswith("上次议定")}
    assert set(heard) == {f"matter {matter.number}", f"matter {question.number}"}
    assert meeting.minutes in heard[f"matter {question.number}"]
    assert "已答复" in heard[f"matter {question.number}"]
    officer.post(reverse("matter-act", args=[question.number, "accept"]), {"version": 1})
    shown = officer.get(reverse("meeting", args=[following.pk])).content.decode()
    assert "已确认（" in shown, "how it stands now, not only when the agenda was drafted"
    officer.post(reverse("meeting-new"), values | {"held_on": "2026-08-07", "kind": "province"})
    assert not any("上次议定" in one["title"] for one in Meeting.objects.get(kind="province").agenda)


def test_a_meeting_asks_no_oftener_than_the_caps_allow(town: Any, late: Matter) -> None:
    officer, unit = as_(town.officer), town.market.memberships.get().unit
    meeting = Meeting.objects.create(
        plan=town.plan, kind="joint", held_on=date(2026, 7, 6), minutes="问清楚。请答复进度。", made_at=timezone.now()
    )
    form = officer.get(reverse("oversight-figures")).context["form"]
    values = {name: field.initial for name, field in form.fields.items() if name != "reason"}
    officer.post(reverse("oversight-figures"), values | {"person_cap": 1, "reason": "少打扰单位"})
    said = {"minute": "请答复进度。", "way": "request", "title": "进度如何", "until": "2099-01-01"}
    new = reverse("meeting-decide", args=[meeting.pk])
    one, another = (officer.post(new, said | {"whom": f"{unit.pk}-{town.colleague.pk}"}) for _ in range(2))
    assert (one.status_code, another.status_code) == (302, 409)
    assert "上限" in another.content.decode()
    assert "问清楚" not in officer.get(new).context["form"].fields["minute"].choices[0], (
        "three characters decide nothing"
    )


def test_figures_are_set_with_a_reason_and_shown_with_how_much_was_asked(town: Any, late: Matter) -> None:
    officer = as_(town.officer)
    form = officer.get(reverse("oversight-figures")).context["form"]
    values = {name: field.initial for name, field in form.fields.items() if name != "reason"}
    wrong = officer.post(reverse("oversight-figures"), values | {"unit_cap": 1, "reason": "少打扰单位"})
    assert "单位的上限" in wrong.content.decode()
    officer.post(reverse("oversight-figures"), values | {"person_cap": 2, "reason": "少打扰单位"})
    page = officer.get(reverse("oversight-asked")).content.decode()
    assert "少打扰单位" in page
    assert (asked_counts().asked, asked_counts().answered, asked_counts().by_records) == (1, 0, 0)


def test_a_leader_begins_with_exceptions_and_an_officer_of_a_unit_with_what_is_asked(town: Any) -> None:
    assert as_(town.leader).get(reverse("start")).headers["Location"] == reverse("leader")
    assert as_(town.head).get(reverse("start")).headers["Location"] == reverse("leader"), "the bureau follows the plan"
    assert as_(town.market).get(reverse("start")).headers["Location"] == reverse("my-unit")
    assert as_(town.officer).get(reverse("start")).headers["Location"] == reverse("worklist")


def test_the_home_of_a_township_tells_its_class_and_leads_to_the_reasons(town: Any, person: Any) -> None:
    from kechuang.accounts.actions.found_unit import found_unit
    from kechuang.places.example_method import adopt_example_method

    unit = found_unit("湖滨镇人民政府", "township", None, division_code="999001100")
    officer = as_(person("unit_officer", username="lake", unit=unit))
    assert "乡镇创新分类" not in officer.get(reverse("my-unit")).content.decode(), "no method, no class"
    adopt_example_method("999001")
    page = officer.get(reverse("my-unit")).content.decode()
    assert "乡镇创新分类：A–C 类" in page, "nothing is recorded: any class may be"
    assert reverse("township", args=["999001100"]) in page
    assert "乡镇创新分类" not in as_(town.market).get(reverse("my-unit")).content.decode()
