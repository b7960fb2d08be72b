"""A target's and a task's page in the browser, by keyboard and without a script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.only_looks


def test_from_the_text_to_the_target_to_its_task_to_its_unit(site: Any, page: Any) -> None:
    page.goto(site.url("{plan}/"))
    page.locator(".note:not(.task) a", has_text="入网仪器").click()
    page.wait_for_url("**/targets/*/")
    expect(page.locator(".hero")).to_contain_text("300", use_inner_text=True)
    page.get_by_role("link", name="2 建设开放共享的检验检测体系").first.click()
    page.wait_for_url("**/tasks/2/")
    page.locator("a.unit").click()
    page.wait_for_url("**/units/**")


def test_the_promise_is_said_in_words_to_who_cannot_see_signs(site: Any, page: Any) -> None:
    page.goto(site.url("{plan}/targets/1/"))
    expect(page.locator(".hero .sign")).to_have_attribute("aria-hidden", "true")
    assert page.locator(".hero .hidden-to-eyes").inner_text()


def test_one_walks_from_target_to_target(site: Any, page: Any) -> None:
    page.goto(site.url("{plan}/targets/2/"))
    page.locator("a[rel=next]").click()
    page.wait_for_url("**/targets/3/")
    page.locator("a[rel=prev]").click()
    page.wait_for_url("**/targets/2/")


def test_without_javascript_a_target_reads_whole(site: Any, open_page: Any) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(site.url("{plan}/targets/3/"))
    for heading in ("原文", "怎样理解这句话"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()


def test_a_target_looks_right(open_page: Any, looks_right: Any) -> None:
    looks_right(open_page(), "{plan}/targets/12/", "target")


def test_a_task_looks_right(open_page: Any, looks_right: Any) -> None:
    looks_right(open_page(), "{plan}/tasks/4/", "task")
