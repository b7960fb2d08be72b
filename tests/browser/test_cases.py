"""An enterprise misses by one condition, applies a year later, is reviewed by a drawn panel, published and certified.

The plan's number moves by one, and back when it is revoked. What runs out is renewed; what is granted unasked is taken.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import Site, environment

CODE, OTHER, THIRD = "91139181MA0XJ0001N", "91139181MA0XJ0002L", "91139181MA0XJ0019U"
RECORDS = """
from datetime import date, timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.accounts.models import Membership, Organisation as Holder, User
from kechuang.events.clock import moment
from kechuang.registry.actions.declare_complete import declare_complete
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.sources import Source
title = "示例城市明湖市·单位填报"
example = Source.objects.create(kind="hand", title=title, example=True, made_at=moment())
about = {{"code": {code!r}, "name": "清流科技（示例）有限公司", "form": "enterprise", "registered": date(2014, 5, 1)}}
place = {{"division": "999001100", "industry": "C2614"}}
enter(Organisation, about | place, None, source=example)
last = date.today().year - 1
for back, sales in ((0, 6000), (1, 5200), (2, 4600), (3, 4100)):
    figures = {{"sales": sales * 1_000_000, "rd": 400 * 1_000_000, "rd_domestic": 380 * 1_000_000}}
    now = {{"staff": 120, "st_staff": {{0: 30, 1: 9}}[back], "hightech_income": 4800 * 1_000_000}} if back < 2 else {{}}
    enter(YearlyReturn, {{"organisation": {code!r}, "year": last - back, **figures, **now}}, None, source=example)
patent = {{"form": "invention", "title": "一种缓释肥料", "organisation": {code!r}, "granted": date(2021, 3, 2)}}
for number in ("2019100000001", "2019100000019"):
    enter(IntellectualProperty, patent | {{"number": number}}, None, source=example)
enter(Organisation, about | {{"code": {other!r}, "name": "远山机械（示例）有限公司"}} | place, None, source=example)
held = {{"scheme": "hnte", "number": "GR202599000007", "organisation": {other!r}, "holder": "远山机械"}}
days = {{"level": "national", "issued": date(2025, 11, 3), "expires": date(2028, 11, 3)}}
enter(Certificate, held | days, None, source=example)
soon = {{"scheme": "heb_tech_sme", "number": "SK2022000001", "organisation": {code!r}, "holder": "清流科技"}}
now = date.today()
days = {{"level": "provincial", "issued": date(now.year - 2, 1, 4), "expires": now + timedelta(days=40)}}
enter(Certificate, soon | days, None, source=example)
declare_complete("intellectualproperty", None, since=date(2020, 1, 1))
from kechuang.policies import catalogue
from kechuang.registry.actions.fill_in import fill_in
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.filling import fillings
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import organisation
from kechuang.rules import rows
then = date.today().replace(year=last, day=1)
law = catalogue().law("hnte", then, {{}})
facts = {{fact.name: fact for fact in law.facts}}
told = {{name: rows.one(facts[name], text, None, name) for name, text in {told}.items()}}
for filling in fillings(organisation({code!r}), When.of(AsOf.on(then), law.policy), told, facts):
    fill_in(filling, None, on=then)
holder = Holder.objects.create(name="清流科技", credit_code={code!r}, kind="enterprise", status="approved")
person = User.objects.create_user("chen", password="mountain lake 2025", name="陈代表")
Membership.objects.create(person=person, role="representative", organisation=holder, since=date(2020, 1, 1))
"""
NUMBER = """
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Target
from kechuang.supervision.tracing import trace
print(trace(Target.objects.get(ordinal=5), AsOf.now()).answer.last.number)
"""
TIME_IS_OVER = """
from datetime import timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.utils import timezone
from kechuang.cases.models import Case
Case.objects.filter(number={number!r}).update(due=timezone.localdate() - timedelta(days=1))
"""
ISSUED_YESTERDAY = """
from datetime import timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.utils import timezone
from kechuang.cases.granting import granted_record
from kechuang.cases.models import Case
from kechuang.registry.actions.correct import correct
day = timezone.localdate() - timedelta(days=1)
held = granted_record(Case.objects.get(number={number!r}))
correct(held, dict(issued=day), None, reason="发证日期录晚了一天", valid_from=day)
"""
POOL = """
from datetime import date
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.db import transaction
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.registry.kinds.expert import Expert
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.person import Person
from kechuang.registry.laying_down import lay_down
from kechuang.registry.sources import Source
since, far = date(2015, 1, 1), ("990000", "999001")
units = [
    dict(code=f"U{{n}}", name=f"示例第{{n}}研究所", form="institute", registered=since, division=far[n % 2],
         state="active")
    for n in range(12)
]
people = [
    dict(number=f"P{{n:02}}", name=f"示例专家{{n:02}}", organisation=f"U{{n % 12}}", since=since) for n in range(18)
]
experts = [
    dict(number=f"P{{n:02}}", kind_of_expert="technical" if n % 3 else "financial", since=since,
         fields="80501" if n % 3 else "",
         home_division=far[n % 2], title_grade="senior", state="active")
    for n in range(18)
]
with transaction.atomic():
    stamp = moment()
    source = Source.objects.create(kind="example", title="示例专家库", example=True, made_at=stamp)
    for kind, values in ((Organisation, units), (Person, people), (Expert, experts)):
        lay_down(kind, values, actor=None, source=source, stamp=stamp)
    record("record.entered", actor=None, obj=source, at=stamp)
"""
COMMITTED = """
from datetime import timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.utils import timezone
from kechuang.reviews.actions.commit_draw import commit_draw
from kechuang.reviews.models import Panel
reveal = timezone.now() + timedelta(milliseconds=200)
commit_draw(Panel.objects.get(), None, reveal_at=reveal)
while timezone.now() <= reveal:
    pass
"""
SEATED = """
from datetime import date
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.accounts.models import Membership, User
from kechuang.reviews.actions.give_seat import give_seat
from kechuang.reviews.models import Panel
for n, seat in enumerate(Panel.objects.get().seats.order_by("pk")):
    person = User.objects.create_user(f"expert{{n}}", password={password!r}, name=seat.name)
    Membership.objects.create(person=person, role="reviewer", since=date(2020, 1, 1))
    give_seat(seat, person, None)
"""
OTHERS_SCORE = """
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.reviews.actions.hand_in_sheet import hand_in_sheet
from kechuang.reviews.models import Panel
for seat in Panel.objects.get().seats.filter(sheet=None):
    hand_in_sheet(seat, seat.account, written={scores}, remark="研发体系完整，材料齐全。")
"""
CONFIRMED = """
from datetime import date
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.utils import timezone
from kechuang.accounts.models import Membership, Organisation as Holder, User
from kechuang.events.clock import moment
from kechuang.policies import catalogue
from kechuang.registry.actions.declare_complete import declare_complete
from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.filling import fillings
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import organisation
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.sources import Source
from kechuang.rules import rows
about = dict(kind="import", title="示例：税务、社保核对表", standing="confirmed", example=True, made_at=moment())
source = Source.objects.create(**about)
about = dict(code={third!r}, name="甘泉生物（示例）有限公司", form="enterprise", registered=date(2014, 5, 1))
enter(Organisation, about | dict(division="999001100", industry="C2614"), None, source=source)
patent = dict(form="invention", title="一种缓释肥料", organisation={third!r}, granted=date(2021, 3, 2))
for number in ("2019100000027", "2019100000035"):
    enter(IntellectualProperty, patent | dict(number=number), None, source=source)
for listed in ("certificate:hnte", "platform"):
    declare_complete(listed, None, since=date(2020, 1, 1))
today = timezone.localdate()
facts = dict((fact.name, fact) for fact in catalogue().law("tech_sme", today, dict()).facts)
told = dict((name, rows.one(facts[name], text, None, name)) for name, text in {texts}.items())
for filling in fillings(organisation({third!r}), When.of(AsOf.on(today), catalogue()["tech_sme"]), told, facts):
    enter(filling.place.kind, dict(filling.place.start) | filling.values, None, source=source)
holder = Holder.objects.create(name="甘泉生物", credit_code={third!r}, kind="enterprise", status="approved")
person = User.objects.create_user("wu", password={password!r}, name="吴代表")
Membership.objects.create(person=person, role="representative", organisation=holder, since=date(2020, 1, 1))
"""
NIGHT = """
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.utils import timezone
from kechuang.entitlements.actions.run_policies import run_policies
from kechuang.offers.actions.draft_offers import draft_offers
run_policies(None, timezone.localdate())
print(len(draft_offers(timezone.localdate())))
"""
TEXTS = {
    "staff_sme": "86人",
    "st_staff_sme": "20人",
    "sales_y1": "3500万元",
    "assets": "4125万元",
    "rd_deductible": "230万元",
    "costs": "3210.5万元",
    "audited_collection": "是",
    "products_allowed": "是",
    "industry_allowed": "是",
    "clean_record": "是",
    "no_fraud": "是",
    "national_award": "否",
    "led_standard": "否",
}
"""What is confirmed of the enterprise that applies for nothing."""
TOLD = {
    "conversions_3y": "13",
    "total_income": "5400万元",
    "net_assets_y1": "4500万元",
    "net_assets_y2": "4000万元",
    "net_assets_y3": "3600万元",
    "accident_free": "是",
    "has_core_ip": "是",
    "hnte_ip_own": "是",
}
"""What the enterprise had said a year before."""
TYPED = {
    "conversions_3y": "16",
    "total_income": "6300",
    "net_assets_y1": "5200",
    "net_assets_y2": "4500",
    "net_assets_y3": "4000",
}
SCORES = {
    "hnte_ip_level": "8",
    "hnte_ip_core": "8",
    "hnte_ip_count": "8",
    "hnte_ip_source": "6",
    "hnte_conversion": "28",
    "hnte_system": "5",
    "hnte_body": "5",
    "hnte_incentive": "3",
    "hnte_training": "3",
}


def entered(page: Any, site: Site, name: str) -> Any:
    """Sign in under that name."""
    page.goto(site.url("/accounts/sign-in/"))
    page.fill("[name=login]", name)
    page.fill("[name=password]", site.password)
    page.click("main form button")
    page.wait_for_url(lambda url: "sign-in" not in url)
    return page


def run(site: Site, script: str, **parts: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script.format(home=str(site.home), **parts)],
        env=environment(site.home),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip()


@pytest.fixture(scope="module", autouse=True)
def records(site: Site) -> None:
    """One enterprise with three years of returns, two patents, and who acts for it; a pool of experts."""
    run(site, RECORDS, code=CODE, other=OTHER, told=repr(TOLD))
    run(site, POOL)


def act(page: Any, name: str, **given: str) -> None:
    """Press the button of a verb and do it."""
    page.locator(".act-rows").get_by_role("link", name=name, exact=True).click()
    page.wait_for_url("**/do/**")
    for field, text in given.items():
        place = page.locator(f"[name='{field}']")
        place.select_option(text) if place.evaluate("e => e.tagName") == "SELECT" else place.fill(text)
    with page.expect_navigation():
        page.locator("main form button").click()
    assert "/do/" not in page.url, page.locator("main").inner_text()


def test_from_application_to_certificate(
    site: Site,
    open_page: Callable[..., Any],
    sign_in: Callable[[Any], Any],
    looks_right: Callable[[Any, str, str], None],
    tmp_path: Path,
) -> None:
    officer, chen = sign_in(open_page()), open_page()
    today = date.today()
    entered(chen, site, "chen")
    before = int(run(site, NUMBER))

    chen.goto(site.url(f"/organisations/{CODE}/check/hnte/?on={today.replace(year=today.year - 1, day=1)}"))
    failing = chen.locator(".answers .answer, .answers > li").filter(has_text="不符合")
    assert failing.count() == 1, chen.locator("main").inner_text()
    expect(failing).to_contain_text("科技人员", use_inner_text=True)
    assert "科技人员" in chen.locator(".way-out").inner_text(), chen.locator("main").inner_text()
    looks_right(chen, chen.url.removeprefix(site.address), "hnte-a-year-before")
    chen.goto(site.url(f"/organisations/{CODE}/check/hnte/"))
    expect(failing).to_have_count(0)
    chen.goto(site.url("/cases/own/"))
    chen.get_by_label("事项的名称或别名").fill("高企")
    chen.get_by_role("button", name="查找").click()
    offered = chen.locator(".offers li").filter(has=chen.get_by_role("link", name="高新技术企业认定", exact=True))
    offered.get_by_role("button").click()
    chen.wait_for_url("**/fill/")
    case = chen.url.removesuffix("fill/").removeprefix(site.address)
    number = case.rstrip("/").rpartition("/")[2]
    known = chen.locator(".fact-row", has_text="销售收入").first
    expect(known).to_contain_text("6000万元", use_inner_text=True)
    expect(known).to_contain_text("年度报表", use_inner_text=True)
    for name, text in TYPED.items():
        if chen.locator(f"#f-{name}").is_visible():
            chen.fill(f"#f-{name}", text)
            chen.press(f"#f-{name}", "Tab")
    for name in ("has_core_ip", "accident_free", "hnte_ip_own"):
        if chen.locator(f"#f-{name}").is_visible():
            chen.select_option(f"#f-{name}", "yes")
    chen.locator("[data-state=kept]").wait_for()
    chen.reload()
    expect(chen.locator("#f-total_income")).to_have_value("6300")
    report = tmp_path / "审计报告.pdf"
    report.write_bytes(b"%PDF-1.4 audit %%EOF")
    chen.set_input_files("#document", str(report))
    chen.locator(".attach button").click()
    chen.locator(".papers", has_text="审计报告.pdf").wait_for()
    looks_right(chen, f"{case}fill/", "cases-fill")
    chen.get_by_role("button", name="填好了，去提交").click()
    chen.wait_for_url(f"**{case}")
    act(chen, "提交")
    expect(chen.locator(".standing-facts")).to_contain_text("科技局", use_inner_text=True)
    assert chen.locator(".case-line [aria-current=step]").inner_text().startswith("形式审查")

    officer.goto(site.url("/cases/"))
    officer.get_by_role("link", name="清流科技（示例）有限公司").click()
    act(officer, "退回补正", reason="请核对科技成果转化数：证明材料只有15项。")
    chen.goto(site.url(case))
    expect(chen.locator(".say.warning")).to_contain_text("证明材料只有15项", use_inner_text=True)
    looks_right(chen, case, "cases-returned")
    chen.goto(site.url(f"{case}fill/"))
    chen.locator(".fact-row", has_text="转化").locator("summary").click()
    chen.fill("#f-conversions_3y", "15")
    chen.get_by_role("button", name="填好了，去提交").click()
    act(chen, "提交")

    officer.goto(site.url(case))
    stale = open_page(storage_state=officer.context.storage_state())
    stale.goto(site.url(f"{case}do/send_back/"))
    act(officer, "受理送审")
    stale.fill("[name=reason]", "再补一份。")
    stale.locator("main form button").click()
    expect(stale.locator("main")).to_contain_text("已先行“受理送审”", use_inner_text=True)
    expect(stale.locator("[name=reason]")).to_have_value("再补一份。")
    officer.get_by_role("link", name="组织专家评审").click()
    looks_right(officer, officer.url.removeprefix(site.address), "review-new-case")
    officer.get_by_role("button", name="发起评审").click()
    officer.wait_for_url("**/reviews/PS*/")
    panel = officer.url.removeprefix(site.address)
    run(site, COMMITTED)
    officer.goto(site.url(panel))
    officer.get_by_role("link", name="抽取专家").click()
    officer.get_by_role("button", name="抽取").click()
    run(site, SEATED, password=site.password)
    officer.get_by_role("link", name="开始评分").click()
    officer.fill("[name=due]", "2099-12-31")
    officer.get_by_role("button", name="开始评分").click()

    expert = entered(open_page(), site, "expert0")
    expert.goto(site.url("/reviews/mine/"))
    expect(expert.locator(".area-tabs .count, nav .count").first).to_have_text("1", use_inner_text=True)
    expert.locator(".tasks a.task").click()
    sheet = expert.url.removeprefix(site.address)
    expert.get_by_role("link", name="阅读申报材料").click()
    expect(expert.locator("main")).to_contain_text("6000万元", use_inner_text=True)
    expect(expert.get_by_role("link", name="审计报告.pdf")).to_have_count(1)
    looks_right(expert, expert.url.removeprefix(site.address), "review-material")
    expert.goto(site.url(sheet))
    scores = {}
    for place in expert.locator("[name^='f-1.']").all():
        name = str(place.get_attribute("name")).removeprefix("f-")
        judged = place.evaluate("e => e.tagName") == "SELECT"
        least = "" if judged else place.locator("xpath=following-sibling::span[1]").inner_text().partition("—")[0]
        scores[name] = "yes" if judged else SCORES.get(name.removeprefix("1."), least)
        place.select_option(scores[name]) if judged else place.fill(scores[name])
    expert.locator("[data-state=kept]").wait_for()
    looks_right(expert, sheet, "review-sheet-case")
    expect(expert.locator("[name='f-1.hnte_system']")).to_have_value("5")
    with expert.expect_navigation():
        expert.get_by_role("button", name="提交", exact=True).click()
    assert expert.url == site.url("/reviews/mine/"), expert.locator("main").inner_text()
    run(site, OTHERS_SCORE, scores=repr(scores))
    officer.goto(site.url(panel))
    looks_right(officer, panel, "review-closed")
    officer.goto(site.url(case))
    looks_right(officer, case, "cases-reviewed")
    act(officer, "审定通过", reason="各项条件符合，创新能力评价超过70分。")
    act(officer, "公示")
    looks_right(officer, case, "cases-published")
    looks_right(open_page(), f"/publicity/{number}/", "cases-publicity")
    expect(officer.get_by_role("link", name="登记发证", exact=True)).to_have_count(0)
    run(site, TIME_IS_OVER, number=number)
    officer.goto(site.url("/cases/"))
    expect(officer.locator(".case-table")).to_contain_text("公示期满", use_inner_text=True)
    looks_right(officer, "/cases/", "cases-desk")
    officer.goto(site.url(case))
    act(officer, "登记发证", document="国科火字〔示例〕1号")
    assert int(run(site, NUMBER)) == before + 1

    chen.goto(site.url(case))
    expect(chen.locator(".say.success").last).to_contain_text("GR", use_inner_text=True)
    chen.get_by_role("link", name="评价这次办理").click()
    chen.get_by_label("非常满意").check()
    chen.locator("main form button").click()
    chen.wait_for_url(f"**{case}")
    looks_right(chen, "/cases/own/", "cases-own")
    command = [sys.executable, "-m", "kechuang", "replay-decision", number, "--json", "--home", str(site.home)]
    done = subprocess.run(command, env=environment(site.home), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout)["verdict_again"] == "yes"
    renewed(site, chen)
    consented(site, officer, open_page, looks_right)
    run(site, ISSUED_YESTERDAY, number=number)
    officer.goto(site.url(case))
    act(officer, "撤销资格", reason="申报材料弄虚作假，经核实撤销。")
    chen.goto(site.url(case))
    expect(chen.locator("main")).to_contain_text("申报材料弄虚作假，经核实撤销。")
    assert int(run(site, NUMBER)) == before


def renewed(site: Site, chen: Any) -> None:
    """What ends within ninety days is applied for again with one click, what is known filled in."""
    chen.goto(site.url("/cases/own/"))
    ends = chen.locator(".ending-rows li", has_text="SK2022000001")
    ends.get_by_role("button", name="申请续期").click()
    chen.wait_for_url("**/fill/")
    expect(chen.locator(".fact-row").first).to_be_visible()
    chen.goto(site.url("/cases/own/"))
    expect(ends.get_by_role("link", name="续期申请办理中")).to_be_visible()


def consented(site: Site, officer: Any, open_page: Callable[..., Any], looks_right: Callable[..., None]) -> None:
    """Who qualifies with everything confirmed applies for nothing: one click, and the office has it."""
    run(site, CONFIRMED, third=THIRD, texts=repr(TEXTS), password=site.password)
    officer.goto(site.url("/cases/offers/"))
    officer.locator("[name=policy]").select_option("tech_sme")
    officer.fill("[name=division]", "999001")
    officer.fill("[name=document]", "明湖市惠企政策直达快享办法（示例）")
    officer.get_by_role("button", name="列入").click()
    expect(officer.get_by_role("link", name="移出")).to_be_visible()
    assert run(site, NIGHT) == "1"
    wu = entered(open_page(), site, "wu")
    looks_right(wu, "/cases/own/", "cases-own-offered")
    wu.get_by_role("button", name="同意享受").click()
    wu.wait_for_url("**/cases/KC*/")
    expect(wu.locator(".case-line [aria-current=step]")).to_be_visible()
    officer.goto(site.url("/cases/"))
    expect(officer.get_by_role("link", name="甘泉生物（示例）有限公司")).to_be_visible()
