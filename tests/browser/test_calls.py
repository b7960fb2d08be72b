"""From a call to the money: the amount is reckoned, checked, published, paid by two, and the numbers move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import Site
from .test_cases import TIME_IS_OVER, act, run

CODE = "91139181MA0XJ0001N"
RECORDS = """
from datetime import date
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.first_administrator import science_department
from kechuang.accounts.models import Membership, Organisation as Holder, User
from kechuang.accounts.roles import Role
from kechuang.events.clock import moment
from kechuang.funds.actions.open_line import open_line
from kechuang.funds.actions.set_budget import set_budget
from kechuang.registry.actions.declare_complete import declare_complete
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.sources import Source
example = Source.objects.create(kind="hand", title="示例城市明湖市", example=True, made_at=moment())
about = {{"code": {code!r}, "name": "清流科技（示例）有限公司", "form": "enterprise", "registered": date(2014, 5, 1)}}
enter(Organisation, about | {{"division": "999001100", "industry": "C2614"}}, None, source=example)
year = date.today().year
held = {{"scheme": "hnte", "number": f"GR{{year}}99000007", "organisation": {code!r}, "holder": "清流科技"}}
days = {{"level": "national", "issued": date(year - 1, 11, 3), "expires": date(year + 2, 11, 3)}}
enter(Certificate, held | days, None, source=example)
for kind in ("certificate:hnte", "certificate:heb_tech_sme"):
    declare_complete(kind, None, since=date(2015, 1, 1))
holder = Holder.objects.create(name="清流科技", credit_code={code!r}, kind="enterprise", status="approved")
chen = User.objects.create_user("chen", password="mountain lake 2025", name="陈会计")
Membership.objects.create(person=chen, role="representative", organisation=holder, since=date(2020, 1, 1))
zhou = User.objects.create_user("zhou", password="mountain lake 2025", name="周平")
appoint(zhou, Role.PROGRAMME_OFFICER, None, unit=science_department())
line = open_line("rd-support", "企业研发后补助资金", "post_subsidy", None, public=True)
set_budget(line, year, 100_000_000, None, document="明财预（示例）1号", happened=date(year, 1, 5))
"""
PROOF = """
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.utils import timezone
from kechuang.funds.proving import prove
from kechuang.funds.standing import standings
one = next(iter(standings(year=timezone.localdate().year, line="rd-support")))
print(prove().fault, one.available, one.committed, one.paid)
"""
INDIRECT = """
from datetime import date, timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.utils import timezone
from kechuang.funds.actions.change_call import change_call
from kechuang.funds.actions.draft_call import draft_call
from kechuang.funds.actions.issue_voucher import issue_voucher
from kechuang.funds.actions.open_line import open_line
from kechuang.funds.actions.publish_call import publish_call
from kechuang.funds.actions.set_budget import set_budget
today = timezone.localdate()
line = open_line("vouchers", "科技创新券资金", "indirect", None, public=True)
set_budget(line, today.year, 30_000_000, None, document="明财预（示例）2号", happened=date(today.year, 1, 5))
issue_voucher({code!r}, 6_000_000, None, issued=today, last_day=today, document="明科发（示例）3号")
call = draft_call(line, today.year, "科技创新券兑付通知", None, grant="city_voucher")
told = {{"opens": today, "closes": today + timedelta(days=60), "who": "持有创新券的企业", "contact": "计划科 80000000"}}
figures = {{"full_up_to": "5万元", "share": "50%", "year": "10万元"}}
told |= {{"figures": {{f"city_voucher_{{name}}": text for name, text in figures.items()}}}}
told |= {{"text": "企业凭服务合同、发票和服务成果兑付科技创新券，金额按办法计算。"}}
publish_call(change_call(call, told, None), None)
"""
REDEEMED = """
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.utils import timezone
from kechuang.funds.proving import prove
from kechuang.funds.standing import standings
from kechuang.funds.vouchers.held import voucher
one = next(iter(standings(year=timezone.localdate().year, line="vouchers")))
held = voucher({number!r})
print(prove().fault, one.available, one.paid, held.state, held.redeemed)
"""


@pytest.fixture(scope="module", autouse=True)
def records(site: Site) -> None:
    """An enterprise with its certificate, who acts for it, a second officer, a line with a million yuan."""
    run(site, RECORDS, code=CODE)


def entered(site: Site, page: Any, name: str) -> Any:
    page.goto(site.url("/accounts/sign-in/"))
    page.fill("[name=login]", name)
    page.fill("[name=password]", site.password)
    page.click("main form button")
    page.wait_for_url(lambda url: "sign-in" not in url)
    return page


def done(page: Any, name: str, **given: str) -> None:
    """Open an act of a call, an award or a payment by its words, fill in, press its button."""
    link = page.locator(".page-head, main").get_by_role("link", name=name, exact=True).first
    if not link.is_visible():
        page.locator("details.menu", has_text=name).locator("summary").click()
    link.click()
    for field, text in given.items():
        place = page.locator(f"[name='{field}']")
        place.select_option(text) if place.evaluate("e => e.tagName") == "SELECT" else place.fill(text)
    with page.expect_navigation():
        page.locator("main form button").last.click()


def test_a_post_subsidy_from_the_call_to_the_bank(
    site: Site,
    open_page: Callable[..., Any],
    sign_in: Callable[[Any], Any],
    looks_right: Callable[[Any, str, str], None],
    tmp_path: Path,
) -> None:
    lin, zhou, chen = sign_in(open_page()), entered(site, open_page(), "zhou"), entered(site, open_page(), "chen")
    lin.goto(site.url("/calls/"))
    looks_right(lin, "/calls/", "calls-empty")
    lin.goto(site.url("/calls/"))
    done(lin, "新建申报通知", title="企业研发后补助申报通知", line="企业研发后补助资金（后补助）", grant="rd")
    today = date.today()
    lin.fill("[name=opens]", today.isoformat())
    lin.fill("[name=closes]", (today + timedelta(days=60)).isoformat())
    lin.fill("[name=who]", "本市科技型企业")
    lin.fill("[name='figure.post_subsidy_share']", "10%")
    lin.fill("[name='figure.post_subsidy_cap']", "100万元")
    lin.fill("[name=documents]", "研发费用辅助账")
    lin.fill("[name=text]", "为支持企业加大研发投入，现组织申报企业研发后补助，请符合条件的企业在线提交。")
    lin.fill("[name=contact]", "计划科 80000000")
    with lin.expect_navigation():
        lin.locator("main form button").last.click()
    call = lin.url.removeprefix(site.address)
    zhou.goto(site.url(call))
    done(zhou, "发布")
    expect(zhou.locator(".page-head")).to_contain_text("正在申报", use_inner_text=True)

    chen.goto(site.url("/cases/own/"))
    chen.get_by_role("link", name="企业研发后补助申报通知").click()
    chen.get_by_role("button", name="申报", exact=True).click()
    chen.wait_for_url("**/fill/")
    case = chen.url.removesuffix("fill/").removeprefix(site.address)
    number = case.rstrip("/").rpartition("/")[2]
    for name, text in (("rd_deductible", "800"), ("rd_deductible_y2", "600")):
        chen.fill(f"#f-{name}", text)
        chen.press(f"#f-{name}", "Tab")
    for name in ("rd_deduction_claimed", "rd_verified_by_tax"):
        chen.select_option(f"#f-{name}", "yes")
    chen.get_by_text("200,000.00元").wait_for()
    looks_right(chen, f"{case}fill/", "calls-fill")
    chen.goto(site.url(f"{case}fill/"))
    ledger = tmp_path / "辅助账.pdf"
    ledger.write_bytes(b"%PDF-1.4 ledger %%EOF")
    chen.set_input_files("#document", str(ledger))
    chen.locator(".attach button").click()
    chen.locator(".papers", has_text="辅助账.pdf").wait_for()
    chen.get_by_role("button", name="填好了，去提交").click()
    chen.wait_for_url(f"**{case}")
    act(chen, "提交")

    lin.goto(site.url(case))
    act(lin, "受理")
    act(lin, "审定通过", reason="研发费用增长200万元，按10%补助。")
    act(lin, "公示")
    run(site, TIME_IS_OVER, number=number)
    lin.goto(site.url(case))
    act(lin, "确定支持", document="明科发〔2026〕18号")
    assert run(site, PROOF) == "None 80000000 20000000 0"
    lin.get_by_role("link", name="提出拨付", exact=True).click()
    lin.fill("[name=payee_name]", "远山机械有限公司")
    told = {"bank": "明湖银行东湖支行", "account": "6222001234567890", "purpose": "研发后补助"}
    for field, text in told.items():
        lin.fill(f"[name={field}]", text)
    lin.locator("main form button").last.click()
    expect(lin.locator("main")).to_contain_text("不是决定支持的单位", use_inner_text=True)
    lin.fill("[name=payee_name]", "清流科技（示例）有限公司")
    lin.locator("main form button").last.click()
    lin.wait_for_url("**/funds/payments/*/")
    payment = lin.url.removeprefix(site.address)
    offered = lin.get_by_role("link", name="核对账户", exact=True)
    expect(offered, "who asked for it does not check it, and is not offered to").to_have_count(0)
    zhou.goto(site.url(payment))
    done(zhou, "核对账户")
    done(zhou, "批准拨付")
    lin.goto(site.url(payment))
    done(lin, "送银行")
    done(lin, "确认到账")
    looks_right(lin, payment, "calls-payment")
    assert run(site, PROOF) == "None 80000000 0 20000000"
    lin.goto(site.url("/funds/spending/"))
    assert "20" in lin.locator("table.money tr.part", has_text="企业研发后补助资金").inner_text().split()
    chen.goto(site.url(case))
    expect(chen.locator(".standing-facts").first).to_contain_text("已兑现", use_inner_text=True)
    looks_right(lin, f"{call}applications/", "calls-applications")
    looks_right(open_page(), call, "calls-public")


def test_a_voucher_from_the_claim_to_the_bank(
    site: Site,
    open_page: Callable[..., Any],
    sign_in: Callable[[Any], Any],
    looks_right: Callable[[Any, str, str], None],
) -> None:
    run(site, INDIRECT, code=CODE)
    held = f"CXQ{date.today().year}00001"
    lin, zhou, chen = sign_in(open_page()), entered(site, open_page(), "zhou"), entered(site, open_page(), "chen")
    chen.goto(site.url("/cases/own/"))
    chen.get_by_role("link", name="科技创新券兑付通知").click()
    chen.get_by_role("button", name="申报", exact=True).click()
    chen.wait_for_url("**/fill/")
    case = chen.url.removesuffix("fill/").removeprefix(site.address)
    told = {"claim.voucher": held, "claim.provider": "明湖市检验中心", "claim.contract": "JC-018"}
    told |= {"voucher_eligible_cost": "9", "voucher_redeemed_this_year": "0", "voucher_asked": "6"}
    for name, text in told.items():
        chen.fill(f"[name='{name}']", text)
        chen.press(f"[name='{name}']", "Tab")
    chen.get_by_text("60,000.00元").first.wait_for()  # 5 whole and half of 4, within the balance of the voucher
    chen.get_by_role("button", name="填好了，去提交").click()
    chen.wait_for_url(f"**{case}")
    act(chen, "提交")
    lin.goto(site.url(case))
    act(lin, "受理")
    act(lin, "审定通过", reason="合同、发票和报告齐全。", **{"fact.city_voucher_holder": "是"})
    act(lin, "公示")
    run(site, TIME_IS_OVER, number=case.rstrip("/").rpartition("/")[2])
    lin.goto(site.url(case))
    act(lin, "确定支持", document="明科发〔2026〕19号")
    lin.get_by_role("link", name="提出拨付", exact=True).click()
    paying = {"payee_name": "清流科技（示例）有限公司", "bank": "明湖银行东湖支行", "purpose": "创新券兑付"}
    for field, text in (paying | {"account": "6222001234567890"}).items():
        lin.fill(f"[name={field}]", text)
    lin.locator("main form button").last.click()
    lin.wait_for_url("**/funds/payments/*/")
    payment = lin.url.removeprefix(site.address)
    zhou.goto(site.url(payment))
    done(zhou, "核对账户")
    done(zhou, "批准拨付")
    lin.goto(site.url(payment))
    done(lin, "送银行")
    done(lin, "确认到账")
    assert run(site, REDEEMED, number=held) == "None 24000000 6000000 redeemed 6000000"
    chen.goto(site.url(f"/funds/vouchers/{held}/"))
    expect(chen.locator(".page-head")).to_contain_text("已兑付", use_inner_text=True)
    looks_right(lin, "/funds/vouchers/", "calls-vouchers")
