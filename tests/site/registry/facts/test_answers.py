"""What the records answer: the right year, where it is from, how sure it is; and what they do not say is not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.kernel.errors import BadInput
from kechuang.policies import catalogue
from kechuang.registry.actions.attach import attach
from kechuang.registry.actions.confirm import confirm
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.dispute import dispute
from kechuang.registry.actions.end import end
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import Answer, answers, row_of
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import Subject
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.platform import Platform
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.kinds.residence import Residence
from kechuang.registry.kinds.stated_fact import COMPLETE, StatedFact
from kechuang.registry.kinds.technology_contract import TechnologyContract

from .conftest import CODE, YUAN

Ask = Callable[..., Answer]
Filed = Callable[..., Any]
M = 1_000_000 * YUAN


def state(fact: str, value: Any, period: str = "", since: str = "2015-01-01", of: str = f"organisation:{CODE}") -> Any:
    owner = CODE if of == f"organisation:{CODE}" else ""
    values = {"subject": of, "organisation": owner, "fact": fact, "period": period, "value": value}
    return enter(StatedFact, values | {"since": date.fromisoformat(since)}, None)


def complete(code: str, value: bool = True) -> None:
    values = {"subject": f"registry:{code}", "fact": COMPLETE, "value": value, "since": date(2000, 1, 1)}
    enter(StatedFact, values, None)


def patent(number: str, form: str, granted: str, ended: str | None = None, state: str = "granted") -> Any:
    values = {"number": number, "form": form, "title": "一种装置", "organisation": CODE, "state": state}
    days = {"granted": date.fromisoformat(granted), "ended": date.fromisoformat(ended) if ended else None}
    return enter(IntellectualProperty, values | days, None)


def certificate(scheme: str, number: str, issued: str, expires: str) -> Any:
    values = {"scheme": scheme, "number": number, "organisation": CODE, "holder": "清流科技", "level": "national"}
    days = {"issued": date.fromisoformat(issued), "expires": date.fromisoformat(expires)}
    return enter(Certificate, values | days, None)


def test_the_latest_closed_year_is_the_one_before_the_day(filed: Filed, ask: Ask) -> None:
    for year in (2017, 2018, 2019):
        filed(year, sales=year * M)
    told = [ask(f"sales_y{n}", "2020-01-01").raw for n in (1, 2, 3)]
    assert told == [2019 * M, 2018 * M, 2017 * M]
    assert ask("sales_y1", "2019-12-31").raw == 2018 * M
    found = ask("sales_y1", "2020-06-30")
    assert (found.state, found.how, found.period) == ("known", "field", "2019")
    assert found.record is not None
    assert found.record.key == f"{CODE}:2019"


def test_a_policy_of_a_tax_year_asks_for_that_year_itself(filed: Filed, ask: Ask) -> None:
    filed(2018, taxable_income=3 * M)
    filed(2019, taxable_income=5 * M)
    tax = catalogue()["hnte_tax"]
    assert ask("taxable_income", "2019-12-31", policy=tax).raw == 5 * M
    assert ask("taxable_income", "2019-12-31").raw == 3 * M


def test_people_are_read_in_the_finer_steps_that_the_rule_counts(filed: Filed, ask: Ask) -> None:
    filed(2019, staff=120)
    found = ask("staff", "2020-03-01")
    assert found.raw == 120 * found.fact.scale


def test_a_year_that_is_not_filed_is_stale_and_the_older_figure_is_not_used(filed: Filed, ask: Ask) -> None:
    filed(2017, sales=1 * M)
    filed(2018, sales=2 * M, staff=None)
    found = ask("sales_y1", "2020-03-01")
    assert (found.state, found.raw) == ("stale", None)
    assert found.last is not None
    assert found.last.raw == 2 * M
    assert row_of({"sales_y1": found}) == {}
    assert ask("sales_y2", "2020-03-01").raw == 2 * M
    assert ask("staff", "2020-03-01").state == "missing"
    filed(2019, sales=3 * M)
    assert ask("sales_y1", "2020-03-01").state == "known"


def test_an_empty_figure_is_missing_and_nought_is_known(filed: Filed, ask: Ask) -> None:
    filed(2019, sales=0)
    assert ask("sales_y1", "2020-03-01").raw == 0
    missing = ask("assets", "2020-03-01")
    assert (missing.state, missing.supplier) == ("missing", "organisation")
    assert missing.field is not None
    assert missing.field[1] == "assets"


def test_a_sum_is_worked_out_only_where_it_was_not_filed_itself(filed: Filed, ask: Ask) -> None:
    filed(2018, gross_income=100 * M, non_taxable_income=10 * M, assets=50 * M, liabilities=20 * M)
    filed(2019, gross_income=100 * M, non_taxable_income=10 * M, total_income=95 * M, assets=50 * M)
    derived = ask("total_income", "2019-05-01")
    assert (derived.raw, derived.how) == (90 * M, "derived")
    assert derived.reason is not None
    assert [name for _, name in derived.rests_on] == ["gross_income", "non_taxable_income"]
    assert ask("total_income", "2020-05-01").raw == 95 * M
    assert ask("net_assets_y1", "2019-05-01").raw == 30 * M
    later = ask("net_assets_y1", "2020-05-01")
    assert (later.state, later.last.raw if later.last else None) == ("stale", 30 * M)


def test_what_the_organisations_own_record_says(enterprise: Any, ask: Ask) -> None:
    on = "2020-05-01"
    assert ask("registered", on).raw == date(2014, 5, 1)
    assert ask("above_scale", on).raw is True
    assert ask("registered_in_hebei", on).raw is True
    assert ask("resident", on).raw is True
    assert ask("industry_kind", on).raw == "制造业"
    assert ask("size_industry", on).raw == "工业"
    assert ask("registered", "2014-04-30").state == "missing"


@pytest.mark.parametrize(
    ("code", "kind", "measured"),
    [
        ("C3921", "制造业", "工业"),
        ("0610", "其他工业", "工业"),
        ("44", "其他工业", "工业"),
        ("I6513", "软件业", "软件和信息技术服务业"),
        ("I64", "其他服务业", "信息传输业"),
        ("I", None, None),
        ("M7320", "科技服务业", "其他未列明行业"),
        ("5137", "其他服务业", "批发业"),
        ("5211", "其他服务业", "零售业"),
        ("G53", "其他服务业", None),
        ("5431", "其他服务业", "交通运输业"),
        ("5910", "其他服务业", "交通运输业"),
        ("5930", "其他服务业", "仓储业"),
        ("G59", "其他服务业", None),
        ("7010", "其他服务业", "房地产开发经营"),
        ("7020", "其他服务业", "物业管理"),
        ("7030", "其他服务业", "其他未列明行业"),
        ("J66", "其他服务业", None),
        ("L7212", "其他服务业", "租赁和商务服务业"),
        ("A0111", "其他", "农、林、牧、渔业"),
        ("E4710", "其他", "建筑业"),
        ("9999", None, None),
        ("", None, None),
    ],
)
@pytest.mark.django_db
def test_the_industry_says_the_kind_where_it_tells_one(code: str, kind: Any, measured: Any, ask: Ask) -> None:
    enter(
        Organisation,
        {"code": CODE, "name": "清流科技", "form": "enterprise", "registered": date(2014, 5, 1), "industry": code},
        None,
    )
    assert ask("industry_kind", "2020-01-01").raw == kind
    assert ask("size_industry", "2020-01-01").raw == measured


def test_rights_count_on_the_days_they_are_in_force(enterprise: Any, ask: Ask) -> None:
    patent("P1", "invention", "2018-03-01")
    patent("P2", "plant_variety", "2018-03-01", "2020-03-01")
    patent("P3", "invention", "2018-03-01", state="filed")
    patent("S1", "software", "2019-01-01")
    assert ask("ip_class1", "2020-02-29").raw == 2
    assert ask("ip_class1", "2020-03-01").raw == 1
    assert ask("ip_class2", "2019-01-01").raw == 1
    found = ask("ip_class1", "2020-02-29")
    assert sorted(record.key for record, _ in found.rests_on) == ["P1", "P2"]


def test_no_record_is_nought_only_in_a_complete_list(enterprise: Any, ask: Ask) -> None:
    assert ask("ip_class1", "2020-01-01").state == "missing"
    state("ip_class1", 2)
    assert (ask("ip_class1", "2020-01-01").raw, ask("ip_class1", "2020-01-01").how) == (2, "stated")
    complete("intellectualproperty")
    assert (ask("ip_class1", "2020-01-01").raw, ask("ip_class1", "2020-01-01").how) == (0, "derived")


def test_a_certificate_counts_while_it_is_valid_and_no_certificate_means_no_only_in_a_complete_list(
    enterprise: Any, ask: Ask
) -> None:
    assert ask("hnte_certificate", "2018-12-31").state == "missing"
    held = certificate("hnte", "GR201813000001", "2018-11-12", "2021-11-12")
    assert ask("hnte_certificate", "2018-11-11").state == "missing"
    assert ask("hnte_certificate", "2018-11-12").raw is True
    assert ask("hnte_certificate", "2021-11-11").raw is True
    complete("certificate:hnte")
    assert ask("hnte_certificate", "2021-11-12").raw is False
    assert ask("hnte_issued", "2022-06-01").raw == date(2018, 11, 12)
    assert ask("heb_tech_sme_certificate", "2021-11-11").state == "missing"
    end(held, None, on=date(2020, 1, 1), reason="撤销资格")
    assert ask("hnte_certificate", "2020-01-01").raw is False


def test_renewed_in_the_year_of_expiry(enterprise: Any, ask: Ask) -> None:
    certificate("hnte", "GR201513000001", "2015-11-10", "2018-11-10")
    complete("certificate:hnte")
    assert ask("hnte_renewed", "2018-12-31").raw is False
    certificate("hnte", "GR201813000001", "2018-11-12", "2021-11-12")
    assert ask("hnte_renewed", "2018-11-11").raw is False
    assert ask("hnte_renewed", "2018-12-31").raw is True
    assert ask("hnte_issued", "2018-12-31").raw == date(2018, 11, 12)


def test_the_registration_number_counts_for_its_own_year(enterprise: Any, ask: Ask) -> None:
    certificate("tech_sme", "20191301810C000001", "2019-06-03", "2020-04-01")
    complete("certificate:tech_sme")
    tax = catalogue()["rd_deduction"]
    assert ask("national_tech_sme", "2019-12-31", policy=tax).raw is True
    assert ask("national_tech_sme", "2020-12-31", policy=tax).raw is False


def test_a_state_holds_until_it_changes_a_statement_for_a_day_does_not(enterprise: Any, ask: Ask) -> None:
    state("products_allowed", True, since="2018-01-01")
    assert ask("products_allowed", "2017-12-31").state == "missing"
    assert ask("products_allowed", "2030-01-01").raw is True
    state("accident_free", True, "2020-06-30", since="2020-06-30")
    assert ask("accident_free", "2020-06-30").raw is True
    later = ask("accident_free", "2020-07-01")
    assert (later.state, later.raw) == ("stale", None)
    assert later.last is not None


def test_figures_of_several_years_are_stated_under_one_name(enterprise: Any, ask: Ask) -> None:
    state("conversions_3y", 15, "2019", since="2019-12-31")
    assert ask("conversions_3y", "2020-05-01").raw == 15
    assert ask("conversions_3y", "2021-05-01").state == "stale"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"fact": "sales", "period": "2019", "value": 1}, "fact"),
        ({"fact": "industry_kind", "value": "制造业"}, "fact"),
        ({"fact": "favourite_colour"}, "fact"),
        ({"fact": "fund_size", "value": 1}, "subject"),
        ({"value": 1}, "value"),
        ({"fact": "conversions_3y", "value": True, "period": "2019"}, "value"),
        ({"fact": "conversions_3y", "value": 10**12, "period": "2019"}, "value"),
        ({"fact": "rd_body_kind", "value": "别的"}, "value"),
        ({"fact": "voucher_last_issued", "value": "2020-02-30"}, "value"),
        ({"period": "2019"}, "period"),
        ({"fact": "conversions_3y", "value": 1}, "period"),
        ({"fact": "accident_free", "period": "2019"}, "period"),
        ({"organisation": "91139181MA0XJ0002L"}, "organisation"),
        ({"subject": "registry:nothing", "fact": COMPLETE}, "subject"),
    ],
)
def test_what_nobody_asks_or_a_record_holds_cannot_be_stated(
    enterprise: Any, wrong: dict[str, Any], field: str
) -> None:
    values = {"subject": f"organisation:{CODE}", "organisation": CODE, "fact": "products_allowed", "value": True}
    with pytest.raises(BadInput) as error:
        enter(StatedFact, values | {"since": date(2020, 1, 1)} | wrong, None)
    assert error.value.fields["field"] == field
    assert not StatedFact.objects.exists()


def test_a_disputed_fact_is_answered_with_both_values(filed: Filed, ask: Ask, officer: Any) -> None:
    row = filed(2019, sales=35 * M, staff=100)
    dispute(row, officer, field="sales", other=31 * M, said_by="税务局", reason="申报表")
    dispute(row, officer, field="staff", other=98, said_by="人社局", reason="参保人数")
    found = ask("sales_y1", "2020-05-01")
    assert (found.raw, found.disputed, found.other) == (35 * M, True, 31 * M)
    staff = ask("staff", "2020-05-01")
    assert (staff.raw // staff.fact.scale, staff.other // staff.fact.scale) == (100, 98)
    stated = state("products_allowed", True)
    dispute(stated, officer, field="value", other=False, said_by="发改局", reason="目录")
    assert (ask("products_allowed", "2020-05-01").raw, ask("products_allowed", "2020-05-01").other) == (True, False)


def test_a_derived_fact_is_only_as_sure_as_what_it_rests_on(filed: Filed, ask: Ask, officer: Any) -> None:
    row = filed(2019, assets=50 * M, liabilities=20 * M)
    confirm(row, officer, field="assets")
    assert ask("net_assets_y1", "2020-05-01").standing.word == "reported"
    confirm(row, officer, field="liabilities")
    assert ask("net_assets_y1", "2020-05-01").standing.word == "confirmed"
    dispute(row, officer, field="assets", other=40 * M, said_by="审计", reason="报告")
    found = ask("net_assets_y1", "2020-05-01")
    assert (found.disputed, found.other, found.raw) == (True, None, 30 * M)


def test_what_proves_a_fact_comes_with_it(filed: Filed, ask: Ask, officer: Any, settings: Any, tmp_path: Any) -> None:
    settings.HOME = tmp_path
    row = filed(2019, sales=35 * M, staff=100)
    attach(row, [b"%PDF-1.4 %%EOF"], "审计报告.pdf", officer, field="sales")
    attach(row, [b"%PDF-1.5 %%EOF"], "年报.pdf", officer)
    assert sorted(str(p.evidence) for p in ask("sales_y1", "2020-05-01").proofs) == ["审计报告.pdf", "年报.pdf"]
    assert [str(p.evidence) for p in ask("staff", "2020-05-01").proofs] == ["年报.pdf"]


def test_a_past_pair_of_moments_is_answered_the_same_after_corrections(filed: Filed, officer: Any) -> None:
    row = filed(2019, sales=35 * M)
    when = When.of(AsOf.on(date(2020, 5, 1)))
    subject, facts = Subject.parse(f"organisation:{CODE}"), [vocabulary()["sales_y1"].fact]
    then = answers(subject, when, facts)
    withdraw(correct(row, {"sales": 1}, officer, reason="更正"), officer, reason="作废")
    assert answers(subject, when, facts) == then
    assert answers(subject, When.of(AsOf.on(date(2020, 5, 1))), facts)["sales_y1"].state == "missing"


def test_a_platform_answers_with_facts_of_the_unit_behind_it(filed: Filed, ask: Ask) -> None:
    filed(2019, has_rd_body=True)
    values = {"form": "tech_innovation_centre", "number": "T1", "name": "技术创新中心", "level": "provincial"}
    enter(Platform, values | {"organisation": CODE, "approved": date(2018, 1, 1), "fixed_staff": 30}, None)
    of, on = "platform:tech_innovation_centre:T1", "2020-05-01"
    assert ask("fixed_staff", on, of).raw == 30
    assert ask("supporter_in_hebei", on, of).raw is True
    assert ask("supporter_above_scale", on, of).raw is True
    assert ask("supporter_kind", on, of).raw == "企业"
    assert ask("supporter_rd_body", on, of).raw is True
    assert ask("jointly_built", on, of).state == "missing"
    assert ask("provincial_rd_body", on).raw is True
    assert ask("provincial_rd_body", "2017-12-31").state == "missing"


def test_residences_of_a_carrier_are_counted_as_of_the_day(enterprise: Any, ask: Ask) -> None:
    def stay(name: str, entered: str, **more: Any) -> None:
        values = {"carrier": "incubator:I1", "organisation": name, "name": name, "entered": date.fromisoformat(entered)}
        enter(Residence, values | more, None)

    stay(CODE, "2018-01-01")
    stay("B", "2018-01-01", left=date(2020, 1, 1), outcome="graduated")
    stay("C", "2018-01-01", team=True)
    of = "incubationcarrier:incubator:I1"
    assert [ask("incubatees", on, of).raw for on in ("2019-12-31", "2020-01-01")] == [2, 1]
    assert ask("carrier_residents", "2019-12-31", of).raw == 3
    assert ask("carrier_graduates", "2019-12-31", of).state == "missing"
    assert ask("carrier_graduates", "2020-01-01", of).raw == 1
    complete("residence")
    assert ask("carrier_graduates", "2019-12-31", of).raw == 0
    assert ask("firm_entered", "2019-12-31").raw == date(2018, 1, 1)


@pytest.mark.django_db
def test_a_registered_contract_answers_for_itself(ask: Ask) -> None:
    values = {"number": "2020139900000001", "title": "技术", "form": "licence", "seller_name": "甲", "buyer_name": "乙"}
    days = {"signed": date(2020, 1, 5), "registered": date(2020, 2, 1)}
    enter(TechnologyContract, values | days | {"total": 100 * M, "technical": 80 * M}, None)
    of, on = "technologycontract:2020139900000001", "2020-03-01"
    assert ask("contract_recognised", on, of).raw is True
    assert ask("contract_total", on, of).raw == 100 * M
    assert ask("contract_non_technical", on, of).raw == 20 * M
    assert ask("contract_kind", on, of).raw == "技术许可"
    assert ask("contract_recognised", "2020-01-31", of).state == "missing"


@pytest.mark.django_db
def test_a_place_answers_with_what_was_published(ask: Ask) -> None:
    for year, value, division in ((2020, "0.0175", "130181"), (2019, "0.0160", "130181"), (2020, "0.0240", "000000")):
        values = {"series": "rd_intensity", "label": "研发投入强度", "division": division, "period": str(year)}
        enter(PublicStatistic, values | {"value": value}, None)
    of, on = "region:130181", "2021-09-01"
    assert [ask(name, on, of).raw for name in ("rd_intensity", "rd_intensity_y2", "rd_intensity_national")] == [
        17_500,
        16_000,
        24_000,
    ]


@pytest.mark.parametrize("text", ["organisation", "organisation:", ":91", "planet:earth", ""])
def test_a_subject_that_is_none_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadInput, match="对象"):
        Subject.parse(text)
