"""A place's own figure in the browser: an officer proposes, another signs, and the self-check answers by it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import Site, environment

PREPARE = """
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.first_administrator import science_department
from kechuang.accounts.models import User
from kechuang.accounts.roles import Role
made = User.objects.create_user("zhou", password={password!r}, name="周岚")
appoint(made, Role.PROGRAMME_OFFICER, None, unit=science_department())
"""
HERE = "/figures/130181/hnte_reward_city_first/"
CHECK = (
    "/policies/hnte_reward/check/?on=2021-03-01&place=130181&hnte_certificate=是&hnte_rewarded=否"
    "&hnte_recognition=首次认定&hnte_from_library=是&hnte_free_service=否"
)


@pytest.fixture(scope="module", autouse=True)
def second(site: Site) -> None:
    """A second programme officer."""
    code = PREPARE.format(home=str(site.home), password=site.password)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(site.home),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]


def test_one_proposes_another_signs_and_the_self_check_answers_by_it(
    site: Site, open_page: Any, sign_in: Any, looks_right: Callable[..., None]
) -> None:
    anybody = open_page()
    anybody.goto(site.url(CHECK))
    expect(anybody.locator("main")).not_to_contain_text("15万元", use_inner_text=True)
    page = sign_in(open_page())
    page.goto(site.url(HERE))
    page.get_by_role("link", name="提出数值").click()
    page.get_by_label("数值和单位").fill("15")
    page.get_by_label("起始日期").fill("2021-01-01")
    page.get_by_label("依据的文件").fill("辛集市高新技术企业奖励办法")
    page.get_by_label("条款").fill("第三条")
    page.get_by_label("理由").fill("市政府常务会议通过")
    page.get_by_role("button", name="提出，待另一人签批").click()
    page.get_by_text("单位应为元").wait_for()
    page.get_by_label("数值和单位").fill("15万元")
    page.get_by_role("button", name="提出，待另一人签批").click()
    page.get_by_role("link", name="撤回提议").wait_for()
    proposal = page.url.removeprefix(site.address)
    other = open_page()
    other.goto(site.url("/accounts/sign-in/"))
    other.fill("[name=login]", "zhou")
    other.fill("[name=password]", site.password)
    other.click("main form button")
    other.wait_for_url(site.url("/worklist/"))
    looks_right(other, proposal, "figure-proposal")
    other.get_by_role("link", name="签批数值").click()
    other.get_by_role("button", name="签批", exact=True).click()
    other.get_by_text("已签批").first.wait_for()
    anybody.reload()
    expect(anybody.locator("main")).to_contain_text("15万元", use_inner_text=True)
