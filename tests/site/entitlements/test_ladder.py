"""The ladder and its reserve library, services to enterprises, and the list of who newly qualifies."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kechuang.entitlements.actions.run_policies import run_policies
from kechuang.entitlements.ladder import LADDER, SEED, asked_there, climbed_to, height, policies_there, rung
from kechuang.entitlements.outcomes import Turn
from kechuang.entitlements.reserve import climbers, counted, heights, narrowed, reserve
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput
from kechuang.policies import catalogue
from kechuang.portal.pages.turned import reason_line
from kechuang.registry.actions.confirm import confirm
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import answers
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import organisation
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.service_record import ServiceRecord
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.schemes import schemes

from .conftest import CODES, DAY, M, figures


def certificate(key: str, scheme: str) -> Any:
    days = {"issued": date(2018, 9, 1), "expires": date(2030, 9, 1)}
    about = {"scheme": scheme, "number": f"{scheme}-{key}", "organisation": key, "holder": "甲", "level": "national"}
    return enter(Certificate, about | days, None)


@pytest.fixture
def night(registry: Any, client: Client, officer: Any) -> Any:
    """Yesterday the second enterprise was too large; today it is not. Gives today's run, an officer signed in."""
    today = timezone.localdate()
    row = enter(YearlyReturn, {"organisation": CODES[1], "year": today.year - 1, **figures(2000, 900 * M)}, None)
    run_policies(None, today - timedelta(days=1))
    correct(row, figures(80, 30 * M), None, reason="口径有误")
    client.force_login(officer)
    return run_policies(None, today)


def shown(client: Client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_every_rung_leads_to_policies_and_schemes_that_there_are() -> None:
    assert {policy for one in LADDER for policy in one.policies} <= {p.code for p in catalogue()}
    assert {scheme for one in LADDER for scheme in one.schemes} <= set(schemes())
    assert height(("tech_sme", "hnte")) == rung("hnte")
    assert height(()) == height(("innovation_team",)) == SEED
    assert asked_there("heb_giant", "130181")
    assert not asked_there("heb_giant", "999001")
    assert [one.code for one in climbed_to("999001")] == ["tech_sme", "hnte"]
    assert policies_there(rung("tech_sme"), "999001") == ("tech_sme",)


def test_the_library_holds_those_below_a_rung_nearest_first(registry: Any) -> None:
    certificate(CODES[0], "tech_sme")
    run_policies(None, DAY)
    asof = AsOf.on(DAY)
    assert heights(asof) == {"seed": 2, "tech_sme": 1, "giant": 0, "hnte": 0, "leader": 0}
    rows = reserve(rung("tech_sme"), asof, ("tech_sme",))
    found = climbers(rows, asof)
    assert [one.key for one in found if one.key == CODES[0]] == []
    assert [one.gaps for one in found] == sorted(one.gaps or 0 for one in found)
    assert sum(counted(rows).values()) == len(found) == 2
    large = next(one for one in found if one.key == CODES[1])
    assert large.group in ("one", "more")
    assert large.fails
    assert large.missing
    above = climbers(reserve(rung("hnte"), asof, ("hnte",)), asof)
    assert {one.key: one.on.code for one in above}[CODES[0]] == "tech_sme"
    assert narrowed(rows, place="130181100", industry="26", q="乙").get().key == CODES[1]
    assert not narrowed(rows, place="130182").exists()
    assert not narrowed(rows, group="ready").exists()


def test_the_pages_of_the_ladder_lead_to_each_enterprise_and_the_file_holds_the_rows(
    night: Any, client: Client
) -> None:
    assert 'href="/ladder/hnte/?group=more"' in shown(client, "/ladder/")
    text = shown(client, "/ladder/tech_sme/", q="乙")
    assert f"/organisations/{CODES[1]}/entitlements/" in text
    assert f"/organisations/{CODES[0]}/entitlements/" not in text
    assert "没有符合条件的企业" in shown(client, "/ladder/tech_sme/", place="110101")
    answer = client.post("/ladder/tech_sme/export/", {"format": "csv", "q": "乙"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert CODES[1] in lines[1]
    event = Event.objects.latest("id")
    assert (event.type, event.after["rows"]) == ("entitlements.list_exported", 1)


def test_before_any_night_the_distance_is_unknown_and_says_so(registry: Any, client: Client, officer: Any) -> None:
    client.force_login(officer)
    ladder = shown(client, "/ladder/")
    assert ("kechuang run-policies" in ladder, "?group=ready" in ladder) == (True, False)  # unknown is not zero
    assert "还没有测算过" in shown(client, "/turned/")
    assert counted(reserve(rung("hnte"), AsOf.now(), ("hnte",))) == {"ready": 0, "one": 0, "more": 0, "unread": 3}


def test_who_newly_qualifies_stands_in_the_list_with_one_line_of_reason(night: Any, client: Client) -> None:
    text = shown(client, "/turned/", policy="sme_class")
    assert f"/organisations/{CODES[1]}/entitlements/#sme_class" in text
    assert "还没有核实" in text
    turn = Turn.objects.get(run=night, policy="sme_class")
    assert reason_line(turn)
    assert "\n" not in reason_line(turn)
    assert "没有这种变化" in shown(client, "/turned/", way="lost", policy="sme_class")
    answer = client.post("/turned/export/", {"format": "csv", "policy": "sme_class"})
    line = answer.content.decode("utf-8-sig").splitlines()[1]
    assert "乙" in line
    assert "否：" in line


def test_unasked_can_be_granted_what_rests_on_confirmed_facts_alone(
    registry: Any, client: Client, officer: Any
) -> None:
    today = timezone.localdate()
    row = enter(YearlyReturn, {"organisation": CODES[1], "year": today.year - 1, **figures(2000, 900 * M)}, None)
    run_policies(None, today - timedelta(days=1))
    row = correct(row, figures(80, 30 * M), None, reason="口径有误")
    law = catalogue().law("sme_class", today)
    told = answers(organisation(CODES[1]), When.of(AsOf.now(), law.policy), law.facts)
    for answer in told.values():
        for record, name in answer.rests_on:
            confirm(record, officer, field=name, reason="核对")
    run_policies(None, today)
    client.force_login(officer)
    assert "免申即享条件齐全" in shown(client, "/turned/", ready="1")


def test_a_service_is_a_record_with_its_promise_and_what_came_of_it(
    registry: Any, client: Client, officer: Any, person: Callable[..., Any]
) -> None:
    about = {"organisation": CODES[0], "name": "甲", "served": date(2019, 5, 6), "form": "visit", "by": "林晓"}
    with pytest.raises(BadInput):
        enter(ServiceRecord, about | {"promised": "协助归集研发费用"}, officer)
    made = enter(ServiceRecord, about | {"promised": "协助归集研发费用", "due": date(2019, 9, 1)}, officer)
    with pytest.raises(BadInput):
        correct(made, {"outcome": "kept"}, officer, reason="办结")
    correct(made, {"outcome": "kept", "result": "已建研发辅助账"}, officer, reason="办结")
    client.force_login(officer)
    text = shown(client, f"/organisations/{CODES[0]}/entitlements/", on=DAY.isoformat())
    assert "已建研发辅助账" in text
    assert "/records/servicerecord/new/?organisation=" in text
    client.force_login(person("auditor"))
    assert "记一次服务" not in shown(client, f"/organisations/{CODES[0]}/entitlements/", on=DAY.isoformat())
