"""Filling once, in the browser: the form asks only what is missing, says where the rest is from, and loses nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import Site, environment

CODE = "91139181MA0XJ0001N"
DAY = "2025-06-30"
FILL, FACTS = f"/organisations/{CODE}/facts/tech_sme/?on={DAY}", f"/organisations/{CODE}/facts/?on={DAY}"
CHECK = f"/organisations/{CODE}/check/tech_sme/?on={DAY}"
RECORDS = """
from datetime import date
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.accounts.models import Membership, Organisation as Holder, User
from kechuang.events.clock import moment
from kechuang.registry.actions.confirm import confirm
from kechuang.registry.actions.attach import attach
from kechuang.registry.actions.dispute import dispute
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.sources import Source
title = "示例城市明湖市·单位填报（种子2025，1500家企业，2021—2027年）"
example = Source.objects.create(kind="hand", title=title, example=True, made_at=moment())
about = {{"code": {code!r}, "name": "清流科技（示例）有限公司", "form": "enterprise", "registered": date(2014, 5, 1)}}
enter(Organisation, about | {{"division": "130181", "industry": "C2614"}}, None, source=example)
figures = {{"sales": 35_000_000_00, "assets": 41_250_000_00, "staff_sme": 86, "rd_deductible": 2_300_000_00}}
row = enter(YearlyReturn, {{"organisation": {code!r}, "year": 2024, **figures}}, None, source=example)
old = {{"st_staff_sme": 17, "costs": 30_100_000_00, "sales": 33_000_000_00}}
enter(YearlyReturn, {{"organisation": {code!r}, "year": 2023, **old}}, None, source=example)
attach(row, [b"%PDF-1.4 report %%EOF"], "2024年审计报告.pdf", None, field="sales")
confirm(row, None, field="assets", reason="核对审计报告")
dispute(row, None, field="sales", other=31_200_000_00, said_by="市税务局", reason="企业所得税年度纳税申报表")
patent = {{"form": "invention", "title": "一种缓释肥料", "organisation": {code!r}, "granted": date(2021, 3, 2)}}
for number in ("2019100000001", "2019100000019"):
    enter(IntellectualProperty, patent | {{"number": number}}, None, source=example)
held = {{"scheme": "heb_tech_sme", "number": "X1", "holder": "清流科技", "level": "provincial"}}
days = {{"issued": date(2023, 9, 1), "expires": date(2026, 9, 1)}}
enter(Certificate, held | days | {{"organisation": {code!r}}}, None, source=example)
holder = Holder.objects.create(name="清流科技", credit_code={code!r}, kind="enterprise", status="approved")
person = User.objects.create_user("chen", password="mountain lake 2025", name="陈代表")
Membership.objects.create(person=person, role="representative", organisation=holder, since=date(2020, 1, 1))
"""


@pytest.fixture(scope="module", autouse=True)
def records(site: Site) -> None:
    """One enterprise: a return of 2024 with a disputed figure, one of 2023, patents, a certificate."""
    code = RECORDS.format(home=str(site.home), code=CODE)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(site.home),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture
def officer(page: Any, sign_in: Callable[[Any], Any]) -> Any:
    return sign_in(page)


def test_the_pages_look_right(officer: Any, looks_right: Callable[[Any, str, str], None]) -> None:
    looks_right(officer, FILL, "facts-fill")
    looks_right(officer, FACTS, "facts-list")
    looks_right(officer, f"/organisations/{CODE}/fact/sales_y1/?on={DAY}", "facts-disputed")
    looks_right(officer, f"/organisations/{CODE}/fact/assets/?on={DAY}", "facts-confirmed")
    looks_right(officer, CHECK, "facts-check")


def test_filled_in_once_with_its_document_and_never_asked_again(officer: Any, site: Site, tmp_path: Path) -> None:
    page, report = officer, tmp_path / "2024年成本审计.pdf"
    report.write_bytes(b"%PDF-1.4 costs of 2024 %%EOF")
    page.goto(site.url(FILL))
    expect(page.locator("#f-sales_y1 .held-value")).to_have_text(["3500万元", "3120万元"], use_inner_text=True)
    expect(page.locator("#f-sales_y1")).to_contain_text("市税务局说", use_inner_text=True)
    assert page.locator("#f-sales_y1 .fact-origin").inner_text().startswith("年度报表2024 · 销售收入")
    expect(page.locator("input#f-st_staff_sme")).to_have_count(1)
    expect(page.locator("input#f-sales_y1")).to_have_count(0)
    page.fill("#f-costs", "3210.5")
    page.fill("#f-st_staff_sme", "20")
    group = page.locator("fieldset", has=page.locator("#f-costs"))
    group.locator("summary").click()
    group.locator("input[type=file]").set_input_files(report)
    page.get_by_role("button", name="保存").click()
    page.wait_for_selector(".say.success")
    expect(page.locator(".says")).to_contain_text("已保存 2 项", use_inner_text=True)
    expect(page.locator("input#f-costs")).to_have_count(0)
    row = page.locator("#f-costs")
    expect(row).to_contain_text("3210.5万元", use_inner_text=True)
    with page.expect_download() as download:
        row.get_by_text(report.name).click()
    assert Path(download.value.path()).read_bytes() == report.read_bytes()
    assert download.value.suggested_filename == report.name


def test_what_was_typed_stays_when_it_cannot_be_read(officer: Any, site: Site) -> None:
    page = officer
    page.goto(site.url(FILL))
    page.fill("#f-ip_class2", "三件")
    page.select_option("#f-products_allowed", "yes")
    page.get_by_role("button", name="保存").click()
    page.wait_for_selector(".say.error")
    expect(page.locator("#f-ip_class2")).to_have_value("三件")
    expect(page.locator("#f-ip_class2")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#f-products_allowed .held-value")).to_contain_text("是", use_inner_text=True)
    page.locator(".say.error a").first.click()
    assert page.evaluate("location.hash") == "#f-ip_class2"


def test_a_document_over_the_cap_is_refused_and_leaves_nothing(officer: Any, site: Site, tmp_path: Path) -> None:
    page, large = officer, tmp_path / "大文件.pdf"
    with large.open("wb") as file:
        file.write(b"%PDF-1.4")
        file.truncate(60 * 1024 * 1024)
    page.goto(site.url(f"/organisations/{CODE}/fact/assets/?on={DAY}"))
    page.get_by_text("附上材料").first.click()
    page.set_input_files("#file", large)
    page.get_by_role("button", name="附上", exact=True).click()
    page.wait_for_selector("#act-error")
    expect(page.locator("#act-error")).to_contain_text("文件超过 50 MB", use_inner_text=True)
    assert list((site.home / "incoming").iterdir()) == []


@pytest.fixture
def representative(open_page: Callable[..., Any], site: Site) -> Iterator[Any]:
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(site.url("/accounts/sign-in/"))
    page.fill("[name=login]", "chen")
    page.fill("[name=password]", site.password)
    page.click("main form button")
    page.wait_for_url(lambda url: "sign-in" not in url)
    yield page


def test_a_representative_disputes_on_the_phone_and_an_officer_resolves(
    representative: Any, officer: Any, site: Site
) -> None:
    address = site.url(f"/organisations/{CODE}/fact/rd_deductible/?on={DAY}")
    phone = representative
    phone.goto(address)
    expect(phone.get_by_text("核实", exact=True)).to_have_count(0)
    phone.get_by_text("提出异议").first.click()
    phone.fill("#dispute-value", "251")
    phone.fill("#said-by", "本单位财务")
    phone.fill("#dispute-why", "漏计委托研发")
    phone.get_by_role("button", name="提出", exact=True).click()
    phone.wait_for_selector(".say.success")
    expect(phone.locator(".big-value .held-value")).to_have_text(["230万元", "251万元"], use_inner_text=True)
    officer.goto(address)
    officer.get_by_label("251万元").check()
    officer.fill("#resolve-why", "补充了委托合同")
    officer.get_by_role("button", name="处理", exact=True).click()
    officer.wait_for_selector(".say.success")
    expect(officer.locator(".big-value .held-value")).to_have_text(["251万元"], use_inner_text=True)
    expect(officer.locator("table.data")).to_contain_text("补充了委托合同", use_inner_text=True)
