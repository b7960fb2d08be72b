"""The list of organisations: the questions staff ask of it, what stands in a row, and the file taken away."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from kechuang.events.models import Event

from .conftest import MINE, OTHER, Town, enter

pytestmark = pytest.mark.django_db
DAY = "valid=2025-10-02"


def rows(client: Client, query: str = "") -> dict[str, Any]:
    answer = client.get(f"/organisations/?{query}")
    assert answer.status_code == 200
    return {row.record.key: row for row in answer.context["list"].rows}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {MINE, OTHER}),
        ("q=远山", {OTHER}),
        (f"q={MINE}", {MINE}),
        ("division=999001101", {MINE}),
        ("industry=C", {MINE, OTHER}),
        ("industry=34", {OTHER}),
        ("holds=hnte", {MINE, OTHER}),
        ("holds=tech_sme", set()),
        ("within=30", {MINE}),
        ("within=90&holds=hnte", {MINE}),
        ("unreported=1", {MINE, OTHER}),
        ("size=large", {OTHER}),
        ("within=31&holds=nonsense", {MINE, OTHER}),
    ],
)
def test_what_is_asked_is_what_is_listed(town: Town, query: str, found: set[str]) -> None:
    assert set(rows(town.client(), f"{DAY}&{query}")) == found


def test_a_certificate_ending_the_day_after_the_last_asked_of_is_not_listed(town: Town) -> None:
    assert set(rows(town.client(), "within=30&valid=2025-10-01")) == set()
    assert set(rows(town.client(), "within=30&valid=2025-10-02")) == {MINE}


def test_who_reported_last_year_is_not_asked_again(town: Town) -> None:
    enter("yearlyreturn", organisation=MINE, year=2024, staff=3, sales=5)
    assert set(rows(town.client(), f"{DAY}&unreported=1")) == {OTHER}


def test_above_scale_without_an_rd_body(town: Town) -> None:
    from kechuang.registry.actions.correct import correct
    from kechuang.registry.kinds.organisation import Organisation

    for key in (MINE, OTHER):
        correct(Organisation.objects.get(key=key), {"above_scale": True}, town.officer, reason="纳统")
    body = {"number": "1", "form": "industry_rd_body", "level": "municipal", "state": "operating"}
    enter("platform", name="清流技术中心", organisation=MINE, approved="2020-01-01", **body)
    assert set(rows(town.client(), f"{DAY}&bodiless=1")) == {OTHER}


def test_a_row_says_what_is_held_and_the_last_reported_figures(town: Town) -> None:
    row = rows(town.client(), DAY)[MINE]
    assert [(badge.words, badge.soon) for badge in row.badges] == [("高新技术企业认定", True)]
    assert (row.sales, row.returned) == ("2,022.00", 2022)
    assert not rows(town.client(), DAY)[OTHER].badges[0].soon


def test_it_is_ordered_by_name_or_by_sales(town: Town) -> None:
    day = "valid=2023-06-30"
    assert list(rows(town.client(), f"{day}&sort=-sales")) == [OTHER, MINE]
    assert list(rows(town.client(), f"{day}&sort=sales")) == [MINE, OTHER]


def test_the_public_sees_names_and_certificates_but_no_figures(town: Town) -> None:
    answer = town.client("").get(f"/organisations/?{DAY}&sort=-sales&unreported=1")
    assert {row.record.key: row.sales for row in answer.context["list"].rows} == {MINE: "", OTHER: ""}
    assert answer.context["list"].chips == []
    assert answer.context["asked"].sort == ""


def test_a_file_holds_what_was_asked_and_taking_it_is_an_event(town: Town) -> None:
    answer = town.client().post("/organisations/export/", {"format": "json", "holds": "hnte", "q": "远山"})
    told = json.loads(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    assert "远山机械有限公司" in json.dumps(told, ensure_ascii=False)
    assert "清流仪器有限公司" not in json.dumps(told, ensure_ascii=False)
    event = Event.objects.filter(type="records.exported").latest("pk")
    assert event.after["rows"] == 1
    assert event.after["holds"] == "hnte"


def test_the_public_takes_no_file_away(town: Town) -> None:
    assert town.client("").post("/organisations/export/", {"format": "json"}).status_code in (302, 403)


def test_an_empty_registry_says_how_to_begin(person: Any) -> None:
    client = Client()
    client.force_login(person("programme_officer"))
    said = client.get("/organisations/").content.decode()
    assert "登记库里还没有单位" in said
    assert "批量导入" in said


def test_places_are_counted_and_every_number_leads_to_its_list(town: Town) -> None:
    answer = town.client().get("/divisions/?valid=2023-01-01")
    (city,) = answer.context["cities"]
    heads = dict(answer.context["heads"])
    counted = {str(name): i for i, name in heads.items()}
    assert city.place.counts[counted["单位"]][0] == 2
    places = {place.code: place for place in city.townships}
    number, address = places["999001101"].counts[counted["证书与称号"]]
    assert number == 1, "a certificate lies where its organisation does"
    listed = town.client().get(places["999001101"].counts[counted["单位"]][1])
    assert [row.record.key for row in listed.context["list"].rows] == [MINE]
    assert town.client().get(address).context["list"].page.paginator.count == number
