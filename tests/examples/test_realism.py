"""The invented city keeps to what holds in real ones: figures in keeping, certificates that end, no real names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from kechuang.examples.firms import TOWNS
from kechuang.examples.parameters import Example
from kechuang.examples.paths import at
from kechuang.examples.words import CITY_CODE

CityOf = Callable[[Example], dict[str, pl.DataFrame]]
SEEDS = [1, 2, 3]


@pytest.fixture(scope="module", params=SEEDS)
def any_city(request: pytest.FixtureRequest, city_of: CityOf, day: date) -> dict[str, pl.DataFrame]:
    return city_of(Example(seed=request.param, enterprises=500, until=day))


def broken(frame: pl.DataFrame, rule: pl.Expr) -> int:
    """Rows that break a rule; where a figure is unknown the rule holds."""
    return frame.filter(~rule).height


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("st_staff", "staff"),
        ("st_staff_sme", "staff_sme"),
        ("rd_staff", "st_staff"),
        ("diploma_staff", "staff"),
        ("rd_personnel_fte", "rd_staff"),
        ("main_income", "sales"),
        ("hightech_income", "total_income"),
        ("total_income", "gross_income"),
        ("non_taxable_income", "gross_income"),
        ("liabilities", "assets"),
        ("rd_domestic", "rd"),
        ("rd_internal", "rd_spending"),
        ("rd_deductible", "rd_spending"),
        ("exports", "sales"),
    ],
)
def test_a_part_is_never_more_than_its_whole(any_city: dict[str, pl.DataFrame], part: str, whole: str) -> None:
    returns = any_city["yearlyreturn"]
    mistaken = returns.filter(pl.col("assets") > pl.col("sales") * 1_000)["organisation"]  # filed in the wrong unit
    assert mistaken.len() <= 1
    assert broken(returns.filter(~pl.col("organisation").is_in(mistaken.to_list())), pl.col(part) <= pl.col(whole)) == 0


def test_net_assets_are_assets_less_liabilities_to_the_cent(any_city: dict[str, pl.DataFrame]) -> None:
    returns = any_city["yearlyreturn"].drop_nulls(("assets", "liabilities", "net_assets"))
    assert returns.height
    assert broken(returns, pl.col("net_assets") == pl.col("assets") - pl.col("liabilities")) == 0


def test_returns_cover_only_years_in_which_the_firm_existed(any_city: dict[str, pl.DataFrame]) -> None:
    founded = any_city["organisation"].group_by("code").agg(pl.col("registered").first())
    joined = any_city["yearlyreturn"].join(founded, left_on="organisation", right_on="code")
    assert joined.height == any_city["yearlyreturn"].height
    assert broken(joined, pl.col("year") >= pl.col("registered").dt.year()) == 0


def test_figures_persist_from_year_to_year_and_some_are_missing(minghu: dict[str, pl.DataFrame]) -> None:
    returns = (
        minghu["yearlyreturn"].select("organisation", "year", "sales", "rd", "exports").sort("organisation", "year")
    )
    pairs = returns.with_columns(
        before=pl.col("sales").shift().over("organisation"), years=pl.col("year").diff().over("organisation")
    ).filter((pl.col("years") == 1) & (pl.col("before") > 0) & (pl.col("sales") > 0))
    logs = pairs.select(a=pl.col("sales").log(), b=pl.col("before").log())
    assert logs.select(pl.corr("a", "b")).item() > 0.95
    growth = (pairs["sales"] / pairs["before"]).median()
    assert 1.0 < growth < 1.25
    assert returns["exports"].null_count() > 0


def test_research_staff_and_sales_go_together(minghu: dict[str, pl.DataFrame]) -> None:
    known = (
        minghu["yearlyreturn"]
        .drop_nulls(("sales", "staff", "rd"))
        .filter((pl.col("rd") > 0) & (pl.col("year") == 2024))
    )
    logs = known.select(pl.col("sales").log(), pl.col("staff").log(), pl.col("rd").log())
    assert logs.select(pl.corr("sales", "staff")).item() > 0.7
    assert logs.select(pl.corr("sales", "rd")).item() > 0.5


def valid(certificates: pl.DataFrame, scheme: str, day: date) -> int:
    """Organisations that hold a certificate of the scheme on the day, the one entered by mistake left out."""
    held = certificates.filter(
        (pl.col("scheme") == scheme)
        & (pl.col("number") != "GR202499900017")
        & (pl.col("issued") <= day)
        & (pl.coalesce("valid_to", "expires").fill_null(date(9999, 1, 1)) > day)
    )
    return held["organisation"].n_unique()


def test_the_base_year_is_what_the_plan_says_of_it(minghu: dict[str, pl.DataFrame]) -> None:
    day = date(2024, 12, 31)
    assert valid(minghu["certificate"], "hnte", day) == 82
    assert valid(minghu["certificate"], "heb_tech_sme", day) == 705
    city = minghu["publicstatistic"].filter(pl.col("division") == CITY_CODE)
    figures = {(row["series"], row["period"]): row["value"] for row in city.rows(named=True)}
    assert float(figures["rd_intensity", "2024"]) == 0.021
    assert round(float(figures["high_value_patents", "2024"] / figures["population", "2024"]) * 10_000, 1) == 3.4


def test_residents_are_published_for_every_township_but_one_and_never_more_than_the_city_has(
    minghu: dict[str, pl.DataFrame],
) -> None:
    people = minghu["publicstatistic"].filter((pl.col("series") == "population") & (pl.col("period") == "2024"))
    by_place = dict(people.select("division", "value").iter_rows())
    whole = by_place.pop(CITY_CODE)
    assert set(TOWNS) - set(by_place) == {TOWNS[-2]}
    assert sum(by_place.values()) < whole


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_the_seed_there_are_as_many_certificates_as_the_path_says(
    seed: int, city_of: CityOf, day: date
) -> None:
    certificates = city_of(Example(seed=seed, until=day))["certificate"]
    for year in (2021, 2023, 2025):
        assert valid(certificates, "hnte", date(year, 12, 31)) == at("hnte", year)
        assert valid(certificates, "heb_tech_sme", date(year, 12, 31)) == at("tech_sme", year)
    assert 70 <= valid(certificates, "hnte", day) <= 120
    assert valid(certificates, "heb_tech_sme", day) > 700


def test_certificates_end_after_three_years_and_not_all_are_renewed(minghu: dict[str, pl.DataFrame]) -> None:
    hnte = minghu["certificate"].filter(pl.col("scheme") == "hnte")
    assert broken(hnte, pl.col("expires") == pl.col("issued").dt.offset_by("3y")) == 0
    ended = hnte.filter(pl.col("expires") <= date(2025, 12, 31))
    again = ended.join(hnte, on="organisation").filter(pl.col("issued_right").dt.year() == pl.col("expires").dt.year())
    share = again["organisation"].n_unique() / ended["organisation"].n_unique()
    assert 0.7 < share < 0.97
    assert hnte["valid_to"].drop_nulls().len() > 0  # revoked


def test_no_holder_has_two_certificates_of_a_scheme_at_once(any_city: dict[str, pl.DataFrame]) -> None:
    lasting = any_city["certificate"].filter(pl.col("scheme").is_in(("hnte", "heb_tech_sme")))
    stretches = lasting.with_columns(end=pl.coalesce("valid_to", "expires")).sort("scheme", "organisation", "issued")
    overlap = stretches.with_columns(before=pl.col("end").shift().over("scheme", "organisation"))
    assert overlap.filter(pl.col("before") > pl.col("issued").dt.offset_by("2mo")).height == 0


def test_each_year_has_at_least_two_promotion_events_and_contracts_of_hundreds_of_millions(
    minghu: dict[str, pl.DataFrame],
) -> None:
    held = minghu["eventheld"].filter(pl.col("form") == "promotion").group_by(pl.col("held").dt.year()).len()
    assert held.filter(pl.col("len") < 2).height == 0
    assert set(held["held"]) == set(range(2021, 2027))
    sold = minghu["technologycontract"].filter(pl.col("seller_division") == "999001")
    yearly = sold.group_by(pl.col("registered").dt.year().alias("year")).agg(pl.col("total").sum() / 10**10)
    told = {row["year"]: row["total"] for row in yearly.rows(named=True)}
    assert told[2024] == pytest.approx(8.63, abs=0.001)
    assert told[2025] == pytest.approx(10.92, abs=0.001)


def test_every_stretch_of_a_patent_follows_the_one_before(any_city: dict[str, pl.DataFrame]) -> None:
    rights = any_city["intellectualproperty"].sort("number", "valid_from")
    follows = rights.with_columns(
        before=pl.col("valid_to").shift().over("number"), nth=pl.int_range(pl.len()).over("number")
    )
    assert (
        follows.filter(
            (pl.col("nth") > 0) & (pl.col("before").is_null() | (pl.col("before") > pl.col("valid_from")))
        ).height
        == 0
    )
    assert {"filed", "granted"} == set(rights["state"])


def test_some_rights_lapsed_and_some_changed_hands(minghu: dict[str, pl.DataFrame]) -> None:
    rights = minghu["intellectualproperty"]
    assert rights["ended"].drop_nulls().len() > 0
    assert rights.filter(pl.col("acquired") == "transfer").height > 0


def test_some_firms_changed_their_name_or_place_and_some_closed(minghu: dict[str, pl.DataFrame]) -> None:
    stretches = (
        minghu["organisation"]
        .group_by("code")
        .agg(pl.col("name").n_unique(), pl.col("division").n_unique(), pl.col("state").n_unique())
    )
    assert {name: stretches.filter(pl.col(name) > 1).height > 5 for name in ("name", "division", "state")} == {
        "name": True,
        "division": True,
        "state": True,
    }


def test_every_name_says_that_it_is_of_the_invented_city_or_its_province(minghu: dict[str, pl.DataFrame]) -> None:
    assert minghu["organisation"].filter(~pl.col("name").str.contains("明湖|清江")).height == 0
    assert minghu["organisation"]["name"].n_unique() >= minghu["organisation"]["code"].n_unique()


@pytest.mark.parametrize(
    ("kind", "organisation", "day"),
    [
        ("certificate", "organisation", "issued"),
        ("intellectualproperty", "organisation", "valid_from"),
        ("platform", "organisation", "approved"),
        ("incubationcarrier", "organisation", "approved"),
        ("technologycontract", "seller", "signed"),
        ("technologycontract", "buyer", "signed"),
        ("project", "organisation", "begins"),
        ("person", "organisation", "since"),
        ("residence", "organisation", "entered"),
        ("statedfact", "organisation", "since"),
        ("eventheld", "organiser", "held"),
    ],
)
def test_whoever_is_named_is_in_the_registry_by_then(
    minghu: dict[str, pl.DataFrame], kind: str, organisation: str, day: str
) -> None:
    rows = minghu[kind].filter((pl.col(organisation) != "") & ~pl.col(organisation).str.starts_with("MHTD"))
    founded = minghu["organisation"].group_by("code").agg(pl.col("registered").min().alias("founded"))
    joined = rows.join(founded, left_on=organisation, right_on="code", how="left")
    assert joined.height > 0
    assert joined.filter(pl.col("founded").is_null() | (pl.col("founded") > pl.col(day))).height == 0


def test_a_firm_is_named_as_its_certificates_say(minghu: dict[str, pl.DataFrame]) -> None:
    names = minghu["organisation"].select("code", "name").unique()
    joined = (
        minghu["certificate"]
        .filter(pl.col("person") == "")
        .join(names, left_on=["organisation", "holder"], right_on=["code", "name"], how="anti")
    )
    assert joined.height == 0


def test_the_pool_can_give_a_panel_in_every_field_and_its_people_are_on_record(minghu: dict[str, pl.DataFrame]) -> None:
    experts = minghu["expert"].join(minghu["person"].select("number", "organisation"), on="number", how="left")
    assert experts.filter(pl.col("organisation").is_null() | (pl.col("organisation") == "")).height == 0
    kinds = dict(experts.group_by("kind_of_expert").len().iter_rows())
    assert kinds["technical"] > 80
    assert kinds["financial"] > 15
    outside = experts.filter(pl.col("home_division") != "999001").height / experts.height
    assert 1 / 4 < outside < 1 / 2
    ties = minghu["experttie"]
    assert set(ties["expert"]) <= set(experts["number"])
    assert set(ties["nature"]) >= {"shareholder", "adviser", "teacher", "coauthor", "distinct"}
