"""A list declared complete on its page: what follows is told before, the statement can be ended or retracted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.entitlements.listing import asking, settling
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput
from kechuang.registry.actions.declare_complete import declare_complete
from kechuang.registry.actions.retract_complete import retract_complete
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.completeness import is_complete

LIST = "certificate:hnte"
ACT = "complete-list-act"


def _is(day: date) -> bool:
    return is_complete(LIST, AsOf.on(day))


def test_declaring_a_list_complete_settles_the_verdicts_it_was_said_to_settle(enterprise: Any) -> None:
    today = timezone.localdate()
    before = settling(LIST, complete=True, today=today, place="")
    assert {one.policy.code for one in before.policies} == {policy.code for policy, _ in asking(LIST)}
    assert before.turned > 0
    assert not _is(today)
    declare_complete(LIST, None, since=date(2020, 1, 1))
    after = settling(LIST, complete=False, today=today, place="")
    back = {(one.policy.code, now, was): n for one in after.policies for (was, now), n in one.turns.items()}
    there = {(one.policy.code, was, now): n for one in before.policies for (was, now), n in one.turns.items()}
    assert back == there


@pytest.mark.django_db
def test_an_officer_declares_ends_and_retracts_and_each_leaves_one_event(person: Any, client: Client) -> None:
    client.force_login(person("programme_officer"))
    today, page = timezone.localdate(), reverse("complete-list", args=[LIST])
    home = client.get(reverse("records")).content.decode()
    assert reverse("complete-lists") in home
    assert page in client.get(reverse("complete-lists")).content.decode()
    declare = reverse(ACT, args=[LIST, "declare"])
    assert declare in client.get(page).content.decode()
    given = {"since": "2020-01-01", "reason": "与公布名单逐条核对"}
    assert client.post(declare, given).status_code == 302
    assert _is(today)
    assert not _is(date(2019, 12, 31))
    assert "与公布名单逐条核对" in client.get(page).content.decode()
    assert client.post(declare, given).status_code == 400
    end = {"since": (today - timedelta(days=1)).isoformat(), "reason": "新一批还没有录入"}
    assert client.post(reverse(ACT, args=[LIST, "end"]), end).status_code == 302
    assert not _is(today)
    assert _is(today - timedelta(days=2))
    again = {"since": today.isoformat(), "reason": "补录完毕"}
    assert client.post(declare, again).status_code == 302
    assert _is(today)
    assert client.post(reverse(ACT, args=[LIST, "retract"]), {"reason": "还差一批"}).status_code == 302
    assert not _is(today)
    told = Event.objects.filter(succeeded=True, type__startswith="record.").order_by("pk")
    assert list(told.values_list("type", flat=True)) == [
        "record.entered",
        "record.replaced",
        "record.replaced",
        "record.withdrawn",
    ]
    assert client.post(declare, again).status_code == 302  # after the stretch that was retracted, it may begin anew
    assert _is(today)


@pytest.mark.django_db
def test_what_came_with_the_data_is_nobodys_word(person: Any, client: Client) -> None:
    declare_complete(LIST, None, since=date(2020, 1, 1))
    client.force_login(person("auditor"))
    for page in (reverse("complete-lists"), reverse("complete-list", args=[LIST])):
        assert "随数据载入" in client.get(page).content.decode()


@pytest.mark.django_db
def test_what_is_not_declared_cannot_be_retracted(db: None) -> None:
    with pytest.raises(BadInput, match="没有登记为完整"):
        retract_complete(LIST, None, reason="误登记")


@pytest.mark.django_db
def test_who_only_reads_is_offered_no_act_and_refused_with_one_event(person: Any, client: Client) -> None:
    client.force_login(person("auditor"))
    declare = reverse(ACT, args=[LIST, "declare"])
    assert declare not in client.get(reverse("complete-list", args=[LIST])).content.decode()
    assert client.post(declare, {"since": "2020-01-01", "reason": "核对过"}).status_code == 403
    assert Event.objects.filter(succeeded=False).count() == 1
