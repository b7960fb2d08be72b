"""Forecasts from records: a number takes the way its records tell, uses nothing of later, says why where none."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from kechuang.indicators.ahead.asked import Ahead, Pipeline
from kechuang.indicators.catalogue import indicator
from kechuang.indicators.forecast import forecast
from kechuang.indicators.scope import Scope
from kechuang.registry.asof import AsOf

CITY = Scope(place="999001")
TODAY = date(2024, 6, 30)


def ahead(code: str, wanted: float, *, today: date = TODAY, due: date = date(2025, 12, 31), **more: Any) -> Ahead:
    scope = more.pop("scope", CITY)
    sign = more.pop("sign", ">=")
    known: datetime | None = more.pop("known", None)
    return Ahead(indicator(code), scope, AsOf.on(today, known), due, sign, Fraction(wanted), **more)


@pytest.fixture
def certificates(entering: Any) -> list[Any]:
    """Twelve enterprises: certificates of 2019-2021 renewed once, but for two that lapsed; four more in 2022, 2023."""
    made = []
    for n in range(12):
        one = entering.organisation()
        first = 2019 + n % 3
        made.append(entering.certificate(one.key, issued=date(first, 11, 10), expires=date(first + 3, 11, 10)))
        if n not in (1, 5) and first + 3 < 2024:
            entering.certificate(one.key, issued=date(first + 3, 11, 20), expires=date(first + 6, 11, 20))
    for n in range(4):
        issued = date(2022 + n % 2, 11, 15)
        entering.certificate(entering.organisation().key, issued=issued, expires=issued.replace(year=issued.year + 3))
    return made


@pytest.mark.django_db
def test_certificates_are_forecast_by_expiry_renewal_and_first_ones(certificates: Any) -> None:
    made = forecast(ahead("hnte", 16))
    assert made.method == "certificates"
    used = {one.code: one for one in made.used}
    assert used["in_force"].number == 15
    assert used["in_force"].part is not None
    assert used["in_force"].part.rows().count() == used["in_force"].part.records == 15
    assert used["expiring"].part is not None
    assert used["expiring"].part.records == 10
    assert used["first_2022"].number == 2
    assert used["renewal_rate"].share
    assert made.then is not None
    assert made.then.low <= made.then.middle <= made.then.high
    assert made.chance is not None
    assert 0 < made.chance < 1
    assert [then.day for then in made.path] == [date(2024, 12, 31), date(2025, 12, 31)]


@pytest.mark.django_db
def test_the_chance_falls_as_more_is_wanted_and_a_strict_bound_asks_for_one_more(certificates: Any) -> None:
    chances = [forecast(ahead("hnte", wanted)).chance for wanted in (5, 13, 15, 17, 40)]
    assert chances == sorted(chances, reverse=True)  # type: ignore[type-var]
    more_than, at_least = forecast(ahead("hnte", 15, sign=">")), forecast(ahead("hnte", 16))
    assert more_than.chance == pytest.approx(at_least.chance)


@pytest.mark.django_db
def test_enterprises_near_a_certificate_make_a_target_likelier(certificates: Any) -> None:
    alone = forecast(ahead("hnte", 18))
    near = forecast(ahead("hnte", 18, pipeline=Pipeline((0.6,) * 12, 0.6, TODAY)))
    assert near.chance is not None
    assert alone.chance is not None
    assert near.chance > alone.chance
    assert next(one for one in near.used if one.code == "pipeline").number > 7


@pytest.mark.django_db
def test_a_forecast_uses_only_what_was_known_at_its_moments(certificates: Any, entering: Any) -> None:
    then = AsOf.now().known
    before = forecast(ahead("hnte", 16, known=then))
    for _ in range(8):
        entering.certificate(entering.organisation().key, issued=date(2024, 3, 1), expires=date(2027, 3, 1))
    assert forecast(ahead("hnte", 16, known=then)) == before
    assert forecast(ahead("hnte", 16)).then != before.then
    # and of a past day nothing that came after it, though it is known today
    past = forecast(ahead("hnte", 16, today=date(2023, 6, 30)))
    assert next(one for one in past.used if one.code == "in_force").number == 14


@pytest.mark.django_db
def test_platforms_are_counted_out_with_newcomers_and_leavers(entering: Any) -> None:
    for n in range(9):
        entering.platform("tech_innovation_centre", approved=date(2019 + n % 5, 6, 1))
    made = forecast(ahead("tech_innovation_centres", 9))
    assert made.method == "counted"
    assert next(one for one in made.used if one.code == "there").number == 9
    assert made.chance is not None
    assert made.chance > 0.8
    assert made.record.count > 0


@pytest.mark.django_db
def test_newcomers_since_a_day_add_up(entering: Any) -> None:
    for n in range(8):
        entering.platform("new_rd_body", approved=date(2020 + n // 2, 6, 1))
    since = Scope(place="999001", mode="since", since=date(2023, 1, 1))
    made = forecast(ahead("new_rd_bodies", 4, scope=since))
    assert made.method == "arrivals"
    assert made.then is not None
    assert made.then.low >= 2
    assert next(one for one in made.used if one.code == "came").number == 2


@pytest.mark.django_db
def test_a_ratio_goes_by_its_two_sides(entering: Any) -> None:
    for n, year in enumerate(range(2018, 2024)):
        entering.figure("rd_expenditure", str(year), round(8e8 * 1.12**n), unit="元")
        entering.figure("gdp", str(year), round(4e10 + 2e9 * n), unit="元")
    made = forecast(ahead("rd_intensity", 0.03))
    assert made.method == "sides"
    assert {one.code.split("_")[0] for one in made.used} == {"numerator", "denominator"}
    assert made.then is not None
    assert 0.032 < made.then.middle < 0.0335
    assert made.used[0].day == date(2018, 12, 31)
    assert made.record.count > 0


@pytest.mark.django_db
def test_money_of_several_years_is_what_is_known_and_each_other_year_as_expected(entering: Any) -> None:
    for n, year in enumerate(range(2019, 2024)):
        entering.figure("st_special_fund", str(year), round(5e7 * 1.1**n), unit="元")
    since = Scope(place="999001", mode="since", since=date(2023, 1, 1))
    made = forecast(ahead("st_special_fund", 2e8, scope=since))
    assert made.method == "cumulative"
    known = next(one for one in made.used if one.code == "known_2023")
    assert known.number == pytest.approx(5e7 * 1.1**4)
    assert made.then is not None
    assert made.then.middle == pytest.approx(5e7 * (1.1**4 + 1.1**5 + 1.1**6), rel=0.01)


@pytest.mark.django_db
def test_each_year_has_to_meet_it_and_the_years_multiply(entering: Any) -> None:
    for n, year in enumerate(range(2018, 2024)):
        entering.figure("livelihood_st_fund", str(year), round(5e6 * 1.03**n), unit="元")
    yearly = Scope(place="999001", mode="year")
    made = forecast(ahead("livelihood_st_fund", 5_800_000, scope=yearly, each_year=True))
    assert [then.day.year for then in made.path] == [2024, 2025]
    product = 1.0
    for then in made.path:
        assert then.chance is not None
        product *= then.chance
    assert made.chance == pytest.approx(product)


@pytest.mark.django_db
def test_growth_over_the_year_before_is_that_of_the_number(entering: Any) -> None:
    for n, year in enumerate(range(2018, 2024)):
        entering.figure("fiscal_st_expenditure", str(year), round(1e8 * 1.15**n), unit="元")
    made = forecast(ahead("fiscal_st_spending", 0.1, each_year=True, growth=True))
    assert made.method == "yearly_growth"
    assert made.then is not None
    assert made.then.middle == pytest.approx(0.15, abs=0.005)
    assert made.chance is not None
    assert made.chance > 0.5


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "years", "why"), [("science_literacy", (), "too_few"), ("science_literacy", (2021, 2022), "too_few")]
)
def test_too_few_figures_tell_no_trend(entering: Any, code: str, years: tuple[int, ...], why: str) -> None:
    for year in years:
        entering.figure("science_literacy", str(year), "0.15")
    made = forecast(ahead(code, 0.2))
    assert made.then is None
    assert made.chance is None
    assert made.missing is not None
    assert made.missing.code == why


@pytest.mark.django_db
def test_a_status_and_what_is_due_are_not_reckoned(entering: Any) -> None:
    state = forecast(ahead("hightech_zone", 1))
    assert state.missing is not None
    assert state.missing.code == "state"
    due = forecast(ahead("hnte", 1, due=TODAY))
    assert due.missing is not None
    assert due.missing.code == "due"


@pytest.mark.django_db
def test_contracts_of_a_year_are_what_has_come_plus_the_rest(entering: Any) -> None:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.technology_contract import TechnologyContract

    seller = entering.organisation()
    for n, (year, month) in enumerate((y, m) for y in range(2019, 2025) for m in (2, 5, 8, 11)):
        if date(year, month, 1) <= TODAY:
            day = date(year, month, 1)
            values = {
                "number": f"HT{n}", "title": "示例合同", "form": "service", "seller": seller.key,
                "seller_name": "示例", "buyer_name": "示例", "signed": day, "registered": day, "total": 1_000_000,
            }  # fmt: skip
            enter(TechnologyContract, values, entering.actor)
    made = forecast(ahead("tech_contract_value", 4_000_000, due=date(2024, 12, 31)))
    assert made.method == "yearly_sum"
    used = {one.code: one.number for one in made.used}
    assert used["come"] == pytest.approx(0.5)
    assert made.then is not None
    assert made.then.middle == pytest.approx(2 * used["so_far"], rel=0.02)
    assert made.then.low > used["so_far"]


@pytest.mark.django_db
def test_a_year_in_which_nothing_came_is_forecast_by_the_years_before(entering: Any) -> None:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.technology_contract import TechnologyContract

    seller = entering.organisation()
    for year in range(2019, 2024):
        day = date(year, 2, 1)
        values = {
            "number": f"HT{year}", "title": "示例合同", "form": "service", "seller": seller.key,
            "seller_name": "示例", "buyer_name": "示例", "signed": day, "registered": day, "total": 1_000_000,
        }  # fmt: skip
        enter(TechnologyContract, values, entering.actor)
    made = forecast(ahead("tech_contract_value", 1_000_000))
    assert made.method == "yearly_sum"
    assert made.then is not None
    assert made.then.middle == pytest.approx(10_000, rel=0.01)  # 元
