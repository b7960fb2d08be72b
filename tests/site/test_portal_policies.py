"""The pages of policies: the list, one policy written out, the self-check, the figures nobody has found."""

from __future__ import annotations

from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from kechuang.events.models import Event
from kechuang.policies import catalogue
from kechuang.rules.undetermined import undetermined

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sqlite_alone("policies are files: no row is read but the session's"),
]
ON = "2018-06-01"


def shown(client: Client, page: str, *args: str, **query: str) -> Any:
    answer = client.get(reverse(page, args=args), query)
    assert answer.status_code == 200
    return answer


def words(answer: Any) -> str:
    return unescape(answer.content.decode())


def test_the_list_holds_every_policy_without_signing_in(client: Client):
    answer = shown(client, "policies")
    assert {e.policy.code for e in answer.context["entries"]} == set(catalogue().policies)


@pytest.mark.parametrize("q", ["高企", "hnte", "High- and new", "国科发火〔2016〕32号", "科技人员占当年"])
def test_a_policy_is_found_by_name_alias_number_or_condition(q: str, client: Client):
    assert "hnte" in [e.policy.code for e in shown(client, "policies", q=q).context["entries"]]


def test_a_subject_narrows_the_list_and_nonsense_says_so(client: Client):
    entries = shown(client, "policies", subject="carrier").context["entries"]
    assert entries
    assert {e.policy.subject for e in entries} == {"carrier"}
    assert "没有符合的政策" in words(shown(client, "policies", q="没有这样的词"))


@pytest.mark.parametrize("code", list(catalogue().policies))
def test_every_version_of_every_policy_can_be_read_and_checked(code: str, client: Client):
    for version in catalogue()[code].versions:
        since = version.since.isoformat()
        assert shown(client, "policy", code, since=since).context["page"].version is version
        assert shown(client, "selfcheck", code, on=since).context["law"].version is version


def test_a_policy_shows_document_number_article_and_date(client: Client):
    text = words(shown(client, "policy", "hnte"))
    for wanted in ("《高新技术企业认定管理办法》", "国科发火〔2016〕32号", "第十一条（四）", "2016-01-29"):
        assert wanted in text
    assert "《》" not in text


def test_a_policy_of_several_versions_says_what_changed(client: Client):
    answer = shown(client, "policy", "rd_deduction", since="2017-01-01")
    assert any(row.change.code == "rate" and row.change.new.count("75%") for row in answer.context["changes"])
    assert shown(client, "policy", "rd_deduction", since="2008-01-01").context["changes"] == []


@pytest.mark.parametrize("address", ["/policies/nowhere/", "/policies/hnte/?since=1999-01-01", "/policies/no/check/"])
def test_what_is_not_there_is_not_found(address: str, client: Client):
    assert client.get(address).status_code == 404


def test_a_filled_form_becomes_an_address_with_units_and_without_blanks(client: Client):
    given = {"on": ON, "sales_y1": "5000", "sales_y1.unit": "万元", "staff": "", "staff.unit": "人", "resident": ""}
    answer = client.get(reverse("selfcheck", args=["hnte"]), given)
    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer["Location"]).query) == {"on": [ON], "sales_y1": ["5000万元"]}


@pytest.mark.parametrize(("staff", "verdict"), [("20", True), ("19", False), ("", None)])
def test_a_condition_is_answered_with_three_values(staff: str, verdict: bool | None, client: Client):
    given = {"on": ON, "staff": "200", "resident": "yes"} | ({"st_staff": staff} if staff else {})
    answer = shown(client, "selfcheck", "hnte", **given).context["answer"]
    row = next(r for r in answer.conditions if r.explained.condition.code == "staff")
    assert row.explained.verdict is verdict


def test_a_failing_condition_tells_its_distance_and_article(client: Client):
    text = words(shown(client, "selfcheck", "hnte", on=ON, st_staff="15", staff="200"))
    for wanted in ("差 2.5%", "第十一条（四）", "没有填的", "不符合"):
        assert wanted in text


def test_whoever_fails_is_shown_ways_out(client: Client):
    given = {"on": "2022-06-01", "resident": "yes", "audited_collection": "yes", "products_allowed": "yes"}
    given |= {"industry_allowed": "yes", "clean_record": "yes", "honest_record": "yes", "st_staff_sme": "10"}
    given |= {"staff_sme": "100", "sales_y1": "1000万元", "assets": "1000万元", "costs": "800万元"}
    given |= {"rd_deductible": "30万元", "ip_class1": "0", "ip_class2": "3", "hnte_certificate": "no"}
    given |= {"national_award": "no", "provincial_rd_body": "no", "led_standard": "no"}
    known = {f.name for f in catalogue().facts_of("tech_sme")}
    answer = shown(client, "selfcheck", "tech_sme", **{k: v for k, v in given.items() if k in known | {"on"}})
    found = answer.context["answer"]
    assert found.way_out is not None
    assert found.ways or found.way_out.first_tell
    assert "办法" in words(answer)


def test_a_way_says_what_experts_must_still_give(client: Client):
    given = {"on": "2018-06-01", "registered": "2010-01-01", "resident": "yes", "has_core_ip": "yes"}
    given |= {"ip_class1": "1", "ip_class2": "3", "st_staff": "15", "staff": "200", "accident_free": "yes"}
    given |= {"hightech_income": "4000万元", "total_income": "5000万元", "conversions_3y": "6"}
    for year, amount in (("y1", "5000万元"), ("y2", "4000万元"), ("y3", "3000万元")):
        given |= {f"sales_{year}": amount, f"net_assets_{year}": amount}
        given |= {f"rd_{year}": "300万元", f"rd_domestic_{year}": "300万元"}
    answer = shown(client, "selfcheck", "hnte", **given)
    assert answer.context["answer"].ways[0].needed[0].points.startswith(">")
    assert "专家评分还须" in words(answer)


def test_what_cannot_be_read_is_named_at_its_field_and_counts_as_not_given(client: Client):
    answer = shown(client, "selfcheck", "hnte", on=ON, st_staff="很多", staff="200人", sales_y1="5000")
    assert {one.fact.name for one in answer.context["wrong"]} == {"sales_y1", "st_staff"}
    assert answer.context["told"] == 1
    assert words(answer).count('aria-invalid="true"') == 2


@pytest.mark.parametrize(("on", "said"), [("1999-01-01", "没有有效版本"), ("昨天", "不是日期")])
def test_a_day_out_of_force_or_not_a_day_says_so(on: str, said: str, client: Client):
    answer = shown(client, "selfcheck", "hnte", on=on, st_staff="15")
    assert said in words(answer)
    assert answer.context["answer"] is None


def test_a_jurisdiction_brings_its_own_figures(client: Client):
    places = shown(client, "selfcheck", "hnte_reward", on="2020-06-01").context["places"]
    assert "130000" in [one.code for one in places]
    law = shown(client, "selfcheck", "hnte_reward", on="2020-06-01", place="130000").context["law"]
    assert law.local


def test_what_a_reader_fills_in_is_never_stored(client: Client):
    before = Event.objects.count()
    shown(client, "selfcheck", "hnte", on=ON, st_staff="15", staff="200")
    assert Event.objects.count() == before
    assert "15" not in "".join(cookie.value for cookie in client.cookies.values() if cookie.key != "kechuang_csrf")
    assert not Session.objects.exists()


def test_words_given_by_a_reader_are_shown_as_words(client: Client):
    answer = shown(client, "selfcheck", "hnte", on=ON, st_staff="<script>x</script>")
    assert "<script>x" not in answer.content.decode()


def test_undetermined_figures_come_worst_first_with_how_to_load_them(client: Client):
    figures = shown(client, "undetermined").context["figures"]
    counts = [(len(u.policies), len(u.blocks)) for u in figures]
    assert counts == sorted(counts, reverse=True)
    assert all(u.blocks and u.citation.document for u in figures)


def test_the_entry_that_loads_a_figure_is_accepted_once_filled_in():
    from kechuang.rules.jurisdictions import local_figures

    for one in undetermined(catalogue()):
        number = one.entry.replace("…" + one.unit, f"5{one.unit}").replace("YYYY-MM-DD", "2020-01-01")
        held = local_figures(number, catalogue().parameters(), "试填")
        assert held[one.figure.name].values[0].value is not None


def test_figures_set_by_a_jurisdiction_can_be_left_out(client: Client):
    every = shown(client, "undetermined").context["figures"]
    still_open = shown(client, "undetermined", open="1").context["figures"]
    assert still_open
    assert len(still_open) < len(every)
    assert not any(u.set_by for u in still_open)


def test_the_pages_speak_english_and_mark_what_is_chinese(client: Client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    text = client.get(reverse("selfcheck", args=["hnte"])).content.decode()
    assert "High- and new-technology enterprise recognition" in text
    assert '<span class="soft" lang="en">st staff</span>' in text
    assert 'lang="zh-CN">科技人员数<' in text
