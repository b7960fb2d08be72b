"""The search page: hits by kind, each leading to its page, and a way on where nothing was found."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.plans.model import Reading
from kechuang.supervision.actions.adopt_plan import adopt_plan
from kechuang.supervision.models import Plan

pytestmark = pytest.mark.django_db


def asked(client: Client, query: str, **headers: str) -> Any:
    return client.get(reverse("search") + query, headers=headers or None)


def kinds(response: Any) -> dict[str, int]:
    return {kind.key: len(kind.found) for kind in response.context["kinds"]}


def test_two_characters_find_every_kind_that_has_them(plan: Plan, client: Client):
    assert set(kinds(asked(client, "?q=企业"))) == {"target", "task", "finding", "paragraph", "policy"}


def test_every_hit_leads_to_a_page_that_is_there(plan: Plan, client: Client):
    response = asked(client, "?q=科技")
    addresses = [one.address for kind in response.context["kinds"] for one in kind.found]
    assert reverse("unit", args=[plan.slug, "市科技局"]) in addresses
    assert all(client.get(address.split("#")[0]).status_code == 200 for address in addresses)


def test_targets_tasks_and_findings_lead_to_their_own_pages(plan: Plan, client: Client):
    found = {kind.key: kind.found[0].address for kind in asked(client, "?q=高新技术企业").context["kinds"]}
    assert found["target"] in (reverse("target", args=[plan.slug, n]) for n in (1, 3))
    assert found["task"] == reverse("task", args=[plan.slug, 1])
    assert found["finding"] == reverse("findings", args=[plan.slug]) + "#f1"


def test_the_word_is_marked_where_it_was_found(plan: Plan, client: Client):
    assert "<mark>仪器</mark>" in asked(client, "?q=仪器").content.decode()


def test_one_kind_alone_can_be_asked_for(plan: Plan, client: Client):
    response = asked(client, "?q=企业&kind=task")
    shown = {key: count for key, count in kinds(response).items() if count}
    assert shown == {"task": 1}
    assert response.context["all_total"] > response.context["total"] == 1


def test_a_finding_is_told_in_the_language_of_the_page(plan: Plan, client: Client):
    assert "stated twice" not in asked(client, "?q=高新技术企业").content.decode()
    page = asked(client, "?q=high-tech", **{"accept-language": "en"}).content.decode()
    assert "enterprises is stated twice" in page


def test_one_plan_or_all_are_searched(plan: Plan, other_reading: Reading, client: Client):
    later = adopt_plan(other_reading, None).plan
    assert asked(client, "?q=抄送").context["total"] == 1
    assert asked(client, f"?q=抄送&plan={later.slug}").context["total"] == 1
    response = asked(client, f"?q=抄送&plan={plan.slug}")
    assert response.context["total"] == 0
    assert "在所有内容中搜索" in response.content.decode()


def test_nothing_found_suggests_words_that_find_something(plan: Plan, client: Client):
    response = asked(client, "?q=火星")
    assert "没有找到“火星”" in response.content.decode()
    suggestions = response.context["suggestions"]
    assert suggestions
    assert all(asked(client, f"?q={word}").context["total"] for word in suggestions)


def test_words_of_the_searcher_are_shown_as_words(plan: Plan, client: Client):
    page = asked(client, "?q=<script>alert(1)</script>").content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20", "?q=企业&page=x", "?q=企业&kind=x", "?q=企业&plan=x"])
def test_empty_and_odd_addresses_are_answered(plan: Plan, client: Client, query: str):
    assert asked(client, query).status_code == 200


def test_search_without_any_plan_is_an_empty_page(db: None, client: Client):
    assert asked(client, "?q=企业").status_code == 200


def test_pages_of_one_kind_follow_each_other(plan: Plan, client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kechuang.portal.pages.search._PAGE", 1)
    first = asked(client, "?q=高新技术企业&kind=target").context
    assert (first["earlier"], first["further"]) == ("", "?" + first["further"].removeprefix("?"))
    second = asked(client, first["further"]).context
    assert second["page"] == 2
    assert second["further"] == ""


def test_queries_do_not_grow_with_the_hits(plan: Plan, client: Client, django_assert_max_num_queries: Any):
    with django_assert_max_num_queries(36):
        asked(client, "?q=市")


def firm(**more: Any) -> Any:
    from datetime import date

    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.organisation import Organisation

    values = {"code": "MH1", "name": "清流仪器有限公司", "form": "enterprise", "registered": date(2010, 1, 1)}
    return enter(Organisation, values | {"representative": "何清"} | more, None)


def certificate() -> None:
    from datetime import date

    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.certificate import Certificate

    values = {"scheme": "hnte", "number": "GR1", "organisation": "MH1", "holder": "清流", "level": "national"}
    enter(Certificate, values | {"issued": date(2022, 1, 1)}, None)


def test_records_policies_and_plans_are_found_together_in_groups(plan: Plan, client: Client):
    firm(name="高新技术企业服务中心")
    found = asked(client, "?q=高新技术企业").context["kinds"]
    assert [kind.key for kind in found][:2] == ["organisation", "policy"]
    assert {"target", "task"} <= {kind.key for kind in found}


def test_an_organisation_leads_to_its_file_and_what_belongs_to_it_names_it(client: Client):
    firm()
    certificate()
    found = {kind.key: kind.found[0] for kind in asked(client, "?q=清流").context["kinds"]}
    assert (found["organisation"].address, found["organisation"].note) == ("/organisations/MH1/", "MH1")
    assert found["certificate"].address == "/records/certificate/hnte:GR1/"
    assert found["certificate"].note == "清流仪器有限公司"


def test_a_former_name_leads_to_the_organisation_and_its_present_name_is_said(client: Client):
    from datetime import date

    from kechuang.registry.actions.replace import replace

    replace(firm(), {"name": "长河仪器有限公司"}, None, since=date(2020, 1, 1), reason="更名")
    found = asked(client, "?q=清流").context["kinds"][0].found
    assert [(one.address, one.note) for one in found] == [("/organisations/MH1/", "现名：长河仪器有限公司")]


def test_words_that_the_public_may_not_see_find_nothing_for_it(client: Client, officer: Any):
    firm()
    assert asked(client, "?q=何清").context["total"] == 0
    client.force_login(officer)
    assert asked(client, "?q=何清").context["total"] == 1


def test_more_than_can_be_counted_is_said_and_the_list_is_offered(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kechuang.portal.pages.search.COUNTED", 1)
    firm()
    page = asked(client, "?q=仪器&kind=organisation").content.decode()
    assert "1+" in page
    assert "/organisations/?q=%E4%BB%AA%E5%99%A8" in page


def test_the_box_at_the_top_keeps_what_was_searched_and_not_what_another_page_was_asked(client: Client) -> None:
    assert 'name="q" value="高企"' in client.get(reverse("search"), {"q": "高企"}).content.decode()
    page = client.get(reverse("records"), {"known": "2020-01-01"}).content.decode()
    assert 'name="q" value=""' in page
