"""Score sheets from a policy's ranges, what closed sheets say together, and fees by the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kechuang.cases.panels.fees import fee
from kechuang.cases.panels.sheet import Item, sheet_of, shown
from kechuang.cases.panels.summary import summary
from kechuang.kernel.errors import BadInput
from kechuang.policies.hnte import POLICY
from kechuang.rules.law import Law
from kechuang.rules.rows import row

LAW = Law(POLICY, date(2024, 6, 1))
CONVERSION = Item("hnte_conversion", "科技成果转化能力", "points", "", None, low=Fraction(13), high=Fraction(18))
FIELD = Item("field", "属于重点领域", "truth", "", None)


def items(**facts: str) -> dict[str, Item]:
    return {item.fact: item for item in sheet_of(LAW, row(facts, LAW.facts))}


def test_the_range_of_a_score_follows_from_the_facts() -> None:
    assert (
        items(conversions_3y="10项")["hnte_conversion"].low,
        items(conversions_3y="10项")["hnte_conversion"].high,
    ) == (13, 18)
    assert (
        items(conversions_3y="12项")["hnte_conversion"].low,
        items(conversions_3y="12项")["hnte_conversion"].high,
    ) == (19, 24)


def test_a_range_that_facts_leave_open_names_them() -> None:
    open_ = items()["hnte_conversion"]
    assert (open_.low, open_.high) == (None, None)
    assert open_.missing == ("近三年科技成果转化数",)
    with pytest.raises(BadInput):
        open_.read("20")


def test_what_an_expert_gave_does_not_move_the_range_for_the_others() -> None:
    assert items(conversions_3y="10项", hnte_conversion="15分") == items(conversions_3y="10项")


def test_every_scored_item_and_every_manual_condition_of_the_policy_is_on_the_sheet_once() -> None:
    sheet = sheet_of(LAW, {})
    judged = [fact.name for fact in LAW.facts if fact.judged]
    assert sorted(item.fact for item in sheet) == sorted(judged)
    assert {item.kind for item in sheet} == {"points", "truth"}
    assert all(item.citation and item.label and item.group for item in sheet)


def test_a_range_of_one_value_leaves_nothing_to_score() -> None:
    assert items(conversions_3y="0项")["hnte_conversion"].settled
    assert not items(conversions_3y="10项")["hnte_conversion"].settled


@pytest.mark.parametrize(
    ("written", "read"),
    [("13", Decimal(13)), ("18", Decimal(18)), ("15.25", Decimal("15.25")), (" 16 ", Decimal(16))],
)
def test_points_within_the_range_are_taken(written: str, read: Decimal) -> None:
    assert CONVERSION.read(written) == read


@pytest.mark.parametrize("written", ["12.99", "18.01", "15.255", "", "十五", "NaN", "Infinity", "1e9", "-13"])
def test_points_outside_the_range_or_finer_than_a_hundredth_are_refused_at_their_item(written: str) -> None:
    with pytest.raises(BadInput) as refused:
        CONVERSION.read(written)
    assert refused.value.fields["field"] == "hnte_conversion"


def test_a_yes_or_no_is_read() -> None:
    assert (FIELD.read("yes"), FIELD.read("no")) == (True, False)
    with pytest.raises(BadInput):
        FIELD.read("")


def sheets(*points: Any, fact: str = "hnte_conversion") -> dict[str, dict[str, Any]]:
    return {f"专家{n}": {fact: Fraction(str(p)) if not isinstance(p, bool) else p} for n, p in enumerate(points)}


def test_the_mean_is_exact_and_rounded_once_halves_up() -> None:
    [line] = summary([CONVERSION], sheets(13, 14, 14)).lines
    assert line.result == Fraction("13.67")
    [line] = summary([CONVERSION], sheets("13.01", 13, 13, 13)).lines
    assert line.result == Fraction("13.00")
    [line] = summary([CONVERSION], sheets("13.02", 13, 13, 13)).lines
    assert line.result == Fraction("13.01")


def test_spread_is_told_beside_the_mean() -> None:
    [line] = summary([CONVERSION], sheets(13, 14, 15, 16, 17)).lines
    assert (line.median, line.least, line.most, line.deviation) == (15, 13, 17, Fraction("1.41"))
    assert line.outliers == ()


def test_one_far_from_all_others_is_marked_with_the_reason_and_still_counts() -> None:
    item = Item("x", "示例", "points", "", None, low=Fraction(0), high=Fraction(30))
    [line] = summary([item], sheets(25, 26, 24, 25, 5, fact="x")).lines
    [outlier] = line.outliers
    assert outlier.expert == "专家4"
    assert "给5分，其余24—26分，中位25分" in outlier.said.zh
    assert line.result == 21


def test_a_small_difference_is_no_outlier_where_all_others_agree() -> None:
    item = Item("x", "示例", "points", "", None, low=Fraction(0), high=Fraction(6))
    assert summary([item], sheets(4, 4, 4, 4, 6, fact="x")).lines[0].outliers == ()
    assert [one.expert for one in summary([item], sheets(3, 3, 3, 3, 6, fact="x")).lines[0].outliers] == ["专家4"]


def test_two_sheets_make_no_outlier() -> None:
    item = Item("x", "示例", "points", "", None, low=Fraction(0), high=Fraction(30))
    assert summary([item], sheets(0, 30, fact="x")).lines[0].outliers == ()


@pytest.mark.parametrize(
    ("votes", "result"),
    [((True, True, True, False, False), True), ((False, False, True), False), ((True, False), None), ((), None)],
)
def test_more_than_half_decide_a_yes_or_no(votes: tuple[bool, ...], result: bool | None) -> None:
    [line] = summary([FIELD], sheets(*votes, fact="field")).lines
    assert line.result is result
    assert (line.yes, line.no) == (sum(votes), len(votes) - sum(votes))


def test_the_total_is_of_the_points_and_missing_sheets_are_named() -> None:
    given = {"甲": {"a": Fraction(3), "b": Fraction(4), "field": True}, "乙": {"a": Fraction(5), "b": Fraction(6)}}
    parts = [Item(name, name, "points", "", None, low=Fraction(0), high=Fraction(10)) for name in ("a", "b")]
    told = summary([*parts, FIELD], given, ["丙"])
    assert told.total is not None
    assert told.total.values == {"甲": 7, "乙": 11}
    assert told.total.result == 9
    assert told.missing == ("丙",)
    assert summary([FIELD], {}).total is None


def test_points_are_shown_without_needless_zeros() -> None:
    assert [shown(Fraction(x)) for x in ("7", "6.5", "6.67", "0")] == ["7", "6.5", "6.67", "0"]


DAY = date(2026, 5, 20)


def test_two_and_a_half_days_at_2000_yuan_are_4600() -> None:
    """Two full days, then half a day of the third: 2000 × 50 % × 60 % = 600."""
    assert fee(DAY, "senior", 2000, 5) == 4600_00


@pytest.mark.parametrize(
    ("half_days", "yuan"),
    [(1, 1200), (2, 2000), (3, 3200), (4, 4000), (5, 4600), (6, 5000), (8, 6000)],
)
def test_half_days_are_60_percent_and_days_from_the_third_on_half(half_days: int, yuan: int) -> None:
    assert fee(DAY, "senior", 2000, half_days) == yuan * 100


@pytest.mark.parametrize(
    ("grade", "rate", "fits"),
    [
        ("senior", 1499, False),
        ("senior", 1500, True),
        ("senior", 2400, True),
        ("senior", 2401, False),
        ("other", 899, False),
        ("other", 900, True),
        ("other", 1500, True),
        ("other", 1501, False),
    ],
)
def test_the_rate_lies_within_the_band_of_the_title(grade: Any, rate: int, fits: bool) -> None:
    if fits:
        assert fee(DAY, grade, rate, 2) == rate * 100
    else:
        with pytest.raises(BadInput) as refused:
            fee(DAY, grade, rate, 2)
        assert "财科教〔2017〕128号" in refused.value.remedy.zh


def test_the_best_known_get_half_as_much_again() -> None:
    assert fee(DAY, "senior", 2400, 2, distinguished=True) == 3600_00
    assert fee(DAY, "senior", 1501, 5, distinguished=True) == 5178_45


def test_no_tariff_is_used_before_it_was_there_and_no_time_is_no_fee() -> None:
    for day, half_days in ((date(2017, 12, 31), 2), (DAY, 0)):
        with pytest.raises(BadInput):
            fee(day, "senior", 2000, half_days)
