"""How tables are laid out: titles, units, two rows of heads, merges, totals and remarks; told when left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.registry.importing.imports import Import
from kechuang.registry.kinds.yearly_return import YearlyReturn

from .conftest import cells, plan

pytestmark = pytest.mark.django_db


def notes(job: Import) -> str:
    return "".join(note["zh"] for note in job.layout["notes"])


def test_a_government_table_is_read_as_people_read_it(bring_in: Callable[..., Import], an_xlsx: Any) -> None:
    rows = [
        ["明湖市科技型企业2019年年报汇总表"],
        ["填报单位：明湖市科学技术局", None, None, None, "单位：万元"],
        ["统一社会信用代码", "年度", "人员", None, "销售收入", "净利润", "备注说明"],
        [None, None, "职工总数", "科技人员数", None, None, None],
        ["甲", "乙", 1, 2, 3, 4, 5],
        ["MH0001", 2019, 120, 30, 3500.55, -120, "无"],
        [None, None, None, None, None, None, None],
        ["小计", None, 120, 30, 3500.55, -120, None],
        ["MH0002", 2019, 45, None, 820, None, None],
        ["合 计", None, 165, 30, 4320.55, -120, None],
        ["填表人：林晓", None, None, None, "联系电话：0311-0000000"],
    ]
    merges = ["A1:G1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4", "G3:G4"]
    job = bring_in("yearlyreturn", an_xlsx(rows, merges=merges))
    assert plan(job) == {6: "add", 9: "add"}
    assert job.layout["head_rows"] == [3, 4]
    first = YearlyReturn.objects.get(organisation="MH0001")
    assert (first.staff, first.st_staff, first.sales, first.net_profit) == (120, 30, 3_500_550_000, -120_000_000)
    told = notes(job)
    assert all(
        words in told for words in ("第3、4行合成表头", "第5行是栏次", "单位：万元", "第8行", "第10行", "第11行")
    )


def test_a_row_of_units_below_the_heads_is_taken(bring_in: Callable[..., Import], a_csv: Any) -> None:
    rows = [
        ["单位", "年度", "职工总数", "销售收入", "净利润"],
        ["", "", "人", "千元", "元"],
        ["MH0001", 2019, 7, 12, 12],
    ]
    bring_in("yearlyreturn", a_csv(rows))
    made = YearlyReturn.objects.get()
    assert (made.staff, made.sales, made.net_profit) == (7, 1_200_000, 1200)


def test_words_in_merged_cells_hold_for_each_row_and_quantities_are_refused(
    try_out: Callable[..., Import], an_xlsx: Any
) -> None:
    rows = [["单位", "年度", "职工总数"], ["MH0001", 2018, 5], [None, 2019, None]]
    job = try_out("yearlyreturn", an_xlsx(rows, merges=["A2:A3"]))
    assert plan(job) == {2: "add", 3: "add"}
    job = try_out("yearlyreturn", an_xlsx(rows, merges=["A2:A3", "C2:C3"]))
    assert plan(job) == {2: "refused", 3: "refused"}
    assert all("合并单元格" in c["zh"] for c in cells(job, "refused"))


def test_a_formula_without_a_result_is_unknown_and_not_empty(try_out: Callable[..., Import], an_xlsx: Any) -> None:
    rows = [["单位", "年度", "职工总数"], ["MH0001", 2019, "=1+2"], ["MH0002", 2019, 4]]
    job = try_out("yearlyreturn", an_xlsx(rows))
    assert plan(job) == {2: "refused", 3: "add"}
    assert "公式" in cells(job, "refused")[0]["zh"]


def test_long_numbers_that_a_spreadsheet_rounded_are_refused(try_out: Callable[..., Import], an_xlsx: Any) -> None:
    rows = [["单位", "年度", "职工总数"], [911301810000000000, 2019, 3], ["9.1130181E+17", 2019, 4]]
    job = try_out("yearlyreturn", an_xlsx(rows))
    assert plan(job) == {2: "refused", 3: "refused"}
    assert all("丢失" in c["zh"] for c in cells(job, "refused"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_of_a_csv_is_found(bring_in: Callable[..., Import], a_csv: Any, encoding: str) -> None:
    job = bring_in(
        "person",
        a_csv(
            [["人员编号", "姓名", "到任日期"], ["P1", "张𠮷", "2018年7月"], ["P2", "李四", "2018.7.1"]],
            encoding=encoding,
        ),
    )
    assert plan(job) == {2: "refused", 3: "add"}
    assert "没有写到日" in cells(job, "refused")[0]["zh"]


@pytest.mark.parametrize(
    "written",
    [
        "2018-07-23",
        "2018/7/23",
        "2018.7.23",
        "2018年7月23日",
        "20180723",
        "二〇一八年七月二十三日",
        "2018-07-23 00:00:00",
    ],
)
def test_days_are_read_in_every_form_of_the_field(bring_in: Callable[..., Import], a_csv: Any, written: str) -> None:
    from kechuang.registry.kinds.person import Person

    bring_in("person", a_csv([["人员编号", "姓名", "到任日期", "学位"], ["P1", "张三", written, "博士"]]))
    made = Person.objects.get()
    assert (str(made.valid_from), made.degree) == ("2018-07-23", "doctor")


def test_another_sheet_or_row_of_heads_can_be_named(try_out: Callable[..., Import], an_xlsx: Any) -> None:
    more = [["说明文字", "第二列"], ["字段甲", "乙"], ["统一社会信用代码", "年度"], ["MH0001", 2019]]
    path = an_xlsx([["无关"], ["内容"]], sheets={"年报": more})
    job = try_out("yearlyreturn", path, sheet="年报", head_row=3)
    assert plan(job) == {4: "add"}
    assert job.layout["sheets"] == ["数据", "年报"]


def test_a_figure_of_a_place_is_put_into_its_base_unit(bring_in: Callable[..., Import], an_xlsx: Any) -> None:
    from decimal import Decimal

    from kechuang.registry.kinds.public_statistic import PublicStatistic

    heads = ["指标代码", "指标名称", "行政区划", "时期", "数值", "计量单位"]
    rows = [
        heads,
        ["gdp", "地区生产总值", "139900", "2018", 480.5, "亿元"],
        ["rd", "研发强度", "139900", "2018", 0.028, ""],
    ]
    bring_in("publicstatistic", an_xlsx(rows, formats={"E3": "0.00%"}))
    made = {s.series: (s.value, s.unit) for s in PublicStatistic.objects.all()}
    assert made == {"gdp": (Decimal("48050000000"), "元"), "rd": (Decimal("0.028"), "")}
