"""Uploading in a real browser: dropped or chosen, looked at, then stored or not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

import kechuang

EXAMPLE = (Path(kechuang.__file__).parent / "examples" / "minghu-2025.txt").read_text(encoding="utf-8")
LATER = EXAMPLE.replace("高新技术企业达到120家", "高新技术企业达到150家").replace("〔2025〕6号", "〔2026〕3号")

DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, {type: "text/plain"}));
  const box = document.getElementById("drop");
  box.dispatchEvent(new DragEvent("dragover", {dataTransfer: data, bubbles: true, cancelable: true}));
  box.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


def chosen(name: str, text: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def test_a_bad_file_is_told_in_place_with_what_to_do(site: Any, page: Any, sign_in: Callable[..., Any]):
    sign_in(page)
    page.goto(site.url("/plans/upload/"))
    page.set_input_files("#file", {"name": "照片.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n0000"})
    page.click("#upload-form button[type=submit]")
    alert = page.get_by_role("alert")
    assert len(alert.locator("p").inner_text()) > 6
    expect(page.locator("#file")).to_have_attribute("aria-invalid", "true")


def test_cancel_stores_nothing(site: Any, page: Any, sign_in: Callable[..., Any]):
    sign_in(page)
    page.goto(site.url("/plans/upload/"))
    page.set_input_files("#file", chosen("明湖2026.txt", LATER))
    page.click("#upload-form button[type=submit]")
    expect(page.locator("button[value=cancel]")).to_be_visible()
    preview = page.url
    page.click("button[value=cancel]")
    expect(page.get_by_role("status")).to_contain_text("已取消", use_inner_text=True)
    assert page.goto(preview).status == 404
    page.goto(site.url("/plans/"))
    expect(page.locator(".plan-list > li")).to_have_count(1)


def test_it_looks_right_before_and_after_reading(
    site: Any, page: Any, sign_in: Callable[..., Any], looks_right: Callable[..., None]
):
    sign_in(page)
    looks_right(page, "/plans/upload/", "upload")
    page.goto(site.url("/plans/upload/"))
    page.set_input_files("#file", chosen("明湖2026.txt", LATER))
    page.click("#upload-form button[type=submit]")
    expect(page.locator("button[value=cancel]")).to_be_visible()
    looks_right(page, page.url.removeprefix(site.address), "upload-preview")
    page.click("button[value=cancel]")


def test_the_same_file_is_told_to_be_stored_already(site: Any, page: Any, sign_in: Callable[..., Any]):
    sign_in(page)
    page.goto(site.url("/plans/upload/"))
    page.set_input_files("#file", chosen("再传一次.txt", EXAMPLE))
    page.click("#upload-form button[type=submit]")
    expect(page.get_by_role("status")).to_contain_text("这份文件已经录入过", use_inner_text=True)


def test_a_dropped_file_is_read_kept_as_the_next_version_and_compared(
    site: Any, page: Any, sign_in: Callable[..., Any], looks_right: Callable[..., None]
):
    sign_in(page)
    page.goto(site.url("/plans/upload/"))
    page.wait_for_selector(".drop-hint:visible")
    page.evaluate(DROP, ["明湖2026.txt", LATER])
    page.click("#upload-form button[type=submit]")
    expect(page.locator("#previous")).to_have_value(site.slug)
    page.click("button[value=adopt]")
    expect(page.get_by_role("status")).to_contain_text("规划已录入", use_inner_text=True)
    page.click(".site-nav a:has-text('对比')")
    expect(page.locator("#text del").filter(has_text=re.compile(r"^\s*120\s*$"))).to_have_count(2)
    expect(page.locator("#text ins").filter(has_text=re.compile(r"^\s*150\s*$"))).to_have_count(2)
    looks_right(page, page.url.removeprefix(site.address), "compare")
    page.goto(site.url("/compare/"))
    expect(page.locator("main")).to_contain_text("选两份规划来对比", use_inner_text=True)
    looks_right(page, "/compare/", "compare-choose")


def test_without_a_script_a_file_is_uploaded_just_the_same(
    site: Any, open_page: Callable[..., Any], sign_in: Callable[..., Any]
):
    page = open_page(java_script_enabled=False)
    sign_in(page)
    page.goto(site.url("/plans/upload/"))
    page.set_input_files("#file", chosen("短文.txt", "今天天气晴好，适合外出散步。\n"))
    page.click("#upload-form button[type=submit]")
    expect(page.get_by_role("status")).to_contain_text("没有读出任务，也没有读出目标", use_inner_text=True)
