"""Doubts: what is odd is asked about and never changed in silence; units confused stand out by their factor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput
from kechuang.kernel.invented_codes import credit_code
from kechuang.registry.actions.answer_import import answer_import
from kechuang.registry.actions.carry_on_import import carry_on
from kechuang.registry.actions.confirm_import import confirm_import
from kechuang.registry.actions.enter import enter
from kechuang.registry.importing.imports import Import
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

from .conftest import cells, plan

pytestmark = pytest.mark.django_db

HEADS = ["单位", "年度", "职工总数", "科技人员数", "销售收入（万元）", "成本费用支出总额（万元）", "资产总额（万元）"]
STAFF = [10, 20, 35, 50, 80, 120]


@pytest.fixture
def last_year(officer: Any) -> None:
    """Six organisations with their returns of 2018: sales of 60 万元 per head, costs 50, assets 90."""
    for n, staff in enumerate(STAFF):
        enter(
            Organisation,
            {"code": f"MH{n}", "name": f"明湖{n}", "form": "enterprise", "registered": date(2010, 1, 1)},
            None,
        )
        sums = {name: staff * per_head * 1_000_000 for name, per_head in (("sales", 60), ("costs", 50), ("assets", 90))}
        enter(YearlyReturn, {"organisation": f"MH{n}", "year": 2018, "staff": staff, **sums}, None)


def this_year(sales: float = 1, costs: float = 1, assets: float = 1) -> list[list[Any]]:
    """Returns of 2019, grown a little, each sum multiplied."""
    return [
        [f"MH{n}", 2019, staff, staff // 5, staff * 66 * sales, staff * 54 * costs, staff * 99 * assets]
        for n, staff in enumerate(STAFF)
    ]


def codes(job: Import) -> list[str]:
    return [d["code"] for d in job.doubts]


@pytest.mark.usefixtures("last_year")
def test_a_table_in_order_raises_no_doubt(try_out: Callable[..., Import], a_csv: Any) -> None:
    assert codes(try_out("yearlyreturn", a_csv([HEADS, *this_year()]))) == []


@pytest.mark.usefixtures("last_year")
@pytest.mark.parametrize(
    ("times", "answer"),
    [(10_000, "d10000"), (0.0001, "x10000"), (1000, "d1000"), (0.001, "x1000"), (10, "d10"), (0.1, "x10")],
)
def test_a_column_in_another_unit_is_asked_about_and_mended_by_its_answer(
    try_out: Callable[..., Import], a_csv: Any, officer: Any, times: float, answer: str
) -> None:
    job = try_out("yearlyreturn", a_csv([HEADS, *this_year(sales=times)]))
    assert codes(job) == ["unit.column.sales"]
    assert int(answer[1:]) == abs(job.doubts[0]["factors"][0])
    with pytest.raises(BadInput, match="没有回答"):
        confirm_import(job, officer)
    job = carry_on(answer_import(job, {"unit.column.sales": answer}, officer).pk)
    assert job.open_doubts() == []
    carry_on(confirm_import(job, officer).pk)
    made = YearlyReturn.objects.standing().get(organisation="MH0", year=2019)
    assert (made.sales, made.costs) == (660 * 1_000_000, 540 * 1_000_000)
    told = Event.objects.get(type="import.confirmed").after
    assert told["answers"] == {"unit.column.sales": answer}
    assert abs(told["factors"]["columns"]["sales"]) == int(answer[1:])


@pytest.mark.usefixtures("last_year")
def test_a_doubt_taken_as_it_is_changes_nothing(bring_in: Callable[..., Import], a_csv: Any) -> None:
    bring_in("yearlyreturn", a_csv([HEADS, *this_year(sales=10_000)]), answers={"unit.column.sales": "as_is"})
    assert YearlyReturn.objects.standing().get(organisation="MH0", year=2019).sales == 660 * 10_000 * 1_000_000


@pytest.mark.usefixtures("last_year")
def test_a_row_filled_in_in_another_unit_is_told_from_its_column(
    bring_in: Callable[..., Import], try_out: Any, a_csv: Any
) -> None:
    rows = this_year()
    rows[2] = [*rows[2][:4], *(value * 10_000 for value in rows[2][4:])]
    job = try_out("yearlyreturn", a_csv([HEADS, *rows]))
    assert codes(job) == ["unit.row.d10000"]
    assert [c["row"] for c in cells(job, "doubt")] == [4]
    bring_in("yearlyreturn", a_csv([HEADS, *rows]), answers={"unit.row.d10000": "d10000"})
    sums = {r.organisation: r.sales for r in YearlyReturn.objects.standing().filter(year=2019)}
    assert sums["MH2"] == 35 * 66 * 1_000_000
    assert sums["MH1"] == 20 * 66 * 1_000_000


@pytest.mark.usefixtures("last_year")
def test_a_single_cell_in_another_unit_is_asked_about(try_out: Callable[..., Import], a_csv: Any) -> None:
    rows = this_year()
    rows[1][5] *= 10_000
    job = try_out("yearlyreturn", a_csv([HEADS, *rows]))
    assert "unit.cell.costs.d10000" in codes(job)


def test_without_a_past_a_column_is_held_against_its_peers(try_out: Callable[..., Import], a_csv: Any) -> None:
    for n in range(25):
        values = {"organisation": f"OLD{n}", "year": 2018, "staff": 10 + n, "sales": (10 + n) * 60 * 1_000_000}
        enter(YearlyReturn, values, None)
    rows = [
        ["单位", "年度", "职工总数", "销售收入（万元）"],
        *([f"N{n}", 2019, 8 + n, (8 + n) * 55 * 10_000] for n in range(6)),
    ]
    job = try_out("yearlyreturn", a_csv(rows))
    assert "unit.column.sales" in codes(job)
    assert "同类" in next(d for d in job.doubts if d["code"] == "unit.column.sales")["zh"]


def test_among_many_rows_one_in_another_unit_stands_out(try_out: Callable[..., Import], a_csv: Any) -> None:
    rows = [[f"N{n}", 2019, 10 + n, 2, (10 + n) * 60, (10 + n) * 50, (10 + n) * 90] for n in range(40)]
    rows[7] = [*rows[7][:4], *(value * 10_000 for value in rows[7][4:])]
    job = try_out("yearlyreturn", a_csv([HEADS, *rows]))
    assert [c["row"] for c in cells(job, "doubt") if c["code"] == "unit.row.d10000"] == [9]


@pytest.mark.usefixtures("last_year")
def test_parts_larger_than_their_whole_are_asked_about(
    try_out: Callable[..., Import], a_csv: Any, officer: Any
) -> None:
    rows = this_year()
    rows[0][3] = 11
    job = try_out("yearlyreturn", a_csv([HEADS, *rows]))
    assert codes(job) == ["at_most.st_staff.staff"]
    assert "科技人员数11人大于职工总数10人" in cells(job, "doubt")[0]["zh"]
    job = carry_on(answer_import(job, {"at_most.st_staff.staff": "leave_out"}, officer).pk)
    assert plan(job)[2] == "left_out"
    assert job.open_doubts() == []


@pytest.mark.usefixtures("last_year")
def test_negative_sums_and_days_to_come_are_asked_about(try_out: Callable[..., Import], a_csv: Any) -> None:
    rows = this_year()
    rows[3][4] = -3
    assert codes(try_out("yearlyreturn", a_csv([HEADS, *rows]))) == ["negative.sales"]
    ahead = (timezone.localdate() + timedelta(days=40)).isoformat()
    people = [
        ["人员编号", "姓名", "到任日期", "离任日期"],
        ["P1", "张三", ahead, ""],
        ["P2", "李四", "2018-01-01", ahead],
    ]
    assert codes(try_out("person", a_csv(people))) == ["ahead.since"]


def test_codes_that_do_not_check_and_unknown_organisations_are_asked_about(
    try_out: Callable[..., Import], a_csv: Any
) -> None:
    good = credit_code(7)
    wrong = good[:-1] + ("1" if good[-1] != "1" else "2")
    heads = ["统一社会信用代码", "单位名称", "单位类型", "成立日期"]
    rows = [
        heads,
        [good.lower(), "甲", "企业", "2011-01-01"],
        [wrong, "乙", "企业", "2011-01-01"],
        ["MH-77", "丙", "合作社", "2011-01-01"],
    ]
    job = try_out("organisation", a_csv(rows))
    assert codes(job) == ["credit_code.code"]
    assert [(c["row"], "第18位" in c["zh"]) for c in cells(job, "doubt")] == [(3, True)]
    assert plan(job) == {2: "add", 3: "add", 4: "refused"}
    job = try_out("yearlyreturn", a_csv([["单位", "年度", "职工总数"], [good, 2019, 3]]))
    assert codes(job) == ["unknown.organisation"]


@pytest.mark.usefixtures("last_year")
def test_an_answer_that_was_not_offered_is_refused(try_out: Callable[..., Import], a_csv: Any, officer: Any) -> None:
    job = try_out("yearlyreturn", a_csv([HEADS, *this_year(sales=10_000)]))
    for answers in ({"unit.column.sales": "x7"}, {"unit.column.sales": "leave_out"}, {"nothing": "as_is"}):
        with pytest.raises(BadInput):
            answer_import(job, answers, officer)


def test_a_sum_without_a_unit_is_not_guessed(try_out: Callable[..., Import], a_csv: Any) -> None:
    rows = [["单位", "年度", "销售收入"], ["MH1", 2019, 350]]
    with pytest.raises(BadInput, match="没有写明单位"):
        try_out("yearlyreturn", a_csv(rows))
