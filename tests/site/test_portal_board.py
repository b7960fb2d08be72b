"""The targets board shows, filters, sorts and exports exactly the promises of a plan."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.portal.target_kinds import BUILD, GROWTH, LEVEL, RANK, RATIO, YEARLY, kind_of
from kechuang.supervision.models import Plan

pytestmark = pytest.mark.django_db


def board(plan: Plan, client: Client, query: str = "") -> Any:
    return client.get(reverse("board", args=[plan.slug]) + query)


def shown(response: Any) -> list[int]:
    """Ordinals of the targets listed, in their order."""
    return [row.target.ordinal for row in response.context["rows"]]


def test_every_target_is_listed_in_the_order_of_the_text(plan: Plan, client: Client):
    response = board(plan, client)
    assert shown(response) == [1, 2, 3, 4]
    assert "高新技术企业" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "ordinals"),
    [
        ("?q=仪器", [4]),
        ("?q=企业 高新", [1, 3]),
        ("?unit=市财政局", [3]),
        ("?unit=市科技局", [3, 4]),
        ("?unit=none", [1, 2]),
        ("?section=1", [1, 2]),
        ("?section=2", [3, 4]),
        ("?kind=ratio", [2]),
        ("?year=2026", [4]),
        ("?year=none", []),
        ("?findings=1", [2]),
        ("?repeated=1", [1, 3]),
        ("?repeated=1&section=2", [3]),
        ("?sort=-place", [4, 3, 2, 1]),
        ("?sort=deadline", [4, 1, 2, 3]),
        ("?sort=indicator", [4, 2, 1, 3]),
    ],
)
def test_a_choice_in_the_address_leaves_what_was_asked_for(plan: Plan, client: Client, query: str, ordinals: list[int]):
    assert shown(board(plan, client, query)) == ordinals


@pytest.mark.parametrize("query", ["?kind=nonsense", "?sort=nonsense", "?findings=maybe", "?page=x"])
def test_words_that_mean_nothing_are_passed_over(plan: Plan, client: Client, query: str):
    assert shown(board(plan, client, query)) == [1, 2, 3, 4]


def test_what_finds_nothing_shows_the_way_back(plan: Plan, client: Client):
    page = board(plan, client, "?q=火星").content.decode()
    assert "没有符合条件的目标" in page
    assert f'href="{reverse("board", args=[plan.slug])}"' in page


def test_a_filter_is_taken_off_by_its_own_link_and_the_rest_stays(plan: Plan, client: Client):
    response = board(plan, client, "?q=企业&section=2")
    assert response.context["taken_off"][0] == ("含“企业”", "?section=2")


def test_options_tell_how_many_targets_they_would_leave(plan: Plan, client: Client):
    pickers = {picker.name: picker for picker in board(plan, client, "?section=2").context["pickers"]}
    assert {choice.key: choice.count for choice in pickers["section"].choices} == {"1": 2, "2": 2}
    assert {choice.key: choice.count for choice in pickers["year"].choices} == {"2026": 1, "2027": 1}


def test_repeats_are_gathered_under_the_first_of_them(plan: Plan, client: Client):
    groups = board(plan, client, "?group=1").context["groups"]
    assert [(group.row.target.ordinal, [row.target.ordinal for row in group.others]) for group in groups] == [
        (1, [3]),
        (2, []),
        (4, []),
    ]


def test_the_picture_holds_every_target_shown_once(plan: Plan, client: Client):
    drawn = board(plan, client).context["picture"]
    assert drawn.years == ["2026", "2027"]
    marks = [row.target.ordinal for line in drawn.lines for _year, cell in line.dated for row in cell]
    assert sorted(marks) == [1, 2, 3, 4]


def test_csv_has_exactly_the_rows_shown(plan: Plan, client: Client):
    response = board(plan, client, "?section=2&format=csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["序号"] for row in rows] == ["3", "4"]
    assert rows[0]["牵头单位"] == "市科技局"
    assert rows[0]["参与单位"] == "市财政局、市税务局"
    assert rows[1]["网址"].endswith(reverse("target", args=[plan.slug, 4]))


def test_json_carries_the_definition_of_every_column_and_exact_numbers(plan: Plan, client: Client):
    content = json.loads(board(plan, client, "?format=json").content)
    assert {column["key"] for column in content["columns"]} == set(content["rows"][0])
    assert all(column["definition"] for column in content["columns"])
    assert [row["value"] for row in content["rows"]] == [120, 2.8, 120, 300]
    assert content["about"]["筛选"] == "全部"


def test_xlsx_has_the_rows_and_a_sheet_of_definitions(plan: Plan, client: Client):
    from openpyxl import load_workbook

    response = board(plan, client, "?kind=ratio&format=xlsx")
    book = load_workbook(io.BytesIO(response.content))
    data, notes = book.worksheets
    assert [cell.value for cell in data[1]][:2] == ["序号", "指标"]
    assert data.max_row == 2
    told = {row[0].value: row[1].value for row in notes.iter_rows(min_row=2)}
    assert told["筛选"] == "类型：达到比率"
    assert told["指标"] == "承诺的是什么"
    assert quote(plan.slug) in response["Content-Disposition"]


def test_a_cell_that_looks_like_a_formula_stays_text(plan: Plan, client: Client):
    from openpyxl import load_workbook

    plan.targets.filter(ordinal=1).update(indicator="=1+1")
    rows = csv.DictReader(io.StringIO(board(plan, client, "?format=csv").content.decode("utf-8-sig")))
    assert next(iter(rows))["指标"] == "'=1+1"
    data = load_workbook(io.BytesIO(board(plan, client, "?format=xlsx").content)).worksheets[0]
    assert (data["B2"].value, data["B2"].data_type) == ("=1+1", "s")


def test_an_unknown_format_or_plan_is_no_page(plan: Plan, client: Client):
    assert board(plan, client, "?format=exe").status_code == 404
    assert client.get(reverse("board", args=["nowhere"])).status_code == 404


def test_a_plan_without_targets_says_so(plan: Plan, client: Client):
    plan.targets.all().delete()
    assert "没有读出量化目标" in board(plan, client).content.decode()


@pytest.mark.parametrize(
    ("op", "unit", "per", "kind"),
    [
        (">=", "家", "", LEVEL),
        (">", "%", "", RATIO),
        ("<=", "位", "", RANK),
        ("<=", "周", "", LEVEL),
        ("build", "家", "", BUILD),
        ("build", "场", "year", YEARLY),
        ("increase_by", "%", "year", GROWTH),
        ("multiply", "倍", "", GROWTH),
    ],
)
def test_each_target_is_of_one_kind(op: str, unit: str, per: str, kind: object):
    assert kind_of(op, unit, per) is kind


def test_the_number_of_queries_does_not_grow_with_the_targets(
    plan: Plan, client: Client, django_assert_max_num_queries: Any
):
    with django_assert_max_num_queries(14):
        board(plan, client, "?group=1")
    first = plan.targets.get(ordinal=1)
    for ordinal in range(5, 45):
        first.pk, first.ordinal = None, ordinal
        first.save()
    with django_assert_max_num_queries(14):
        assert len(shown(board(plan, client))) == 44


def test_the_board_counts_promises_as_the_home_page_does(plan: Plan, client: Client):
    response = board(plan, client)
    summary = client.get(reverse("home")).context["summary"]
    assert (response.context["promises"], response.context["repeats"]) == (summary.targets, summary.repeats) == (3, 1)
    assert "其中 1 处重复前文，合 3 个目标" in response.content.decode()
