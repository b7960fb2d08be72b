"""Every worked case of every policy comes out as it says; every case of the collected facts has its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import figures_in
from kechuang.rules.cases import pairs
from kechuang.rules.declare import number
from kechuang.rules.errors import BadRule
from kechuang.rules.worked import Worked, of_version

ROOT = Path(__file__).resolve().parents[2]
FACTS = ROOT.parent / "shared" / "rules"
WORKED = {
    (policy.code, one.case.code): one for policy in catalogue() for one in catalogue().worked(policy.code, figures_in)
}


@pytest.mark.parametrize("one", list(WORKED.values()), ids=[":".join(key) for key in WORKED])
def test_a_worked_case_comes_out_as_it_says(one: Worked) -> None:
    assert one.answers
    assert [(a.label, a.expected, a.found) for a in one.answers if not a.agrees] == []
    assert all(a.why for a in one.answers if a.citation)


@pytest.mark.parametrize("policy", list(catalogue()), ids=lambda p: p.code)
def test_every_policy_shows_worked_cases_and_each_stands_with_one_version(policy: object) -> None:
    code = policy.code  # type: ignore[attr-defined]
    cases = catalogue().worked(code, figures_in)
    assert len(cases) >= 2
    assert len({one.case.code for one in cases}) == len(cases)
    shown = [one for v in catalogue()[code].versions for one in of_version(cases, catalogue()[code], v)]
    assert sorted(one.case.code for one in shown) == sorted(one.case.code for one in cases)
    assert all(one.case.shows.zh and one.case.shows.en for one in cases)


def test_a_case_that_is_written_wrongly_is_refused_in_words() -> None:
    with pytest.raises(BadRule, match="名称=值"):
        pairs("staff")
    assert dict(pairs("staff=1 sales=2万元 staff=3")) == {"sales": "2万元", "staff": "3"}
    assert number("staff_of_case", "人数", "人").kind == "number"


LATER = {
    "T-1.1e": "life cycle of a platform (rectification, removal): cases",
    "T-1.7b": "an indicator over records",
    "T-1.7c": "an indicator over records",
    "T-2.6b": "weights of a park's evaluation index: indicators",
    "T-3.3b": "comparison of two years' classes: indicators",
    "T-4.3a": "registration of achievements: the market",
    "T-4.3c": "registration of achievements: the market",
    "T-4.4a": "rewards of brokers: the market",
    "T-4.4c": "registration of brokers: the market",
    "T-6.1d": "check before an instrument is bought: laboratories",
    "T-6.1e": "yearly grade of an instrument: laboratories",
    "T-8b": "permits of foreign experts: people",
    "T-8c": "a plan's path of targets: supervision",
    "T-9.2a": "clocks of a call: projects",
    "T-9.2b": "inspection of a project: projects",
    "T-9.2d": "objections in a notice: projects",
    "T-9.3a": "avoidance of experts: reviews",
    "T-9.3c": "fees of experts: reviews",
    "T-9.3d": "drawing of experts: reviews",
    "T-9.5a": "bars for dishonesty: projects",
    "T-9.5b": "bars for dishonesty: projects",
    "T-9.6b": "grade of a project's performance: projects",
    "T-10a": "lamps: supervision",
    "T-10c": "lamps: supervision",
    "T-10d": "periods of an assigned task: supervision",
    "T-10.3a": "form of official documents",
    "T-10.3b": "form of official documents",
    "T-10.3d": "form of official documents",
    "T-10.3e": "form of official documents",
    "T-11b": "paths of targets: supervision",
    "T-11c": "allocation of targets: supervision",
    "T-11e": "classes of townships: indicators",
    "T-11f": "counting of joint platforms: indicators",
    "I-1": "an indicator over records",
    "I-3": "an indicator over records",
    "I-4": "an indicator over records",
    "I-6": "an indicator over records",
}
"""Cases of the facts that are no rule of a policy: where they belong."""

ELSEWHERE = {
    "T-G1": "tests/rules/test_tree.py",
    "T-G2": "tests/rules/test_tree.py",
    "T-G3b": "tests/kernel/test_workdays.py",
    "T-G6": "tests/rules/test_tree.py",
}

CODED = {
    "H1": "hnte:rd_at_the_edge hnte:rd_below",
    "H3": "hnte:staff_average",
    "H4": "hnte:income_sixty hnte:income_below",
    "H6": "hnte_rd_costs:other_capped",
    "H7": "hnte:growth",
    "H10": "hnte:conversions_14 hnte:conversions_15 hnte:conversions_2",
    "H12": "hnte:bonus_capped",
    "H14": "hnte_tax:year_of_issue hnte_tax:expiry_not_renewed hnte_tax:expiry_renewed",
    "N-1": "tech_sme:sixty_two",
    "N-5": "tech_sme:size_at_the_edge tech_sme:size_above",
    "N-7": "tech_sme:no_rd",
    "N-8": "tech_sme:number_lapses",
    "B-1": "heb_tech_sme:revenue_is_enough",
    "B-3": "heb_tech_sme:diploma_below",
    "B-4": "heb_giant:at_every_edge heb_giant:not_judged",
    "B-6": "industry_rd_body:joint_three_years",
    "B-8": "hnte_reward:stacking_confirmed hnte_reward:stacking_open",
    "D-1": "rd_deduction:other_capped",
    "D-3": "rd_deduction:abroad_within rd_deduction:abroad_capped",
    "D-5": "rd_deduction:half_is_allowed rd_deduction:above_half",
    "D-7": "rd_deduction:manufacturer rd_deduction:not_manufacturer",
    "D-9": "rd_deduction:scrap",
    "T-1": "tech_contract:equipment_taken_off",
    "T-2": "tech_contract:reasonable_subject",
    "T-4": "tech_contract:only_size",
    "T-6": "tech_contract_income_tax:eight_million",
    "T-8": "tech_contract_income_tax:licence_four_years tech_contract_income_tax:licence_five_years",
    "V-1": "innovation_voucher:first_claim",
    "V-3": "innovation_voucher:year_cap",
    "V-4": "innovation_voucher:lapsed",
    "V-6": "innovation_voucher:linked",
    "T-1.1b": "tech_innovation_centre:spending_below",
    "T-1.1c": "tech_innovation_centre:university tech_innovation_centre:university_partners",
    "T-1.2a": "key_laboratory:discipline",
    "T-1.2c": "key_laboratory:enterprise_open",
    "T-1.2d": "key_laboratory:enterprise_too_early",
    "T-1.3b": "industry_institute:no_university",
    "T-1.3c": "industry_institute:one_leader",
    "T-1.4b": "academician_station:working_second academician_station:retired_third academician_station:retired_fourth",
    "T-1.4c": "academician_station:months_short academician_station:months_three",
    "T-1.5a": "postdoc_site:workstation postdoc_site:base",
    "T-1.5b": "postdoc_site:idle postdoc_site:idle_over",
    "T-1.6b": "new_rd_body:dividends",
    "T-1.6c": "new_rd_body:designation",
    "T-2.1b": "maker_space:used_below",
    "T-2.1c": "maker_space:no_growth",
    "T-2.2a": "incubator:general",
    "T-2.2b": "incubator:thin",
    "T-2.2d": "incubator:valid_rights",
    "T-2.2e": "incubatee:too_old incubatee:too_long incubatee:slow_field",
    "T-2.2g": "incubator:two_failing incubator:not_in_a_row",
    "T-2.2h": "incubator:rule_of_2010 incubator:rule_of_2018",
    "T-2.3b": "accelerator:mentors",
    "T-2.3c": "accelerator:no_rule",
    "T-2.4b": "star_creation:lease_five_years star_creation:lease_short star_creation:owned",
    "T-2.4c": "star_creation:hebei_open",
    "T-2.5b": "agri_park:absent_two_years agri_park:absent_one_year",
    "T-2.5c": "agri_park:mended agri_park:not_mended",
    "T-3.2a": "innovative_county:two_themes innovative_county:one_theme",
    "T-3.3a": "county_capability:eighty county_capability:below_eighty county_capability:sixty "
    "county_capability:below_sixty",
    "T-4.1a": "transfer_body:two_in_a_row transfer_body:not_in_a_row",
    "T-4.1b": "transfer_body:local_floors transfer_body:too_few_deals",
    "T-4.1d": "transfer_body:subsidy transfer_body:subsidy_capped",
    "T-4.2a": "conversion_reward:licence",
    "T-4.2c": "tech_contract:technology_part",
    "T-5a": "innovation_alliance:one_unsigned",
    "T-5c": "innovation_alliance:too_young innovation_alliance:two_years",
    "T-5d": "innovation_alliance:excellent",
    "T-6.1a": "instrument_sharing:must_join instrument_sharing:below",
    "T-6.1b": "instrument_sharing:share_capped instrument_sharing:share_eight",
    "T-6.2b": "lab_qualification:out_of_scope",
    "T-6.2c": "lab_qualification:expired",
    "T-6.3b": "innovation_voucher:size_by_revenue innovation_voucher:size_above",
    "T-6.3c": "innovation_voucher:amounts_unknown",
    "T-7.1b": "loan_cover:substandard loan_cover:special_mention",
    "T-7.1c": "loan_cover:above_cap",
    "T-7.1e": "loan_bank:fine loan_bank:warned loan_bank:halted",
    "T-7.1f": "loan_cover:anhui_pledge loan_cover:anhui_guaranteed",
    "T-7.2b": "angel_fund:single_at_the_edge angel_fund:single_above angel_fund:control",
    "T-7.2c": "sub_fund:three_times sub_fund:half",
    "T-7.2e": "guidance_fund:return_times",
    "T-7.2f": "guidance_fund:plan_lapsed guidance_fund:last_day",
    "T-7.3b": "angel_tax:held_two_years angel_tax:sold_early",
    "T-7.3c": "angel_tax:too_old",
}


def test_every_case_of_the_collected_facts_is_coded_or_has_its_place() -> None:
    if not FACTS.is_dir():
        pytest.skip("the collected facts of the rules are not beside the project")
    enterprise = re.findall(r"^\| ?((?:H|N-|B-|D-|T-|I-|V-)\d+)\b", (FACTS / "enterprise.md").read_text("utf-8"), re.M)
    platforms = re.findall(r"^(T-[A-Z]?[0-9.]*[0-9][a-z]?)\b", (FACTS / "platforms.md").read_text("utf-8"), re.M)
    asked = {*enterprise, *platforms}
    assert asked == {*CODED, *LATER, *ELSEWHERE}


def test_every_place_named_for_a_case_exists() -> None:
    named = {tuple(one.split(":")) for listed in CODED.values() for one in listed.split()}
    assert named <= set(WORKED)
    assert all((ROOT / path).is_file() for path in ELSEWHERE.values())
