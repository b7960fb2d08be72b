"""A panel in the browser: drawn by an officer, one expert replaced, scored by a reviewer alone, repeated by anybody."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import Site, environment

PREPARED = """
import sys
from datetime import date, timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from django.db import transaction
from django.utils import timezone
from kechuang.accounts.models import Membership, User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.registry.kinds.expert import Expert
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.person import Person
from kechuang.registry.laying_down import lay_down
from kechuang.registry.sources import Source
from kechuang.reviews.actions.commit_draw import commit_draw
from kechuang.reviews.actions.open_panel import Wanted, open_panel
since, officer = date(2015, 1, 1), User.objects.get(username="lin")
units = [("MH1", "明湖泵业（示例）有限公司", "enterprise", "999001")]
units += [(f"U{{n}}", f"示例第{{n}}研究所", "institute", "990000" if n % 2 else "999001") for n in range(12)]
rows = {{
    Organisation: [dict(code=c, name=n, form=f, registered=since, division=d, state="active") for c, n, f, d in units],
    Person: [
        dict(number=f"P{{n:02}}", name=f"示例专家{{n:02}}", organisation=f"U{{n % 12}}", since=since) for n in range(18)
    ],
    Expert: [
        dict(number=f"P{{n:02}}", kind_of_expert="financial" if n % 3 == 0 else "technical", since=date(2020, 1, 1),
             fields="" if n % 3 == 0 else "80501", home_division="990000" if n % 2 else "999001", title_grade="senior",
             state="active")
        for n in range(18)
    ],
}}
with transaction.atomic():
    stamp = moment()
    source = Source.objects.create(kind="example", title="示例专家库", example=True, made_at=stamp)
    for kind, values in rows.items():
        lay_down(kind, values, actor=officer, source=source, stamp=stamp)
    record("record.entered", actor=officer, obj=source, at=stamp)
panel = open_panel(Wanted("磁力泵产业化项目评审", ["MH1"], timezone.localdate(), 5), officer)
commit_draw(panel, officer, reveal_at=timezone.now() + timedelta(milliseconds=400))
reviewer = User.objects.create_user("zheng", password={password!r}, name="郑评审")
Membership.objects.create(person=reviewer, role="reviewer", since=date(2020, 1, 1))
print(panel.number)
"""


@pytest.fixture(scope="module")
def number(site: Site) -> str:
    """The number of a panel that was committed to; its moment of revealing is past when the server answers."""
    code = PREPARED.format(home=str(site.home), password=site.password)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(site.home), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip().splitlines()[-1]


def test_from_the_draw_to_a_sheet_and_back_to_the_public(
    site: Site, open_page: Callable[..., Any], sign_in: Callable[[Any], Any], number: str, looks_right: Any
) -> None:
    office = sign_in(open_page())
    office.goto(site.url(f"/reviews/{number}/"))
    office.get_by_role("link", name="抽取专家").click()
    office.get_by_role("button", name="抽取").click()
    drawn = office.get_by_role("link", name="退出补抽")
    expect(drawn).to_have_count(5)
    drawn.first.click()
    office.select_option("[name=why]", "absent")
    office.fill("[name=words]", "临时有事，不能到场")
    office.get_by_role("button", name="记录退出").click()
    expect(office.get_by_text("临时有事，不能到场").first).to_be_attached()
    expect(office.get_by_role("link", name="退出补抽")).to_have_count(5)
    office.get_by_role("link", name="指定账号").first.click()
    office.select_option("[name=account]", label="郑评审")
    office.get_by_role("button", name="指定").click()
    office.get_by_role("link", name="开始评分").click()
    office.fill("[name=due]", "2099-12-31")
    office.fill("[name=lines]", "创新性 0-30")
    office.get_by_role("button", name="开始评分").click()

    own = open_page()
    own.goto(site.url("/accounts/sign-in/"))
    own.fill("[name=login]", "zheng")
    own.fill("[name=password]", site.password)
    own.click("main form button")
    own.wait_for_url(lambda url: "sign-in" not in url)
    own.goto(site.url("/reviews/mine/"))
    own.get_by_role("link", name="磁力泵产业化项目评审").click()
    expect(own.get_by_label("创新性")).to_be_visible()
    sheet = own.url.removeprefix(site.address)
    own.get_by_label("创新性").fill("31")
    own.get_by_role("button", name="提交").click()
    expect(own.get_by_text("分数须在0至30之间").first).to_be_attached()
    own.get_by_label("创新性").fill("27.5")
    looks_right(own, sheet, "review-sheet")
    own.get_by_label("创新性").fill("27.5")
    own.get_by_role("button", name="提交").click()
    own.wait_for_url(site.url("/reviews/mine/"))

    office.goto(site.url(f"/reviews/{number}/"))
    expect(office.get_by_text("已提交", exact=True)).to_have_count(1)
    expect(office.get_by_text("27.5")).to_have_count(0)
    looks_right(office, f"/reviews/{number}/", "review")

    anybody = open_page()
    anybody.goto(site.url("/draws/"))
    anybody.get_by_role("link", name=number).click()
    expect(anybody.get_by_text("与公布的结果一致")).to_have_count(1)
    expect(anybody.get_by_text("示例专家")).to_have_count(0)
    looks_right(anybody, f"/draws/{number}/1/", "draw")
