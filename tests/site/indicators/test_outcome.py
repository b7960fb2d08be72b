"""What became of a plan: by published figures alone; a figure of a later year says so; what is not published, too."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kechuang.registry.asof import AsOf
from kechuang.supervision.outcome import outcome

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


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="no folder ../shared/data beside the project")
def test_the_real_plan_is_told_by_its_real_figures_with_nothing_special_to_it() -> None:
    from kechuang.plans.reading import read_path
    from kechuang.registry.actions.import_public_facts import import_public_facts
    from kechuang.supervision.actions.adopt_plan import adopt_plan

    import_public_facts(SHARED / "data", None)
    plan = adopt_plan(read_path(SHARED / "plans" / "gold_text" / "xinji-2018.txt"), None).plan
    found = {one.promise.target.ordinal: one for one in outcome(plan, AsOf.now()).results}
    told = {n: (one.verdict, one.figure.year, one.figure.shown) for n, one in found.items() if one.figure}
    assert told[3] == ("later_met", 2021, 119)
    assert told[4] == ("later_not_met", 2021, 695)
    assert told[6] == ("later_not_met", 2021, 8) and found[6].read_loosely == "later_met"  # 超过8家 is not met by 8
    assert told[23] == ("later_met", 2021, 24)
    assert found[1].verdict == found[2].verdict == found[21].verdict == "not_published"
    assert [row.value for row in found[29].elsewhere] == [2]  # alliances: the province's alone are published
