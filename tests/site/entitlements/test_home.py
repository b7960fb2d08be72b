"""What am I entitled to: every policy in force, with the verdict of the self-check, filtered and explained."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kechuang.entitlements.actions.run_policies import run_policies
from kechuang.entitlements.glance import Entitled, at_a_glance, shifted
from kechuang.portal.applying import application_address
from kechuang.portal.entitlement_cards import state_of
from kechuang.registry.actions.confirm import confirm
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

from .conftest import CODES, DAY, INSTITUTE, M, figures

PAGE = f"/organisations/{CODES[0]}/entitlements/"


@pytest.fixture
def representative(registry: Any, person: Callable[..., Any]) -> Any:
    from kechuang.accounts.models import Organisation as Holder

    own = Holder.objects.create(name="甲", credit_code=CODES[0], kind="enterprise", status="approved")
    return person("representative", organisation=own)


def page(client: Client, path: str = PAGE, **query: str) -> str:
    answer = client.get(path, {"on": DAY.isoformat()} | query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def shown(text: str) -> set[str]:
    """Codes of the policies whose cards are on the page."""
    return set(re.findall(r'<article class="entitled [a-z]+" id="([a-z_]+)"', text))


def glance(key: str, day: date = DAY) -> dict[str, Entitled]:
    record = Organisation.objects.standing().get(key=key)
    return {one.law.policy.code: one for one in at_a_glance(record, AsOf.on(day))}


def test_every_policy_of_the_day_has_a_card_and_a_filter_finds_it(client: Client, representative: Any) -> None:
    client.force_login(representative)
    own = client.get("/organisations/own/entitlements/")
    assert own.headers["Location"] == PAGE
    found = glance(CODES[0])
    text = page(client)
    assert shown(text) == set(found)
    assert len(found) >= 12
    by_state = {state: {c for c, one in found.items() if state_of(one) == state} for state in ("yes", "near", "no")}
    assert "sme_class" in by_state["yes"]
    for state, codes in by_state.items():
        assert shown(page(client, state=state)) == codes
    assert "hnte" in shown(page(client, q="高新技术企业")) - shown(page(client, q="科技小巨人"))
    assert "没有符合的政策" in page(client, q="没有这样的词")
    assert client.get(PAGE, {"on": "昨天"}).status_code == 200


def test_a_card_says_what_stands_in_the_way_and_leads_to_the_form(client: Client, representative: Any) -> None:
    client.force_login(representative)
    text = page(client, state="unknown")
    card = text.partition('id="tech_sme"')[2].partition("</article>")[0]
    assert "还缺" in card
    assert f"/organisations/{CODES[0]}/facts/tech_sme/?on={DAY}" in card
    assert "2018-06-30" in card
    assert "2020-06-30" in card
    assert application_address(CODES[0], "tech_sme") in card


def test_last_and_next_year_take_the_same_facts_under_the_law_of_that_day(registry: Any) -> None:
    one = glance(CODES[0])["tech_sme"]
    assert (one.before.day, one.after.day) == (date(2018, 6, 30), date(2020, 6, 30))
    assert one.after.law is not None
    assert one.after.verdict == one.after.law.decide(one.row)
    assert glance(CODES[0], date(2017, 5, 3))["tech_sme"].before.law is None  # 国科发政〔2017〕115号 is of that day
    assert shifted(date(2020, 2, 29), 1) == date(2021, 2, 28)


def test_without_asking_only_where_every_fact_it_rests_on_is_confirmed(registry: Any, officer: Any) -> None:
    assert glance(CODES[0])["sme_class"].found.verdict is True
    assert not glance(CODES[0])["sme_class"].without_asking
    row = YearlyReturn.objects.standing().get(organisation=CODES[0])
    about = Organisation.objects.standing().get(key=CODES[0])
    for one in glance(CODES[0])["sme_class"].unconfirmed:
        record, name = one.rests_on[0]
        assert record.pk in (row.pk, about.pk)
        confirm(record, officer, field=name, reason="核对")
    after = glance(CODES[0])["sme_class"]
    assert (after.unconfirmed, after.without_asking) == ([], True)


def test_other_bodies_are_asked_what_is_asked_of_bodies(registry: Any) -> None:
    about = {"code": INSTITUTE, "name": "示例研究院", "form": "institute", "registered": date(2010, 1, 1)}
    enter(Organisation, about | {"division": "130181100"}, None)
    found = glance(INSTITUTE)
    assert found
    assert {one.law.policy.subject for one in found.values()} == {"body"}


def test_what_changed_in_the_night_is_told_and_another_s_page_stays_shut(client: Client, representative: Any) -> None:
    today = timezone.localdate()
    row = enter(YearlyReturn, {"organisation": CODES[0], "year": today.year - 1, **figures(2000, 900 * M)}, None)
    run_policies(None, today - timedelta(days=1))
    correct(row, figures(80, 30 * M), None, reason="口径有误")
    run_policies(None, today)
    client.force_login(representative)
    text = html.unescape(client.get(PAGE).content.decode())
    since = text.partition('id="since"')[2].partition("</section>")[0]
    assert "中小企业划型" in since
    assert "新符合" in since
    assert 'id="since"' not in page(client), "another day has no last night"
    assert client.get(f"/organisations/{CODES[1]}/entitlements/").status_code == 403


def test_applying_is_offered_where_the_policy_can_be_applied_for(client: Client, representative: Any) -> None:
    client.force_login(representative)
    assert application_address(CODES[0], "tech_sme") in page(client, q="科技型中小企业评价")
    assert "/cases/apply/" not in page(client, q="中小企业划型")
