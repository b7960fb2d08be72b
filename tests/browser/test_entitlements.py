"""What am I entitled to, in the browser: from the list of the night to the card, the way out and the form."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import Site, environment

CODE = "91139181MA0XJ0001N"
HOME = f"/organisations/{CODE}/entitlements/"
PREPARE = """
from datetime import date, timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.utils import timezone
from kechuang.entitlements.actions.run_policies import run_policies
from kechuang.events.clock import moment
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.event_held import EventHeld
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.service_record import ServiceRecord
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.sources import Source
today = timezone.localdate()
example = Source.objects.create(kind="hand", title="示例", example=True, made_at=moment())
about = {{"code": {code!r}, "name": "清流科技（示例）有限公司", "form": "enterprise", "registered": date(2014, 5, 1)}}
enter(Organisation, about | {{"division": "130181", "industry": "2614"}}, None, source=example)
figures = {{"sales": 900_000_000_00, "assets": 900_000_000_00, "employees": 2000, "staff": 2000, "st_staff": 20}}
row = enter(YearlyReturn, {{"organisation": {code!r}, "year": today.year - 1, **figures}}, None, source=example)
run_policies(None, today - timedelta(days=1))
correct(row, {{"sales": 35_000_000_00, "assets": 41_000_000_00, "employees": 86}}, None, reason="单位看错")
run_policies(None, today)
served = {{"organisation": {code!r}, "name": "清流科技", "served": today, "form": "visit", "by": "林晓"}}
promise = {{"wanted": "研发费用如何归集", "promised": "安排一次辅导", "due": today}}
enter(ServiceRecord, served | promise, None, source=example)
held = {{"number": "P1", "form": "training", "title": "研发费用归集辅导", "held": today, "organiser_name": "科技局"}}
enter(EventHeld, held, None, source=example)
"""


@pytest.fixture(scope="module", autouse=True)
def records(site: Site) -> None:
    """One enterprise that was too large last night and is an SME tonight."""
    code = PREPARE.format(home=str(site.home), code=CODE)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(site.home),
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr[-3000:]


def test_from_the_list_of_the_night_to_the_way_out_and_the_form(
    page: Any, site: Site, sign_in: Callable[[Any], Any], looks_right: Callable[[Any, str, str], None]
) -> None:
    sign_in(page)
    for path, name in (
        (HOME, "entitlements"),
        ("/ladder/", "ladder"),
        ("/ladder/hnte/", "reserve"),
        ("/turned/", "turned"),
    ):
        looks_right(page, path, name)
    page.goto(site.url("/turned/"))
    page.get_by_role("row", name="中小企业划型").get_by_role("link", name="清流科技").click()
    page.wait_for_url(f"**{HOME}#sme_class")
    expect(page.locator(".since")).to_contain_text("新符合", use_inner_text=True)
    page.locator(".tally-unknown").click()
    card = page.locator("#tech_sme")
    expect(card).to_contain_text("还缺", use_inner_text=True)
    card.get_by_text("材料、期限和往年").click()
    expect(card.locator(".facts .lamp")).to_have_count(2)
    card.get_by_role("link", name="补填数据").click()
    page.fill("#f-st_staff_sme", "20")
    page.get_by_role("button", name="保存").click()
    page.wait_for_selector(".say.success")
    page.goto(site.url(HOME))
    expect(page.locator(".services")).to_contain_text("安排一次辅导", use_inner_text=True)
    page.get_by_role("link", name="记一次服务").click()
    assert CODE in page.input_value("[name=organisation]")
