"""Lists of records: every filter, sums, the moments, files, and what who sees; for any kind."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from kechuang.events.models import Event
from kechuang.portal.records.columns import MOST, chosen
from kechuang.registry.actions.confirm import confirm
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.dispute import dispute
from kechuang.registry.actions.end import end
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.catalogue import kinds
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

from .conftest import MINE, OTHER, Town, enter

pytestmark = pytest.mark.django_db


def keys(client: Client, kind: str, query: str = "") -> list[str]:
    answer = client.get(f"/records/{kind}/{query}")
    assert answer.status_code == 200, answer
    return [row.record.key for row in answer.context["list"].rows]


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_has_a_list_with_columns_of_its_own(kind: str, town: Town) -> None:
    model = kinds()[kind]
    assert 2 <= len(chosen(model)) <= MOST
    assert set(chosen(model)) <= {f.name for f in model.said()}
    assert town.client().get(f"/records/{kind}/").status_code == 200
    assert Client().get(f"/records/{kind}/").status_code == 200


def test_the_overview_counts_what_holds_as_of_the_moments(town: Town) -> None:
    def counts(query: str) -> dict[str, int]:
        lines = town.client().get(f"/records/{query}").context["kinds"]
        return {line.kind: line.valid for line in lines}

    assert counts("?valid=2024-01-01")["certificate"] == 2
    assert counts("?valid=2026-01-01")["certificate"] == 1
    assert counts("?valid=2021-12-31")["yearlyreturn"] == 2
    assert counts("?known=2001-01-01").get("certificate", 0) == 0


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [MINE, OTHER]),
        ("?q=清流", [MINE]),
        ("?q=仪器 有限", [MINE]),
        ("?q=火星", []),
        ("?q=。", []),
        ("?division=999001101", [MINE]),
        ("?division=999001", [MINE, OTHER]),
        ("?industry=34", [OTHER]),
        ("?size=large", [OTHER]),
        ("?above_scale=unknown", [MINE, OTHER]),
        ("?above_scale=yes", []),
        ("?on=registered&since=2010-02-01", [OTHER]),
        ("?on=registered&until=2010-01-31", [MINE]),
        ("?state=coming&valid=2009-01-01", [MINE, OTHER]),
        ("?example=yes", []),
        ("?example=no", [MINE, OTHER]),
        ("?standing=confirmed", []),
        ("?size=nonsense&division=abc&since=nonsense&state=x&sort=password", [MINE, OTHER]),
    ],
)
def test_each_filter_keeps_what_it_says(query: str, found: list[str], town: Town) -> None:
    assert sorted(keys(town.client(), "organisation", query)) == found


def test_records_of_an_organisation_are_found_by_its_name_and_its_place(town: Town) -> None:
    assert set(keys(town.client(), "yearlyreturn", "?q=清流")) == {f"{MINE}:2021", f"{MINE}:2022"}
    assert set(keys(town.client(), "yearlyreturn", "?division=999001102")) == {f"{OTHER}:2021", f"{OTHER}:2022"}
    assert keys(town.client(), "yearlyreturn", "?q=清流&year=2022") == [f"{MINE}:2022"]
    assert set(keys(town.client(), "yearlyreturn", f"?organisation={OTHER}")) == {f"{OTHER}:2021", f"{OTHER}:2022"}


def test_states_tell_what_holds_what_ended_and_what_was_withdrawn(town: Town) -> None:
    first, second = Certificate.objects.order_by("pk")
    at = "&valid=2024-06-01"
    assert keys(town.client(), "certificate", f"?state=valid{at}") == [first.key, second.key]
    ended = end(first, None, on=date(2024, 1, 1), reason="撤销")
    withdraw(second, None, reason="录重了")
    assert keys(town.client(), "certificate", f"?state=valid{at}") == []
    assert keys(town.client(), "certificate", f"?state=ended{at}") == [ended.key]
    assert keys(town.client(), "certificate", f"?state=withdrawn{at}") == [second.key]
    assert keys(town.client(), "certificate", f"?state=every{at}") == [ended.key]


def test_standings_tell_disputed_confirmed_and_reported_apart(town: Town) -> None:
    rows = {row.key: row for row in YearlyReturn.objects.all()}
    dispute(rows[f"{MINE}:2021"], None, field="staff", other=7, said_by="税务局", reason="不一致")
    confirm(rows[f"{MINE}:2022"], None, reason="核对")
    assert keys(town.client(), "yearlyreturn", "?standing=disputed") == [f"{MINE}:2021"]
    assert keys(town.client(), "yearlyreturn", "?standing=confirmed") == [f"{MINE}:2022"]
    assert set(keys(town.client(), "yearlyreturn", "?standing=reported")) == {f"{OTHER}:2021", f"{OTHER}:2022"}
    assert "有异议" in text(town.client(), "/records/yearlyreturn/")


def test_choices_are_counted_under_the_other_filters(town: Town) -> None:
    answer = town.client().get("/records/organisation/?division=999001101")
    size = next(picker for picker in answer.context["list"].pickers if picker.name == "size")
    assert [(choice.key, choice.count) for choice in size.choices] == [("small", 1)]
    assert answer.context["list"].total == 2


def test_a_filter_is_taken_off_by_its_chip(town: Town) -> None:
    answer = town.client().get("/records/organisation/?size=large&q=机械&valid=2024-01-01")
    off = dict(answer.context["list"].taken_off)
    assert set(off) == {"含“机械”", "企业规模：大型"}
    assert "size" not in off["企业规模：大型"]
    assert "valid=2024-01-01" in off["企业规模：大型"]


def test_sorting_goes_both_ways_and_leaves_the_unknown_last(town: Town) -> None:
    enter("yearlyreturn", organisation=MINE, year=2020)
    up, down = keys(town.client(), "yearlyreturn", "?sort=staff"), keys(town.client(), "yearlyreturn", "?sort=-staff")
    assert up[0].startswith(MINE)
    assert down[0].startswith(OTHER)
    assert up[-1] == down[-1] == f"{MINE}:2020"


def test_sums_are_exact_and_say_in_how_many_rows_they_are_known(town: Town) -> None:
    enter("yearlyreturn", organisation=MINE, year=2020, staff=5)
    listed = town.client().get("/records/yearlyreturn/").context["list"]
    totals = dict(zip([h.column.name for h in listed.headings], listed.totals, strict=True))
    assert (totals["staff"].text, totals["staff"].known) == ("605", 5)
    assert (totals["sales"].exact, totals["sales"].known) == ("12,129 万元", 4)
    assert totals["year"] is None


def test_a_list_as_of_before_a_correction_shows_what_was_known_then(town: Town) -> None:
    row = Organisation.objects.get(key=MINE)
    before = Event.objects.order_by("-id").first()
    assert before is not None
    correct(row, {"name": "清泉仪器有限公司"}, town.officer, reason="名称写错")
    known = before.occurred_at.isoformat()
    client = town.client()
    assert "清泉" in text(client, "/records/organisation/")
    page = client.get("/records/organisation/", {"known": known}).content.decode()
    assert "清流" in page
    assert "清泉" not in page
    assert keys(client, "organisation", "?q=清流") == []
    assert [
        r.record.key for r in client.get("/records/organisation/", {"q": "清流", "known": known}).context["list"].rows
    ] == [MINE]


def test_a_date_that_is_none_is_told_and_now_is_shown(town: Town) -> None:
    page = text(town.client(), "/records/organisation/?valid=2020-13-45")
    assert "不是日期" in page
    assert "清流" in page


def test_the_moment_stays_in_every_link(town: Town) -> None:
    answer = town.client().get("/records/certificate/?valid=2024-01-01&known=2030-01-01")
    assert all("valid=2024-01-01&known=2030-01-01" in row.address for row in answer.context["list"].rows)
    assert "回到现在" in answer.content.decode()


def test_the_public_sees_public_kinds_whole_and_of_internal_ones_the_public_fields(town: Town) -> None:
    assert len(keys(Client(), "certificate", "?valid=2024-01-01")) == 2
    page = text(Client(), "/records/organisation/")
    assert "清流仪器有限公司" in page
    assert "小型" not in page
    assert "只列公开的几项" in page
    assert set(keys(Client(), "organisation", "?size=large")) == {MINE, OTHER}, "no filter by what may not be seen"
    assert keys(Client(), "organisation", "?q=法人") == []
    assert keys(Client(), "yearlyreturn") == []
    assert "登录" in text(Client(), "/records/yearlyreturn/")


def test_a_representative_sees_their_own_rows_and_may_look_at_the_public_part_of_all(town: Town) -> None:
    client = town.client("representative")
    assert keys(client, "organisation") == [MINE]
    assert "小型" in text(client, "/records/organisation/")
    assert sorted(keys(client, "organisation", "?extent=public")) == [MINE, OTHER]
    assert "小型" not in text(client, "/records/organisation/?extent=public")
    assert set(keys(client, "yearlyreturn")) == {f"{MINE}:2021", f"{MINE}:2022"}


def test_a_township_sees_the_organisations_in_it_but_no_returns(town: Town) -> None:
    assert keys(town.client("township"), "organisation") == [MINE]
    assert keys(town.client("township"), "yearlyreturn") == []


def test_a_list_is_taken_away_as_filtered_with_its_moments_and_leaves_an_event(town: Town) -> None:
    answer = town.client().post("/records/yearlyreturn/export/", {"format": "json", "q": "清流", "valid": "2022-06-01"})
    told = json.loads(b"".join(answer.streaming_content))
    assert [row["year"] for row in told["rows"]] == [2021]
    assert told["about"]["世界时点"] == "2022-06-01"
    assert told["about"]["筛选"] == "含“清流”"
    event = Event.objects.get(type="records.exported")
    assert (event.after["rows"], event.after["valid"], event.after["q"]) == (1, "2022-06-01", "清流")


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "json"])
def test_every_form_of_file_is_given(form: str, town: Town) -> None:
    answer = town.client().post("/records/organisation/export/", {"format": form})
    assert answer.status_code == 200
    assert len(b"".join(answer.streaming_content)) > 100


def test_who_sees_nothing_whole_takes_nothing_away(town: Town) -> None:
    assert town.client("stranger").post("/records/organisation/export/", {"format": "csv"}).status_code == 404
    assert Client().post("/records/organisation/export/", {"format": "csv"}).status_code == 302
    mine = town.client("representative").post("/records/yearlyreturn/export/", {"format": "json"})
    assert {row["organisation"] for row in json.loads(b"".join(mine.streaming_content))["rows"]} == {MINE}


def test_a_kind_that_does_not_exist_is_no_page(town: Town) -> None:
    assert town.client().get("/records/unicorn/").status_code == 404


def test_queries_do_not_grow_with_the_rows(town: Town, django_assert_max_num_queries: Any) -> None:
    client = town.client()
    with django_assert_max_num_queries(40):
        client.get("/records/certificate/?valid=2024-01-01")
    for n in range(12):
        enter("certificate", scheme="tech_sme", number=f"N{n}", organisation=MINE, holder="清流", level="national",
              issued=date(2023, 1, 1))  # fmt: skip
    with django_assert_max_num_queries(40):
        assert len(keys(client, "certificate", "?valid=2024-01-01")) == 14
