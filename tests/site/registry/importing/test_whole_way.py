"""An import from the file to the records and back: dry run, confirmation, repetition, undoing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kechuang.events.models import Event
from kechuang.events.verify import verify_log
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.registry.actions.carry_on_import import carry_on
from kechuang.registry.actions.confirm_import import confirm_import
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.start_import import start_import
from kechuang.registry.actions.undo_import import undo_import
from kechuang.registry.asof import AsOf
from kechuang.registry.importing.imports import Import
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

from .conftest import cells, plan

pytestmark = pytest.mark.django_db

HEADS = ["统一社会信用代码", "年度", "职工总数", "科技人员数", "销售收入（万元）", "净利润（元）", "设有研发机构"]
ROWS = [
    HEADS,
    ["MH0001", "2019", "120", "30", "3,500.55", "-1200000", "是"],
    ["MH0002", "2019年度", "45人", "", "820", "", "无"],
    ["MH0003", "2019", "不详", "5", "0", "", ""],
]


@pytest.fixture(autouse=True)
def _organisations(officer: Any) -> None:
    for number in range(1, 5):
        values = {"code": f"MH000{number}", "name": f"明湖{number}公司", "form": "enterprise"}
        enter(Organisation, values | {"registered": date(2010, 1, 1)}, officer)


def returns() -> dict[tuple[str, int], YearlyReturn]:
    return {(r.organisation, r.year): r for r in YearlyReturn.objects.standing()}


def test_rows_are_added_in_base_units_and_unknown_stays_unknown(bring_in: Callable[..., Import], a_csv: Any) -> None:
    job = bring_in("yearlyreturn", a_csv(ROWS))
    assert job.state == "done"
    assert (job.count("add"), job.count("written_add")) == (3, 3)
    first, second, third = (returns()[f"MH000{n}", 2019] for n in (1, 2, 3))
    assert (first.sales, first.net_profit, first.has_rd_body) == (3_500_550_000, -120_000_000, True)
    assert (second.staff, second.st_staff, second.has_rd_body) == (45, None, False)
    assert (third.staff, third.sales) == (None, 0)
    assert third.source.sha256 == job.sha256 and third.source.kind == "import"


def test_a_dry_run_stores_no_record_and_leaves_no_event(try_out: Callable[..., Import], a_csv: Any) -> None:
    before = Event.objects.count()
    assert try_out("yearlyreturn", a_csv(ROWS)).state == "checked"
    assert not YearlyReturn.objects.exists()
    assert Event.objects.count() == before


def test_good_rows_wait_while_bad_ones_are_told_cell_by_cell(bring_in: Callable[..., Import], a_csv: Any) -> None:
    rows = [*ROWS, ["MH0004", "2019", "很多", "", "12.345万", "", ""], ["", "2019", "3", "", "", "", ""]]
    job = bring_in("yearlyreturn", a_csv(rows))
    refused = cells(job, "refused")
    assert [(c["row"], c["column"], c["value"]) for c in refused] == [
        (5, "职工总数", "很多"),
        (5, "销售收入（万元）", "12.345万"),
        (6, "统一社会信用代码", ""),
    ]
    assert all(c["zh"] and c["en"] and c["fix_zh"] for c in refused)
    assert (job.count("refused"), job.count("written_add")) == (2, 3)
    assert len(returns()) == 3


def test_importing_again_changes_nothing(
    bring_in: Callable[..., Import], try_out: Callable[..., Import], a_csv: Any
) -> None:
    bring_in("yearlyreturn", a_csv(ROWS))
    job = try_out("yearlyreturn", a_csv(ROWS))
    assert plan(job) == {2: "same", 3: "same", 4: "same"}
    with pytest.raises(BadInput, match="没有要写入的行"):
        confirm_import(job, None)


def test_another_value_for_the_same_year_is_a_correction_and_the_old_one_stays(
    bring_in: Callable[..., Import], a_csv: Any
) -> None:
    bring_in("yearlyreturn", a_csv(ROWS))
    known = AsOf.on(date(2020, 1, 1))
    rows = [HEADS, ["MH0001", "2019", "121", "", "", "", ""], ["MH0004", "2019", "7", "", "", "", ""]]
    job = bring_in("yearlyreturn", a_csv(rows))
    assert plan(job) == {2: "correct", 3: "add"}
    assert [(c["field"], c["was"], c["value"]) for c in cells(job, "change")] == [("staff", "120", "121")]
    now = returns()["MH0001", 2019]
    assert (now.staff, now.st_staff, now.sales) == (121, 30, 3_500_550_000)
    assert YearlyReturn.objects.as_of(known).get(organisation="MH0001").staff == 120
    assert now.reason == "导入“table.csv”"


def test_an_empty_cell_clears_what_is_known_only_where_asked(bring_in: Callable[..., Import], a_csv: Any) -> None:
    bring_in("yearlyreturn", a_csv(ROWS))
    rows = [HEADS, ["MH0001", "2019", "120", "", "3500.55", "-1200000", "是"]]
    bring_in("yearlyreturn", a_csv(rows), blank="clear")
    assert returns()["MH0001", 2019].st_staff is None


def test_one_event_tells_of_the_confirmation_and_one_of_the_end(bring_in: Callable[..., Import], a_csv: Any) -> None:
    job = bring_in("yearlyreturn", a_csv(ROWS))
    told = list(Event.objects.filter(type__startswith="import.").order_by("id"))
    assert [e.type for e in told] == ["import.confirmed", "import.finished"]
    assert all(e.after["sha256"] == job.sha256 for e in told)
    assert told[0].after["columns"]["销售收入（万元）"] == "sales [万元]"
    assert told[1].after["counts"]["written_add"] == 3
    assert verify_log().broken is None


def test_what_an_import_wrote_is_seen_as_of_now_and_not_as_of_before(
    bring_in: Callable[..., Import], a_csv: Any
) -> None:
    before = AsOf.on(date(2019, 12, 31))
    bring_in("yearlyreturn", a_csv(ROWS))
    assert YearlyReturn.objects.as_of(before).count() == 0
    assert YearlyReturn.objects.as_of(AsOf.on(date(2019, 12, 31))).count() == 3


def test_a_row_whose_record_changed_after_the_dry_run_is_left_out_and_told(
    try_out: Callable[..., Import], bring_in: Callable[..., Import], a_csv: Any, officer: Any
) -> None:
    bring_in("yearlyreturn", a_csv(ROWS))
    job = try_out("yearlyreturn", a_csv([HEADS, ["MH0001", "2019", "130", "", "", "", ""], ["MH0004", "2019", "7"]]))
    correct(returns()["MH0001", 2019], {"staff": 125}, officer, reason="电话核实")
    job = carry_on(confirm_import(job, officer).pk)
    assert (job.count("written_add"), job.count("written_late")) == (1, 1)
    assert returns()["MH0001", 2019].staff == 125
    assert job.folder.all("late").collect()["row"].to_list() == [2]


def test_undoing_withdraws_what_was_added_and_puts_back_what_was_corrected(
    bring_in: Callable[..., Import], a_csv: Any, officer: Any
) -> None:
    first = bring_in("yearlyreturn", a_csv(ROWS))
    source = returns()["MH0001", 2019].source
    second = bring_in("yearlyreturn", a_csv([HEADS, ["MH0001", "2019", "9", "", "", "", ""], ["MH0004", "2019", "7"]]))
    done = carry_on(undo_import(second, officer, reason="发错了文件").pk)
    assert done.state == "undone"
    assert (done.count("undone"), done.count("put_back"), done.count("kept")) == (1, 1, 0)
    assert set(returns()) == {(f"MH000{n}", 2019) for n in (1, 2, 3)}
    again = returns()["MH0001", 2019]
    assert (again.staff, again.source_id, again.reason) == (120, source.pk, "发错了文件")
    event = Event.objects.get(type="import.undone")
    assert event.after == {"sha256": second.sha256, "undone": 1, "put_back": 1, "kept": 0, "kept_keys": []}
    assert first.state == "done"


def test_undoing_leaves_rows_that_someone_changed_since_and_lists_them(
    bring_in: Callable[..., Import], a_csv: Any, officer: Any
) -> None:
    job = bring_in("yearlyreturn", a_csv(ROWS))
    correct(returns()["MH0002", 2019], {"staff": 46}, officer, reason="电话核实")
    done = carry_on(undo_import(job, officer, reason="发错了文件").pk)
    assert (done.count("undone"), done.count("kept")) == (2, 1)
    assert returns()["MH0002", 2019].staff == 46
    assert done.folder.all("kept").collect()["value"].to_list() == ["MH0002:2019"]
    assert Event.objects.get(type="import.undone").after["kept_keys"] == ["MH0002:2019"]


def test_undoing_needs_a_reason_and_happens_once(bring_in: Callable[..., Import], a_csv: Any, officer: Any) -> None:
    job = bring_in("yearlyreturn", a_csv(ROWS))
    with pytest.raises(BadInput, match="理由"):
        undo_import(job, officer, reason=" ")
    carry_on(undo_import(job, officer, reason="发错了文件").pk)
    with pytest.raises(Conflict, match="已撤销"):
        undo_import(job, officer, reason="再来一次")


def test_a_newer_list_of_organisations_tells_of_changes_not_of_mistakes(
    bring_in: Callable[..., Import], a_csv: Any, officer: Any
) -> None:
    rows = [["统一社会信用代码", "单位名称", "企业规模"], ["MH0001", "明湖一号公司", "小"], ["MH0002", "明湖2公司", ""]]
    job = bring_in("organisation", a_csv(rows), since="2019-05-01")
    assert plan(job) == {2: "replace", 3: "same"}
    names = [
        Organisation.objects.as_of(AsOf.on(day)).get(key="MH0001").name for day in (date(2019, 4, 30), date(2019, 5, 1))
    ]
    assert names == ["明湖1公司", "明湖一号公司"]
    assert Organisation.objects.standing().filter(key="MH0001").last().size == "small"
    carry_on(undo_import(job, officer, reason="名单有误").pk)
    standing = Organisation.objects.standing().get(key="MH0001")
    assert (standing.name, standing.valid_from, standing.valid_to) == ("明湖1公司", date(2010, 1, 1), None)


def test_a_difference_may_be_taken_as_a_correction_of_the_latest_record(
    bring_in: Callable[..., Import], a_csv: Any
) -> None:
    rows = [["统一社会信用代码", "单位名称"], ["MH0001", "明湖一号公司"]]
    assert plan(bring_in("organisation", a_csv(rows), differs="correct")) == {2: "correct"}
    standing = Organisation.objects.standing().get(key="MH0001")
    assert (standing.name, standing.valid_from) == ("明湖一号公司", date(2010, 1, 1))


def test_one_record_twice_in_a_file_is_refused_unless_the_rows_are_equal(
    try_out: Callable[..., Import], a_csv: Any
) -> None:
    row = ["MH0001", "2019", "12", "", "", "", ""]
    other = ["MH0002", "2019", "12", "", "", "", ""]
    job = try_out("yearlyreturn", a_csv([HEADS, row, other, row, ["MH0002", "2019", "13", "", "", "", ""]]))
    assert plan(job) == {2: "add", 3: "refused", 4: "refused", 5: "refused"}
    told = {c["row"]: c["zh"] for c in cells(job, "refused")}
    assert "完全相同" in told[4] and "第5行" in told[3] and "第3行" in told[5]


def test_organisations_may_be_named_by_name(try_out: Callable[..., Import], a_csv: Any, officer: Any) -> None:
    values = {"code": "MH0099", "name": "明湖2公司", "form": "enterprise", "registered": date(2011, 1, 1)}
    enter(Organisation, values, officer)
    rows = [["企业名称", "年度", "职工总数"], ["明湖1公司", 2019, 5], ["明湖2公司", 2019, 5], ["没有这家公司", 2019, 5]]
    job = try_out("yearlyreturn", a_csv(rows))
    assert plan(job) == {2: "add", 3: "refused", 4: "refused"}
    assert ["2家" in c["zh"] or "没有" in c["zh"] for c in cells(job, "refused")] == [True, True]


def test_who_may_not_is_refused_before_anything_is_kept(a_csv: Any, settings: Any) -> None:
    from django.contrib.auth.models import AnonymousUser

    with pytest.raises(Refused):
        start_import("yearlyreturn", a_csv(ROWS), "x.csv", AnonymousUser())
    assert not Import.objects.exists()
    assert not (Path(settings.HOME) / "imports").exists()
