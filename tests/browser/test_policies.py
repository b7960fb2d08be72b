"""Policies in a real browser: read, checked by hand and by keyboard, in both widths and schemes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.only_looks

ANSWER = (
    "/policies/hnte/check/?on=2018-06-01&registered=2018-03-01&resident=yes&st_staff=15&staff=200"
    "&sales_y1=5000万元&sales_y2=4000万元&sales_y3=3000万元&rd_y1=200万元&rd_y2=150万元&rd_y3=150万元"
)


def test_a_reader_finds_a_policy_fills_in_what_is_known_and_gets_an_address_to_share(site: Any, page: Any):
    page.goto(site.url("/policies/"))
    page.fill("#policy-q", "高新技术企业认定")
    page.keyboard.press("Enter")
    page.click("a:has-text('自测') >> nth=0")
    page.fill("#check-on", "2018-06-01")
    page.fill("#f-st_staff", "15")
    page.fill("#f-staff", "200")
    page.click("button:has-text('看结果')")
    expect(page.locator("#verdict")).to_have_text("不符合", use_inner_text=True)
    assert "st_staff=15" in page.url
    assert ".unit" not in page.url
    expect(page.locator("main")).to_contain_text("差 2.5%", use_inner_text=True)


def test_the_form_works_without_scripts(site: Any, open_page: Callable[..., Any]):
    page = open_page(java_script_enabled=False)
    page.goto(site.url("/policies/hnte/check/"))
    page.fill("#f-staff", "200")
    page.click("button:has-text('看结果')")
    expect(page.locator("#verdict")).to_have_count(1)


def test_the_list_looks_right(page: Any, looks_right: Callable[..., None]):
    looks_right(page, "/policies/", "policies")


def test_a_policy_looks_right(page: Any, looks_right: Callable[..., None]):
    looks_right(page, "/policies/rd_deduction/?since=2017-01-01", "policy")


def test_the_form_looks_right(page: Any, looks_right: Callable[..., None]):
    looks_right(page, "/policies/hnte/check/", "selfcheck")


def test_an_answer_looks_right(page: Any, looks_right: Callable[..., None]):
    looks_right(page, ANSWER, "selfcheck-answer")


def test_undetermined_figures_look_right(page: Any, looks_right: Callable[..., None]):
    looks_right(page, "/policies/undetermined/", "undetermined")


def test_two_versions_side_by_side_look_right(page: Any, looks_right: Callable[..., None]):
    looks_right(page, "/policies/rd_deduction/changes/?old=2018-01-01&new=2021-01-01", "policy-changes")


def test_an_officer_sees_whom_a_change_moves(site: Any, page: Any, sign_in: Callable[[Any], Any], tmp_path: Any):
    table = tmp_path / "firms.csv"
    table.write_text("企业名称,industry_allowed,staff_sme\n湖心甲厂,否,10\n湖心乙厂,是,10\n", "utf-8")
    sign_in(page)
    page.goto(site.url("/policies/tech_sme/changes/"))
    page.set_input_files("#moved-file", str(table))
    page.click("button:has-text('看谁受影响')")
    expect(page.locator("table.moved")).to_contain_text("湖心甲厂", use_inner_text=True)
    expect(page.locator("table.moved")).not_to_contain_text("湖心乙厂", use_inner_text=True)
