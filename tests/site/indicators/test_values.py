"""Asking indicators: exact numbers of the very records shown, by definition and time; unknown is not zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kechuang.indicators.scope import Scope
from kechuang.indicators.value import value
from kechuang.registry.asof import AsOf

pytestmark = pytest.mark.django_db

END_2020 = date(2020, 12, 31)
HERE = Scope(place="999001")
YI = 100_000_000


def test_high_tech_enterprises_count_while_their_certificate_is_valid(entering: Any) -> None:
    """Both sides of the day on which a certificate ends; a firm with two certificates counts once."""
    one = entering.organisation()
    entering.certificate(one.key)
    entering.certificate(one.key, issued=date(2021, 11, 10), expires=date(2024, 11, 10))
    now = AsOf.now()
    for day, count in ((date(2018, 11, 11), 0), (date(2018, 11, 12), 1), (date(2021, 11, 11), 1)):
        assert value("hnte", now.at(day), HERE).number == count
    overlap = value("hnte", now.at(date(2021, 11, 11)), HERE)
    assert overlap.parts[0].records == overlap.parts[0].rows().count() == 2
    assert value("hnte", now.at(date(2024, 11, 10)), HERE).number == 0


def test_recognised_in_the_year_is_another_number_than_valid_on_the_day(entering: Any) -> None:
    one = entering.organisation()
    entering.certificate(one.key)
    now = AsOf.now()
    recognised = [value("hnte_recognised", now.at(END_2020), HERE, year=year).number for year in (2017, 2018, 2020)]
    assert recognised == [0, 1, 0]
    assert value("hnte", now.at(END_2020), HERE).number == 1
    assert value("hnte_recognised", now.at(date(2024, 12, 31)), HERE, year=2018).number == 1  # expired since


def test_nothing_recorded_is_unknown_and_not_zero(entering: Any) -> None:
    unknown = value("hnte", AsOf.on(END_2020), HERE)
    assert unknown.number is None
    assert unknown.missing is not None and unknown.missing.code == "no_records"
    entering.certificate(entering.organisation(division="130181100").key)
    assert value("hnte", AsOf.on(END_2020), HERE).number == 0


def test_rd_intensity_meets_2_8_percent_exactly(entering: Any) -> None:
    """I-1: 13.44 of 480 hundred million."""
    entering.figure("rd_expenditure", "2020", Decimal("13.44") * YI)
    entering.figure("gdp", "2020", 480 * YI)
    found = value("rd_intensity", AsOf.on(END_2020), HERE)
    assert found.number == Fraction(28, 1000)
    assert found.shown == Fraction(28, 10)
    assert [part.rows().get().value for part in found.parts] == [Decimal("1344000000"), Decimal("48000000000")]


def test_a_yearly_figure_that_is_not_published_gives_no_value_and_says_which(entering: Any) -> None:
    entering.figure("gdp", "2020", 480 * YI)
    entering.figure("rd_expenditure", "2018", 10 * YI)
    found = value("rd_intensity", AsOf.on(END_2020), HERE, year=2020)
    assert found.number is None
    assert found.missing is not None
    assert found.missing.code == "no_statistic"
    assert "2020" in found.missing.sentence.zh and "2018" in found.missing.sentence.zh


def test_the_share_of_industry_is_of_sums_and_leaves_out_who_does_not_tell(entering: Any) -> None:
    """I-3: 8.1 of 270 hundred million is 3.00 %."""
    told = entering.organisation(above_scale=True)
    untold = entering.organisation(above_scale=True)
    small = entering.organisation(above_scale=False)
    service = entering.organisation(above_scale=True, industry="6510")
    entering.yearly(told.key, 2020, rd_internal=81 * YI * 10, main_income=270 * YI * 100)
    entering.yearly(untold.key, 2020, main_income=500 * YI * 100)
    for other in (small, service):
        entering.yearly(other.key, 2020, rd_internal=YI, main_income=YI)
    found = value("industry_rd_share", AsOf.on(date(2021, 6, 1)), HERE)
    assert found.number == Fraction(3, 100)
    assert found.period == "2020"
    assert [part.records for part in found.parts] == [1, 1]
    assert [part.without for part in found.parts] == [1, 1]
    assert found.marked("incomplete")


def test_the_share_of_manufacturers_with_an_rd_body(entering: Any) -> None:
    """I-4: 59 of 200 is 29.5 %, 60 of 200 is 30 %."""
    firms = entering.organisations(200, above_scale=True)
    entering.organisation(above_scale=False)
    entering.platforms("industry_rd_body", firms[:59])
    for with_body, share in ((59, Fraction(295, 1000)), (60, Fraction(30, 100))):
        found = value("manufacturer_rd_body_share", AsOf.on(END_2020), HERE)
        assert found.number == share
        assert [part.number for part in found.parts] == [with_body, 200]
        assert [part.rows().count() for part in found.parts] == [with_body, 200]
        entering.platform("industry_rd_body", organisation=firms[with_body])


def test_provincial_and_above_counts_both_and_every_level_counts_all(entering: Any) -> None:
    for level in ("national", "provincial", "municipal"):
        entering.platform("key_laboratory", level)
    above = Scope(place="999001", levels=("national", "provincial"))
    now = AsOf.on(END_2020)
    assert value("key_laboratories", now, above).number == 2
    assert value("key_laboratories", now, HERE).number == 3
    assert value("core_platforms", now, HERE).number == 3


def test_patents_per_ten_thousand_use_the_population_of_the_year_end(entering: Any) -> None:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.intellectual_property import IntellectualProperty

    one = entering.organisation()
    for number in range(22):
        values = {
            "number": f"ZL{number}",
            "form": "invention",
            "title": "示例",
            "organisation": one.key,
            "granted": date(2019, 5, 1),
        }
        enter(IntellectualProperty, values, entering.actor)
    entering.figure("population", "2019", 110_000)
    entering.figure("population", "2020", 100_000)
    now = AsOf.now()
    found = value("invention_patents_per_10k", now.at(END_2020), HERE)
    assert found.shown == Fraction(22, 10)
    middle = value("invention_patents_per_10k", now.at(date(2020, 6, 30)), HERE)
    assert middle.shown == 2
    assert value("invention_patents_per_10k", now.at(date(2022, 6, 30)), HERE).number is not None
    assert value("invention_patents_per_10k", now.at(date(2023, 6, 30)), HERE).number is None


def test_contracts_count_in_their_year_and_a_cancelled_registration_does_not(entering: Any) -> None:
    from kechuang.registry.actions.end import end
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.technology_contract import TechnologyContract

    seller = entering.organisation().key
    common = {"title": "示例", "form": "service", "buyer_name": "甲", "seller_name": "乙", "signed": date(2020, 1, 5)}
    kept, cancelled, _bought = (
        enter(TechnologyContract, {**common, "number": f"C{number}", "total": total, **sides}, entering.actor)
        for number, (total, sides) in enumerate(
            (
                (3 * YI * 100, {"seller": seller, "registered": date(2020, 1, 1)}),
                (2 * YI * 100, {"seller": seller, "registered": date(2020, 3, 1)}),
                (YI * 100, {"buyer": seller, "registered": date(2020, 3, 1), "seller_division": "110108"}),
            )
        )
    )
    now = AsOf.on(END_2020)
    assert value("tech_contract_value", now, HERE, year=2020).number == 5 * YI
    end(cancelled, entering.actor, on=date(2020, 6, 1), reason="撤销登记")
    then = AsOf.on(END_2020)
    assert value("tech_contract_value", then, HERE, year=2020).number == 3 * YI
    assert value("tech_contract_value", now, HERE, year=2020).number == 5 * YI  # as it was known before
    assert value("tech_contract_absorbed", then, HERE, year=2020).number == YI
    assert value("tech_contract_value", then, HERE, year=2019).number == 0
    assert kept.key


def test_a_zone_stands_where_its_last_step_left_it(entering: Any) -> None:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.actions.replace import replace
    from kechuang.registry.kinds.standing_step import StandingStep

    values = {"programme": "agri_park", "place": "明湖园区", "division": "999001", "level": "national"}
    step = enter(StandingStep, {**values, "step": "building", "since": date(2016, 1, 1)}, entering.actor)
    replace(
        step, {"step": "accepted", "since": date(2019, 5, 1)}, entering.actor, since=date(2019, 5, 1), reason="验收"
    )
    now = AsOf.now()
    before, after = (value("agri_park_acceptance", now.at(day), HERE) for day in (date(2019, 4, 30), date(2019, 5, 1)))
    assert (before.number, after.number) == (0, 1)
    assert (str(before.step), str(after.step)) == ("批准建设", "通过验收")
    assert value("hightech_zone", now, HERE).number is None


def test_what_only_a_publication_tells_stands_in_and_is_marked(entering: Any) -> None:
    entering.figure("hnte_stock", "2021", 119)
    now = AsOf.on(date(2021, 12, 31))
    found = value("hnte", now, HERE)
    assert found.number == 119
    assert found.marked("published")
    assert found.parts[0].rows().get().value == 119
    entering.certificate(entering.organisation().key, issued=date(2020, 1, 1), expires=date(2023, 1, 1))
    both = value("hnte", AsOf.on(date(2021, 12, 31)), HERE)
    assert both.number == 1
    assert both.published is not None and both.published.number == 119
    assert both.marked("differs")


def test_a_reported_figure_without_source_or_document_is_marked(entering: Any) -> None:
    entering.figure("st_loan_balance", "2020", 20 * YI, reference="")
    found = value("st_loan_balance", AsOf.on(END_2020), HERE)
    assert found.number == 20 * YI
    assert found.marked("reported") and found.marked("no_evidence")


def test_maker_spaces_are_part_of_incubators_since_the_returns_of_2024(entering: Any) -> None:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.incubation_carrier import IncubationCarrier

    for form in ("incubator", "maker_space"):
        values = {
            "form": form,
            "number": form,
            "name": "示例",
            "level": "provincial",
            "organisation": entering.organisation().key,
            "approved": date(2019, 1, 1),
        }
        enter(IncubationCarrier, values, entering.actor)
    now = AsOf.now()
    ends = [value("incubators", now.at(date(year, 12, 31)), HERE).number for year in (2023, 2024)]
    assert ends == [1, 2]
    old = Scope(place="999001", defined_on=date(2023, 12, 31))
    assert value("incubators", now.at(date(2024, 12, 31)), old).number == 1
    assert value("maker_spaces", now.at(date(2024, 12, 31)), HERE).number == 1


def test_a_firm_leaves_the_blank_when_it_files_for_a_patent(entering: Any) -> None:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.intellectual_property import IntellectualProperty

    firms = [entering.organisation(above_scale=True) for _ in range(4)]
    values = {"number": "ZL1", "form": "design", "title": "示例", "organisation": firms[0].key, "state": "filed"}
    enter(IntellectualProperty, {**values, "filed": date(2020, 7, 1)}, entering.actor)
    now = AsOf.now()
    assert value("patent_zero", now.at(date(2020, 6, 30)), HERE).number == 1
    assert value("patent_zero", now.at(date(2020, 7, 1)), HERE).number == Fraction(3, 4)


def test_a_record_that_names_no_place_is_left_out_and_told(entering: Any) -> None:
    entering.certificate("", scheme="innovation_team", expires=None)
    entering.certificate(entering.organisation().key, scheme="innovation_team", expires=None)
    found = value("innovation_teams", AsOf.on(END_2020), HERE)
    assert found.number == 1
    assert found.marked("unplaced")
    added = value("innovation_teams", AsOf.on(END_2020), Scope(place="999001", mode="year"), year=2018)
    assert added.number == 1


def test_groups_add_up_to_the_whole_and_each_can_be_asked_alone(entering: Any) -> None:
    from kechuang.indicators.breakdown import breakdown, narrowed

    for division in ("999001100", "999001100000", "999001101", "999001"):
        entering.certificate(entering.organisation(division=division).key)
    now = AsOf.on(END_2020)
    found = breakdown("hnte", now, "township", HERE)
    assert [(group.key, group.number) for group in found.groups] == [("", 1), ("999001100", 2), ("999001101", 1)]
    assert sum(group.number or 0 for group in found.groups) == found.whole.number == 4
    for group in found.groups[1:]:
        assert value("hnte", now, narrowed(HERE, "township", group.key)).number == group.number
    assert found.groups[1].name.zh == "湖滨镇"


def test_a_year_is_restated_when_more_is_known(entering: Any) -> None:
    from kechuang.indicators.value import restated, series

    gdp = entering.figure("gdp", "2019", 400)
    entering.figure("rd_expenditure", "2019", 10)
    before = AsOf.now()
    from kechuang.registry.actions.correct import correct

    correct(gdp, {"value": Decimal(500)}, entering.actor, reason="经济普查修订")
    after = AsOf.now()
    told = restated("rd_intensity", date(2020, 12, 31), before.known, after.known, HERE, year=2019)
    assert (told.before.number, told.after.number) == (Fraction(1, 40), Fraction(1, 50))
    assert told.difference == Fraction(-1, 200)
    points = series("rd_intensity", range(2018, 2021), after.at(date(2020, 12, 31)), HERE)
    assert [point.number for point in points] == [None, Fraction(1, 50), None]
