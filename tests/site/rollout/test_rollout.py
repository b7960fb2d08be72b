"""A policy document that comes out begins a checklist; what is late is seen by who must do it, and nothing is lost."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.reminders.sources.rollout import find
from kechuang.rollout.actions.do_step import do_step, hand_step, reopen_step
from kechuang.rollout.actions.enter_document import Given, enter_document
from kechuang.rollout.actions.withdraw_document import withdraw_document
from kechuang.rollout.overdue import overdue_steps

pytestmark = pytest.mark.django_db
TODAY = date(2025, 10, 20)
ISSUED = date(2025, 9, 25)
GIVEN = Given(
    "明湖市科技创新奖补办法", ISSUED, "明政办〔2025〕9号", in_force=date(2025, 11, 1), replaces="明政办〔2022〕3号"
)


def test_the_guide_is_due_seven_working_days_after_the_issue_across_the_holidays(officer: Any) -> None:
    made = enter_document(GIVEN, officer, today=TODAY)
    due = dict(made.steps.values_list("code", "due"))
    # 26, 28 (worked), 29, 30 September; the holidays of 1 to 8 October; 9, 10, 11 (worked) October
    assert due["guide"] == date(2025, 10, 11)
    assert due["repealed"] == due["form"] == date(2025, 11, 1)
    assert [one.code for one in overdue_steps(date(2025, 10, 11))] == ["competition"]
    assert "guide" in {one.code for one in overdue_steps(date(2025, 10, 12))}


def test_a_document_that_replaces_nothing_asks_for_no_repeal(officer: Any) -> None:
    made = enter_document(Given("明湖市科技券办法", ISSUED), officer, today=TODAY)
    assert "repealed" not in set(made.steps.values_list("code", flat=True))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (Given("办法", ISSUED), "name"),
        (Given("明湖市科技券办法", date(2025, 10, 21)), "issued"),
        (Given("明湖市科技券办法", ISSUED, in_force=date(2025, 9, 24)), "in_force"),
        (Given("明湖市科技券办法", ISSUED, policy="no_such"), "policy"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(officer: Any, given: Given, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        enter_document(given, officer, today=TODAY)
    assert refused.value.fields["field"] == field


def test_the_same_document_is_entered_once_and_by_officers_alone(officer: Any, person: Any) -> None:
    with pytest.raises(Refused):
        enter_document(GIVEN, person("auditor"), today=TODAY)
    made = enter_document(GIVEN, officer, today=TODAY)
    with pytest.raises(Conflict):
        enter_document(GIVEN, officer, today=TODAY)
    withdraw_document(made, officer, reason="文号录错")
    assert not overdue_steps(date(2026, 1, 1)).exists()
    enter_document(GIVEN, officer, today=TODAY)


def test_a_step_is_done_once_opened_again_and_handed_on_with_its_events(officer: Any, person: Any) -> None:
    made = enter_document(GIVEN, officer, today=TODAY)
    guide = made.steps.get(code="guide")
    with pytest.raises(BadInput):
        do_step(guide, officer, note="")
    do_step(guide, officer, note="已在门户网站公布指南")
    with pytest.raises(Conflict):
        do_step(guide, officer, note="已在门户网站公布指南")
    reopen_step(guide, officer, reason="指南漏了联系人")
    other, stranger = person("programme_officer", name="周敏"), person("auditor")
    with pytest.raises(BadInput):
        hand_step(guide, stranger, officer)
    assert hand_step(guide, other, officer).owner == other
    types = list(Event.objects.order_by("id").values_list("type", flat=True))
    wanted = ["rollout.entered", "rollout.step_done", "rollout.step_reopened", "rollout.step_handed"]
    assert [one for one in types if one.startswith("rollout.")] == wanted
    assert {one.person for one in find(TODAY) if one.due == date(2025, 10, 11)} == {other.pk}


def test_officers_see_what_is_late_on_the_list_and_on_their_desk(client: Client, officer: Any, person: Any) -> None:
    client.force_login(officer)
    posted = {"name": "明湖市科技创新奖补办法", "issued": "2025-03-03", "policy": "hnte", "number": ""}
    answer = client.post(reverse("rollout-new"), posted)
    address = answer.headers["Location"]
    assert timezone.localdate() > date(2025, 3, 12)
    shown = client.get(address).content.decode()
    assert ("超期" in shown, "7个工作日" in shown, reverse("policy-draft", args=["hnte"]) in shown) == (
        True,
        True,
        True,
    )
    assert "公布解读和办事指南" in client.get(reverse("rollouts")).content.decode()
    assert "新政策超期的事项" in client.get(reverse("cases")).content.decode()
    guide = f"{address}guide/done/"
    assert client.post(guide, {"note": ""}).status_code == 400
    client.post(guide, {"note": "指南已公布"})
    assert "指南已公布" in client.get(address).content.decode()
    client.force_login(person("auditor"))
    assert (client.get(address).status_code, client.get(guide).status_code) == (200, 403)


def test_who_qualifies_by_the_nights_run_is_told_once_and_who_has_no_account_is_listed(
    client: Client, officer: Any, person: Any
) -> None:
    from kechuang.accounts.models import Organisation as Account
    from kechuang.entitlements.outcomes import Finding, Outcome
    from kechuang.entitlements.runs import DONE, Run
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.reminders.sources.new_policy import find as find_news
    from kechuang.rollout.actions.tell_qualified import tell_qualified
    from kechuang.rollout.telling import qualifying

    today = timezone.localdate()
    codes = ["91130181MA0XJ0001P", "91130181MA0XJ0002K", "91130181MA0XJ0003F"]
    for n, code in enumerate(codes):
        about = {"code": code, "name": f"清流{n}号公司", "form": "enterprise", "registered": date(2010, 5, 1)}
        enter(Organisation, about | {"division": "130181"}, officer)
    own = Account.objects.create(name="清流0号公司", credit_code=codes[0], kind="enterprise", status="approved")
    speaker = person("representative", organisation=own)
    about = Given("科技型中小企业评价办法", today, policy="tech_sme")
    row = enter_document(about, officer, today=today)
    with pytest.raises(BadInput):
        tell_qualified(row, officer, today=today)
    now = timezone.now()
    run = Run.objects.create(
        valid=today, known=now, state=DONE, holder="", alive_at=now, started_at=now, counts={"tech_sme": [2, 1, 0]}
    )
    told = {"policy": "tech_sme", "kind": "organisation", "law_since": date(2022, 1, 1), "gaps": 0}
    told |= {name: [] for name in ("fails", "open", "missing", "to_judge", "figures")}
    for code, verdict in zip(codes, (True, True, False), strict=True):
        finding, _ = Finding.objects.get_or_create(**told, verdict=verdict, digest=str(verdict))
        Outcome.objects.create(subject=code, finding=finding, since=run)
    found = qualifying(row, today)
    assert found is not None
    assert (set(found.names), set(found.unreached)) == (set(codes[:2]), {codes[1]})
    with pytest.raises(Refused):
        tell_qualified(row, person("auditor"), today=today)
    client.force_login(officer)
    page = reverse("rollout-tell", args=[row.pk])
    assert "2 家符合条件" in client.get(page).content.decode()
    assert client.post(page).status_code == 302
    assert [(one.person, one.address) for one in find_news(today)] == [
        (speaker.pk, reverse("organisation-check", args=[codes[0], "tech_sme"]))
    ]
    assert [bool(list(find_news(today + timedelta(days=days)))) for days in (59, 60)] == [True, False]
    assert row.steps.get(code="told").done_at is not None
    shown = client.get(reverse("rollout", args=[row.pk])).content.decode()
    assert ("清流1号公司" in shown, "清流0号公司" in shown) == (True, False)
    event = Event.objects.get(type="rollout.told", succeeded=True)
    assert (json.loads(event.after_json)["told"], json.loads(event.after_json)["without_account"]) == (2, 1)
    with pytest.raises(Conflict):
        tell_qualified(row, officer, today=today)
