"""What became of a plan: by published figures alone; a figure of a later year says so; what is not published, too."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput
from kechuang.registry.asof import AsOf
from kechuang.supervision.actions.import_actuals import import_actuals
from kechuang.supervision.actuals_told import verdict_of
from kechuang.supervision.outcome import outcome
from kechuang.supervision.public_actual import PublicActual

pytestmark = pytest.mark.django_db
SHARED = Path(__file__).resolve().parents[4] / "shared"


def verdicts(plan: Any, day: str = "2032-01-01") -> dict[int, str]:
    found = outcome(plan, AsOf.on(date.fromisoformat(day)))
    return {one.promise.target.ordinal: one.verdict for one in found.results}


def test_what_is_not_due_is_not_judged_and_what_is_not_published_says_so(plan: Any) -> None:
    assert verdicts(plan, "2026-06-30")[1] == "not_due"
    assert verdicts(plan)[1] == "not_published"


@pytest.mark.parametrize(
    ("period", "value", "verdict"),
    [
        ("2027", 120, "met"),
        ("2027", 119, "not_met"),
        ("2028", 119, "later_not_met"),
        ("2030", 120, "later_met"),
        ("2031", 500, "not_published"),
        ("2026", 500, "not_published"),
    ],
)
def test_the_figure_of_the_year_speaks_else_the_next_within_three_years(
    plan: Any, entering: Any, period: str, value: int, verdict: str
) -> None:
    entering.figure("hnte_stock", period, value)
    assert verdicts(plan)[1] == verdict


def test_own_records_are_no_public_figure(plan: Any, entering: Any) -> None:
    for _ in range(2):
        entering.certificate(entering.organisation().key, issued=date(2026, 5, 1), expires=date(2029, 5, 1))
    assert verdicts(plan)[1] == "not_published"


def test_the_page_shows_source_and_confidence_and_can_be_taken_away(client: Any, plan: Any, entering: Any) -> None:
    address = f"/plans/{plan.slug}/outcome/"
    empty = client.get(address, {"valid": "2032-01-01"}).content.decode()
    assert "没有 明湖市 的公开数" in empty and "kechuang import public-facts" in empty
    entering.figure("hnte_stock", "2028", 119, reference="某报 2029-01-13", confidence="medium")
    told = client.get(address, {"valid": "2032-01-01"}).content.decode()
    for word in ("当年未公布，其后仍未达到", "119 家", "2028 年", "某报 2029-01-13", "可信度中"):
        assert word in told, word
    assert client.get(address, {"valid": "2032-01-01", "format": "csv"}).status_code == 200


HEAD = "indicator,target_year,target,public_actual,fact_id,note\n"
FACTS = (
    "id,subject,indicator,year_or_date,value,unit,basis,source_url,source_note,confidence,caveat\n"
    "MH001,明湖市,高新技术企业总数,2028年末,119,家,published,http://example.invalid/1,某报 2029-01-13,medium-high,\n"
    "MH002,明湖国家农业科技园区,验收,2026,通过,,published,http://example.invalid/2,某部通知,high,\n"
)


def lay(folder: Path, *rows: str) -> Path:
    """A folder of public figures with a table of an invented city's promises and what is published of them."""
    (folder / "minghu").mkdir(exist_ok=True)
    (folder / "minghu" / "minghu_facts.csv").write_text(FACTS, encoding="utf-8")
    (folder / "minghu" / "plan_targets_vs_public_actuals.csv").write_text(HEAD + "\n".join(rows), encoding="utf-8")
    return folder


def test_a_table_of_findings_stands_beside_the_promises_in_its_own_words(
    client: Any, plan: Any, officer: Any, tmp_path: Path
) -> None:
    folder = lay(
        tmp_path,
        "高新技术企业,2027,120家,2028末119家,MH001,次年的数",
        "国家农业科技园区,2025–2027,通过科技部验收,2026通过(第5名),MH001/002,",
        "国家创新型城市,2027,争创,未查到,—,",
    )
    assert import_actuals(folder, officer).added == 3
    assert import_actuals(folder, officer).same == 3
    assert Event.objects.filter(type="actuals.imported").count() == 1
    held = outcome(plan, AsOf.on(date(2032, 1, 1))).actuals
    assert {n: (row.actual, [fact["id"] for fact in row.facts]) for n, row in held.of_targets.items()} == {
        1: ("2028末119家", ["MH001"])
    }
    assert [(row.name, how) for row, how in held.others] == [
        ("国家农业科技园区", "met"),
        ("国家创新型城市", "not_published"),
    ]
    told = client.get(f"/plans/{plan.slug}/outcome/", {"valid": "2032-01-01"}).content.decode()
    for word in (
        "公开资料：2028末119家（次年的数）",
        "某报 2029-01-13",
        "没有读成目标的承诺",
        "2026通过(第5名)",
        "可信度高",
    ):
        assert word in told, word
    csv = client.get(f"/plans/{plan.slug}/outcome/", {"valid": "2032-01-01", "format": "csv"}).content.decode()
    assert "2028末119家（次年的数）" in csv and "国家创新型城市" in csv


def test_a_row_that_now_reads_otherwise_closes_and_the_past_still_shows_it(
    plan: Any, officer: Any, tmp_path: Path
) -> None:
    import_actuals(lay(tmp_path, "高新技术企业,2027,120家,未查到,—,"), officer)
    before = AsOf.on(date(2032, 1, 1))
    done = import_actuals(lay(tmp_path, "高新技术企业,2027,120家,2028末119家,MH001,", ",2027,3家,,,"), officer)
    assert (done.added, done.changed, len(done.left_out)) == (0, 1, 1)
    told = [outcome(plan, asof).actuals.of_targets[1].actual for asof in (before, AsOf.on(date(2032, 1, 1)))]
    assert told == ["未查到", "2028末119家"]


@pytest.mark.parametrize(
    ("target", "period", "actual", "verdict"),
    [
        ("通过验收", "2018–2020", "2020通过", "met"),
        ("通过验收", "2018–2020", "2021通过", "later_met"),
        ("通过验收", "2018–2020", "2024通过", "not_published"),
        ("通过验收", "2018–2020", "2019申请,2021评估优秀", "not_published"),
        ("争创", "2020", "2019省级试点", "not_published"),
        ("获批", "2020", "全市未查到;邻市2019获批", "not_published"),
    ],
)
def test_only_what_the_words_say_was_got_and_when_is_met(target: str, period: str, actual: str, verdict: str) -> None:
    assert verdict_of(PublicActual(name="园区", period=period, target=target, actual=actual)) == verdict


def test_a_table_without_its_columns_is_refused_with_what_it_should_be(officer: Any, tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "minghu" / "plan_targets_vs_public_actuals.csv").write_text("名称,年份\n高企,2027\n", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        import_actuals(tmp_path, officer)
    assert refused.value.code == "actuals.unreadable" and "indicator,target_year" in refused.value.remedy.zh


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="no folder ../shared/data beside the project")
def test_the_real_plan_is_told_by_its_real_figures_with_nothing_special_to_it() -> None:
    from kechuang.plans.reading import read_path
    from kechuang.registry.actions.import_public_facts import import_public_facts
    from kechuang.supervision.actions.adopt_plan import adopt_plan

    import_public_facts(SHARED / "data", None)
    import_actuals(SHARED / "data", None)
    plan = adopt_plan(read_path(SHARED / "plans" / "gold_text" / "xinji-2018.txt"), None).plan
    found = {one.promise.target.ordinal: one for one in outcome(plan, AsOf.now()).results}
    told = {n: (one.verdict, one.figure.year, one.figure.shown) for n, one in found.items() if one.figure}
    assert told[3] == ("later_met", 2021, 119)
    assert told[4] == ("later_not_met", 2021, 695)
    assert told[6] == ("later_not_met", 2021, 8) and found[6].read_loosely == "later_met"  # 超过8家 is not met by 8
    assert told[23] == ("later_met", 2021, 24)
    assert found[1].verdict == found[2].verdict == found[21].verdict == "not_published"
    actuals = outcome(plan, AsOf.now()).actuals  # every row of the table finds its promise, or is no number
    assert sorted(actuals.of_targets) == [1, 2, 3, 4, 6, 7, 8, 9, 21, 23, 29]
    assert [how for _row, how in actuals.others] == ["met", "not_published"]
    assert [row.value for row in found[29].elsewhere] == [2]  # alliances: the province's alone are published
