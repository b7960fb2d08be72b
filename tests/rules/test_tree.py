"""The tree: one node for one expression, units that must fit, three values, exact edges."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kechuang.kernel.units import unit
from kechuang.rules.bounds import high, low, settled
from kechuang.rules.declare import dated, day, money, number, points, yes_no
from kechuang.rules.errors import BadRule
from kechuang.rules.policy import Document
from kechuang.rules.python_reader import compiled, months_after
from kechuang.rules.tables import bands
from kechuang.rules.tree import (
    ON,
    Node,
    at,
    best_of,
    days_between,
    divided,
    is_soft,
    known,
    least_of,
    node,
    scored,
    soft,
    when,
)

STAFF, ST = number("staff", "职工", "人"), number("st", "科技人员", "人")
SALES, RD = money("sales", "销售收入"), money("rd", "研发费用")
A, B = yes_no("a", "甲"), yes_no("b", "乙")
LAW = Document("明湖市创新办法", "明政〔2020〕1号", date(2020, 1, 1))


def read(root: Node, **facts: object) -> object:
    return compiled([root])(facts)[0]


def test_the_same_expression_is_one_node() -> None:
    assert ST / STAFF >= "10%" != None
    assert (ST / STAFF >= "10%") is (ST / STAFF >= "10%")
    assert (A & B & A) is (A & B)


@pytest.mark.parametrize(
    "write",
    [
        lambda: STAFF + SALES,
        lambda: STAFF >= 10,
        lambda: SALES >= "10人",
        lambda: ST / STAFF >= "10人",
        lambda: A & STAFF,
        lambda: bands(STAFF, {"10元": 5}),
        lambda: when(A, STAFF, SALES),
        lambda: best_of(STAFF, SALES),
    ],
)
def test_units_that_do_not_fit_are_refused_when_the_rule_is_written(write: object) -> None:
    with pytest.raises(BadRule):
        write()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, None, None, True),
        (False, None, False, None),
        (None, None, None, None),
    ],
)
def test_a_known_failure_beats_unknown_and_unknown_beats_yes(
    a: object, b: object, both: object, either: object
) -> None:
    assert read(A & B, a=a, b=b) is both
    assert read(B & A, a=a, b=b) is both
    assert read(A | B, a=a, b=b) is either


@pytest.mark.parametrize(("st", "verdict"), [(20, True), (19, False), (None, None)])
def test_a_ratio_on_its_edge_passes_and_one_below_fails(st: int | None, verdict: bool | None) -> None:
    assert read(divided(ST, STAFF) >= "10%", st=st, staff=200) is verdict


def test_a_denominator_of_zero_is_unknown_unless_the_rule_says_otherwise() -> None:
    assert read(divided(ST, STAFF) >= "10%", st=5, staff=0) is None
    assert read(divided(ST, STAFF, 0) >= "10%", st=5, staff=0) is False


@pytest.mark.parametrize(
    ("sales", "share"),
    [(5000_0000_00, Fraction(5, 100)), (5000_0000_01, Fraction(4, 100)), (2_0000_0000_01, Fraction(3, 100))],
)
def test_money_is_exact_to_the_cent_at_the_edges_of_a_table(sales: int, share: Fraction) -> None:
    floor = when(SALES <= "5000万元", "5%", when(SALES <= "2亿元", "4%", "3%"))
    assert Fraction(read(floor, sales=sales), 100) == share  # type: ignore[arg-type]


def test_bands_take_the_edge_they_reach() -> None:
    staff = bands(divided(ST, STAFF), {"30%": 20, "25%": 16, "10%": 4})
    assert [read(staff, st=s, staff=100) for s in (30, 29, 25, 10, 9)] == [20, 16, 16, 4, 0]


@pytest.mark.parametrize("table", [{}, {"10%": 1, "0.1": 2}])
def test_bands_that_overlap_or_are_empty_are_refused(table: dict[str, int]) -> None:
    with pytest.raises(BadRule):
        bands(ST / STAFF, table)  # type: ignore[arg-type]


def test_the_mean_of_two_growth_steps_equals_its_edge_exactly() -> None:
    first, second, third = money("x1", "一"), money("x2", "二"), money("x3", "三")
    growth = (divided(second, first) + divided(third, second)) / 2 - 1
    assert read(growth >= "35%", x1=1000_00, x2=1350_00, x3=182250) is True
    assert read(growth >= "35%", x1=1000_00, x2=1350_00, x3=182249) is False


def test_an_experts_range_decides_only_where_both_ends_agree() -> None:
    given = points("expert", "专家评分")
    total = scored(given, "60分", "74分")
    need = settled(total > "70分")
    assert read(need) is None
    assert read(need, expert=7100) is True
    assert read(need, expert=7000) is False
    assert read(need, expert=9000) is None, "a score outside the range counts as not given"
    assert (read(low(total)), read(high(total))) == (6000, 7400)
    assert read(settled(total >= "60分")) is True
    assert read(settled(total > "74分")) is False


def test_a_soft_condition_never_says_no_by_itself() -> None:
    assert read(soft(A), a=True) is True
    assert read(soft(A), a=False) is None
    assert is_soft(soft(A))
    assert not is_soft(A)


def test_dates_count_whole_days_and_months_end_where_the_month_does() -> None:
    registered = day("registered", "成立日期")
    old_enough = at(days_between(registered, ON) >= "365天", date(2019, 1, 1), {})
    assert read(old_enough, registered=date(2018, 1, 1)) is True
    assert read(old_enough, registered=date(2018, 1, 2)) is False
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_after(date(2024, 11, 30), 3) == date(2025, 2, 28)


def test_a_dated_figure_is_the_one_in_force_on_the_day_and_unknown_before_or_without_value() -> None:
    cap = dated("cap", "上限", "元", {"2017-01-01": "10万元", "2020-01-01": "20万元"}, LAW("第三条"), "K-high")
    open_figure = dated("open", "限额", "元", {"2017-01-01": None}, LAW("第四条"), "K-high")
    assert read(at(cap >= SALES, date(2019, 12, 31), {}), sales=15_0000_00) is False
    assert read(at(cap >= SALES, date(2020, 1, 1), {}), sales=15_0000_00) is True
    assert read(at(cap >= SALES, date(2016, 1, 1), {}), sales=15_0000_00) is None
    assert read(at(open_figure >= SALES, date(2020, 1, 1), {}), sales=1) is None


def test_largest_smallest_and_known() -> None:
    assert read(best_of(RD, SALES), rd=3, sales=5) == 5
    assert read(least_of(RD, SALES), rd=3, sales=5) == 3
    assert read(best_of(RD, SALES), rd=3) is None
    assert read(known(RD)) is False


def test_a_choice_knows_its_options() -> None:
    from kechuang.rules.declare import choice

    kind = choice("kind", "类别", ("工业", "服务业"))
    assert read(kind.is_("工业"), kind="工业") is True
    with pytest.raises(BadRule):
        kind.is_("农业")


def test_a_unit_is_written_as_people_write_it() -> None:
    from kechuang.kernel.units import measure, quantity

    assert quantity("5,000万元") == (Fraction(50_000_000), unit("元"))
    assert quantity("35%")[0] == Fraction(7, 20)
    assert measure("万元/人") == (Fraction(10_000), unit("元/人"))
    assert node("3件").unit == unit("件")


def test_threads_that_build_the_same_nodes_at_once_get_the_same_ones() -> None:
    """A served site meets its first requests in several threads, all of which read the policies for the first time."""
    import subprocess
    import sys

    code = """
import threading
from kechuang.policies import catalogue
told, together = [], threading.Barrier(4)
def read():
    together.wait()
    told.append(len(list(catalogue())))
threads = [threading.Thread(target=read) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(set(told)), len(told))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout.split() == ["1", "4"], done.stderr[-2000:]
