"""What the flows do not pass by: pages in English, as an officer sees them, and pages that say no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from .test_cases import run

PAGES = {
    "home": "/",
    "document": "{plan}/",
    "target": "{plan}/targets/3/",
    "task": "{plan}/tasks/1/",
    "correct target": "{plan}/targets/3/correct/",
    "board": "{plan}/targets/",
    "units": "{plan}/units/",
    "findings": "{plan}/findings/",
    "compare": "{plan}/compare/",
    "search": "/search?q=企业",
    "plans": "/plans/",
    "upload": "/plans/upload/",
    "events": "/events/",
    "password": "/accounts/password/",
    "figures": "/figures/?place=130181",
    "figure": "/figures/130181/hnte_reward_city_first/",
    "undetermined": "/policies/undetermined/",
    "API": "/api/",
    "token": "/accounts/tokens/new/",
    "milestones": "{plan}/milestones/",
    "leader": "/oversight/leader/",
    "supervision": "/oversight/",
    "matters": "/oversight/matters/",
    "asked": "/oversight/asked/",
    "meeting": "/oversight/meetings/new/",
    "reminders": "/reminders/",
    "reminder settings": "/reminders/settings/",
    "townships": "/townships/",
    "methods": "/townships/methods/",
    "method": "/townships/methods/new/",
    "process": "/flows/recognition/",
    "calls": "/calls/",
    "call": "/calls/{call}/",
    "new call": "/calls/new/",
    "draft of a call": "/calls/{draft}/edit/",
    "applications": "/calls/{call}/applications/",
    "funds": "/funds/",
    "line": "/funds/lines/challenge/",
    "payments": "/funds/payments/",
    "granted": "/funds/granted/",
    "spending": "/funds/spending/",
    "vouchers": "/funds/vouchers/",
    "issue a voucher": "/funds/vouchers/new/",
    "voucher": "/funds/vouchers/{voucher}/",
    "contract of a voucher": "/funds/vouchers/{voucher}/use/",
    "pools": "/funds/cover/",
    "take a loan in": "/funds/cover/P1/take/",
}
RANKED = """
from datetime import date, timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.utils import timezone
from kechuang.cases import engine
from kechuang.cases.actions.keep_answers import keep_answers
from kechuang.examples.calls import CHALLENGES
from kechuang.funds.actions.apply_to_call import apply_to_call
from kechuang.funds.actions.change_call import change_call
from kechuang.funds.actions.draft_call import draft_call
from kechuang.funds.actions.open_line import open_line
from kechuang.funds.actions.publish_call import publish_call
from kechuang.funds.actions.set_budget import set_budget
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.organisation import Organisation
today = timezone.localdate()
line = open_line("challenge", "揭榜攻关", "competitive", None, public=True)
set_budget(line, today.year, 60_000_000, None, document="明财预1号", happened=date(today.year, 1, 1))
told = {{"opens": today, "closes": today + timedelta(days=60), "who": "本市企业", "contact": "计划科 80000000"}}
told |= {{"text": "围绕共性难题征集攻关项目，专家组随机抽取、独立评分。"}}
told |= {{"terms": {{"cap": 50_000_000, "share": "50", "least": "60"}}}}
draft = change_call(draft_call(line, today.year, "下一批攻关指南", None), told, None)
call = publish_call(change_call(draft_call(line, today.year, "揭榜攻关申报指南", None), told, None), None)
for place, points in enumerate(("92", "81", "55")):
    code = f"LOCAL{{place}}"
    about = {{"code": code, "name": f"第{{place}}水表厂", "form": "enterprise", "registered": date(2014, 5, 1)}}
    enter(Organisation, about | {{"division": "999001100"}}, None)
    case = apply_to_call(call, code, None)
    keep_answers(case, CHALLENGES[place], None)
    for verb in ("submit", "accept"):
        case = engine.do(case, verb, None, version=case.version)
    review = {{"panel": "", "lines": [{{"fact": "total", "result": points, "bounds": ["0", "100"]}}]}}
    given = {{"held": "专家组会议评审"}}
    engine.do(case, "close_review", None, version=case.version, given=given, besides=lambda doing: {{"review": review}})
from kechuang.funds.actions.issue_voucher import issue_voucher
from kechuang.registry.kinds.cover_pool import CoverPool
from kechuang.registry.kinds.loan import Loan
voucher = issue_voucher(code, 50_000_00, None, issued=today, last_day=today, document="明科发1号")
pool = {{"number": "P1", "name": "贷款风险补偿资金池", "founded": today, "warn": 30_000, "halt": 50_000}}
enter(CoverPool, pool, None)
told = {{"bank": code, "bank_name": "明湖农商银行", "contract": "D1", "organisation": code, "name": "第三水表厂"}}
told |= {{"principal": 500_000_000, "balance": 400_000_000, "granted": today, "pool": "P1", "covered": today}}
enter(Loan, told, None)
print(call.number, draft.number, voucher.number)
"""
"""A call whose projects are scored: one that the money reaches, one below its line, one below the least score.

And a voucher, and a pool with a loan in it.
"""


@pytest.fixture
def violations_of() -> Callable[[Any], list[str]]:
    from axe_playwright_python.sync_playwright import Axe

    def found(page: Any) -> list[str]:
        violations = Axe().run(page).response["violations"]
        return [f"{one['id']}: {node['target']}" for one in violations for node in one["nodes"]]

    return found


def test_every_page_is_sound_and_fits_in_english_for_an_officer(
    site: Any, open_page: Any, sign_in: Any, violations_of: Any
) -> None:
    page = sign_in(open_page(locale="en-US", viewport={"width": 390, "height": 844}))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    wrong = {}
    call, draft, voucher = run(site, RANKED).split()
    for name, path in PAGES.items():
        answer = page.goto(
            site.url(path.replace("{call}", call).replace("{draft}", draft).replace("{voucher}", voucher))
        )
        if name == "applications":
            expect(page.locator("table.ranked tr.cut")).to_have_count(2)
        room = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        said = (
            violations_of(page) + [f"{room} px stick out"] * (room > 0) + [f"{answer.status}"] * (answer.status != 200)
        )
        if said:
            wrong[name] = said
    assert wrong == {}


def test_no_english_page_holds_a_chinese_word_of_the_interface(site: Any, open_page: Any, sign_in: Any) -> None:
    page = sign_in(open_page(locale="en-US"))
    for path in ("/accounts/password/", "/plans/upload/"):
        page.goto(site.url(path))
        words = page.locator("main").inner_text()
        assert not [word for word in words if "\u4e00" <= word <= "\u9fff"], words


def test_who_may_not_is_told_in_a_designed_page(site: Any, open_page: Any, looks_right: Any) -> None:
    looks_right(open_page(), "/accounts/first/nobody/nothing/", "dead-link")


def test_open_menus_and_cards_are_sound(site: Any, open_page: Any, violations_of: Any) -> None:
    page = open_page(color_scheme="dark")
    page.goto(site.url("{plan}/"))
    page.locator(".site-top > .menu > summary").last.click()
    page.locator("a.target").nth(5).focus()
    page.get_by_role("tooltip").wait_for()
    assert violations_of(page) == []
