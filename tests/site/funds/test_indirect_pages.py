"""Pages of vouchers and pools: empty, filled, searched, as a file; each holder sees its own alone."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from .applying import CODE, NAME
from .indirectly import BANK_NAME, Scene, scene
from .test_cover import loan, lost, pool

pytestmark = pytest.mark.django_db
__all__ = ["scene"]


def read(client: Client, address: str, **given: Any) -> str:
    answer = client.get(address, given)
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def of(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_without_vouchers_and_pools_the_pages_say_how_to_begin(person: Any) -> None:
    officer = of(person("programme_officer"))
    assert "还没有发放创新券" in read(officer, reverse("funds-vouchers"))
    assert "还没有风险补偿资金池" in read(officer, reverse("funds-cover"))


def test_an_officer_issues_notes_the_contract_and_takes_back_by_pages(scene: Scene) -> None:
    officer, today = of(scene.one), timezone.localdate()
    told = {"organisation": CODE, "amount": "50,000", "issued": today, "level": "municipal", "document": "明科发3号"}
    wrong = officer.post(reverse("funds-voucher-new"), told | {"organisation": "91139181MA0XJ9999X"})
    assert wrong.status_code == 400
    assert "登记库里没有这个单位" in wrong.content.decode()
    page = officer.post(reverse("funds-voucher-new"), told, follow=True).content.decode()
    number = f"CXQ{today.year}00001"
    assert number in page and "可使用" in page
    use = reverse("funds-voucher-act", args=[number, "use"])
    done = officer.post(use, {"provider": "检验中心", "contract": "JC-9", "used": today}, follow=True)
    assert "JC-9" in done.content.decode()
    back = reverse("funds-voucher-act", args=[number, "withdraw"])
    assert "已收回" in officer.post(back, {"since": today, "reason": "转让他人使用"}, follow=True).content.decode()
    found = read(officer, reverse("funds-vouchers"), q="JC-9")
    assert number in found and "Q1" not in found
    assert number not in read(officer, reverse("funds-vouchers"), state="issued")
    assert "没有符合条件" in read(officer, reverse("funds-vouchers"), q="没有的")
    table = officer.get(reverse("funds-vouchers"), {"format": "csv"}).content.decode("utf-8-sig")
    assert "50000" in table and NAME in table


def test_an_enterprise_sees_its_own_vouchers_and_nobody_elses(scene: Scene) -> None:
    chen, clerk = of(scene.chen), of(scene.clerk)
    assert "Q1" in read(chen, reverse("funds-own"))
    assert "Q1" in read(chen, reverse("funds-voucher", args=["Q1"]))
    assert "Q1" not in read(clerk, reverse("funds-own"))
    assert clerk.get(reverse("funds-voucher", args=["Q1"])).status_code == 404
    assert chen.get(reverse("funds-vouchers")).status_code == 403
    assert chen.post(reverse("funds-voucher-act", args=["Q1", "withdraw"])).status_code == 403


def test_a_pool_shows_its_banks_its_limits_and_that_a_limit_nobody_set_is_open(scene: Scene) -> None:
    officer = of(scene.one)
    pool()
    loan("D1", **lost(20_000_001))
    page = read(officer, reverse("funds-cover"))
    assert BANK_NAME in page and "熔断线 未定" in " ".join(page.split())
    assert '<span class="lamp notice">未定</span>' in page
    pool(number="P2", name="第二资金池", warn=30_000, halt=50_000)
    loan("D2", pool="P2", **lost(20_000_001))
    fresh = loan("D3", covered=False)
    page = read(officer, reverse("funds-cover"))
    assert '<span class="lamp error">熔断</span>' in page and "熔断线 5%" in " ".join(page.split())
    take = reverse("funds-cover-take", args=["P2"])
    told = {"contract": fresh.contract, "since": date(2025, 6, 1), "document": "入池审核表1号"}
    halted = officer.post(take, told)
    assert halted.status_code == 409 and "已熔断" in halted.content.decode()
    assert officer.post(take, told | {"contract": "没有"}).status_code == 400
    first = officer.post(reverse("funds-cover-take", args=["P1"]), told, follow=True).content.decode()
    assert "已纳入风险补偿" in first
    assert "熔断" in officer.get(reverse("funds-cover"), {"format": "csv"}).content.decode("utf-8-sig")


def test_a_bank_sees_the_loans_it_made_a_borrower_its_own_and_nobody_those_of_others(scene: Scene) -> None:
    clerk, chen, page = of(scene.clerk), of(scene.chen), reverse("funds-loans-own")
    assert "还没有登记本单位的贷款" in read(clerk, page)
    pool(warn=30_000, halt=50_000)
    loan("D1", **lost(12_000_001), classed="可疑")
    loan("D2", covered=False)
    loan("D3", covered=False, bank="91139181MA0XJ0003J", bank_name="远山银行")
    loan("D4", covered=False, organisation="91139181MA0XJ0004G", name="远山机械")
    told = read(clerk, page)
    assert all(one in told for one in ("D1", "D2", "D4", "明湖市科技贷款风险补偿资金池", "可疑", "120,000.01"))
    assert "D3" not in told and '<span class="lamp warning">预警</span>' in told
    mine = read(chen, page)
    assert all(one in mine for one in ("D1", "D2", "D3", "远山银行")) and "D4" not in mine and "预警" not in mine
    assert "登记的贷款 3 笔" in read(chen, reverse("funds-own"))
    assert "D1" in read(clerk, page, covered="yes") and "D2" not in read(clerk, page, covered="yes")
    assert "D1" not in read(clerk, page, state="running") and "没有符合条件" in read(clerk, page, q="没有的")
    table = clerk.get(page, {"format": "csv"}).content.decode("utf-8-sig")
    assert "D4" in table and "D3" not in table and "120000.01" in table
    assert of(scene.one).get(page).status_code == 403
