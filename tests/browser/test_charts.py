"""An explored chart in a real browser: drawn from its table under the site's own rules for scripts, walked by keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from kechuang.portal.charts.explored import Chart, Column
from kechuang.portal.charts.option import band, expected, line, option, wanted

pytestmark = pytest.mark.only_looks

SCREENS = Path(__file__).resolve().parents[2] / "artefacts" / "screens"
PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>图</title>
<link rel="stylesheet" href="/static/portal/tokens.css"><link rel="stylesheet" href="/static/portal/base.css">
<link rel="stylesheet" href="/static/portal/components.css"><link rel="stylesheet" href="/static/portal/charts.css">
<link rel="stylesheet" href="/static/portal/print.css" media="print">
<script type="module" src="/static/portal/js/charts.js"></script></head>
<body><main class="wrap"><h1>图</h1><h2>高企</h2>{% load charts %}{% chart one %}</main></body></html>"""

ONE = Chart(
    "hnte",
    "高新技术企业",
    "2021 年以来逐年增加，预计 2026 年 72 家。",
    [
        Column("year", "年份", "year"),
        Column("value", "高企", unit="家"),
        Column("ahead", "预计", unit="家"),
        Column("low", "低", unit="家"),
        Column("high", "高", unit="家"),
    ],
    [
        ["2021", 31, None, None, None],
        ["2022", 38, None, None, None],
        ["2023", 47, None, None, None],
        ["2024", 58, 58, 58, 58],
        ["2025", None, 65, 61, 69],
        ["2026", None, 72, 64, 78],
    ],
    option(
        band("year", "low", "high", name="八成可能"),
        line("year", "value", **wanted(70, "目标 ≥ 70 家")),
        expected("year", "ahead"),
    ),
    note="示例数据，2024-12-31 的情况。",
    links=["/records/#2021", "/records/#2022", "/records/#2023", "/records/#2024", "", ""],
)


@pytest.fixture
def chart_page(site: Any) -> Callable[[Any], Any]:
    """Opens the chart on a page of the site's own, its rules for scripts included; everything else is really served."""
    from django.template import Context, Template
    from django.utils import translation

    with translation.override("zh-hans"):
        html = Template(PAGE).render(Context({"one": ONE}))

    def opened(page: Any) -> Any:
        rules = page.request.get(site.url("/accounts/sign-in/")).headers["content-security-policy"]
        page.route(
            "**/chart-alone/",
            lambda route: route.fulfill(
                body=html, headers={"content-type": "text/html; charset=utf-8", "content-security-policy": rules}
            ),
        )
        page.goto(site.url("/chart-alone/"))
        return page

    return opened


def test_it_is_drawn_from_its_table_and_the_table_is_a_button_away(chart_page: Any, page: Any) -> None:
    chart_page(page)
    page.wait_for_selector(".explored-canvas svg")
    expect(page.locator(".explored-table")).not_to_be_visible()
    assert "目标 ≥ 70 家" in page.locator(".explored-canvas svg").text_content()
    page.get_by_role("button", name="看表格").click()
    expect(page.locator(".explored-table tbody tr")).to_have_count(len(ONE.rows))
    expect(page.locator(".explored-canvas")).not_to_be_visible()
    page.get_by_role("button", name="看图").click()
    expect(page.locator(".explored-canvas")).to_be_visible()


def test_keys_walk_the_numbers_say_them_and_lead_to_their_records(chart_page: Any, page: Any, site: Any) -> None:
    chart_page(page)
    page.wait_for_selector(".explored-canvas svg")
    page.locator(".explored-drawn").focus()
    page.keyboard.press("End")
    expect(page.locator("[data-said]")).to_have_text(
        "2026：高企 没有数；预计 72家；低 64家；高 78家", use_inner_text=True
    )
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-said]")).to_have_text(re.compile("^2022：高企 38家"), use_inner_text=True)
    expect(page.locator(".chart-tip")).to_contain_text("38 家", use_inner_text=True)
    page.keyboard.press("t")
    expect(page.locator(".explored-table")).to_be_visible()
    page.get_by_role("button", name="看图").click()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_url(site.url("/records/#2021"))


def test_it_is_taken_away_as_image_and_as_exact_numbers(chart_page: Any, page: Any, tmp_path: Path) -> None:
    chart_page(page)
    page.wait_for_selector(".explored-canvas svg")

    def taken(name: str) -> Path:
        page.locator(".explored details.menu summary").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        return file

    with Image.open(taken("图片 PNG")) as image:
        assert image.format == "PNG"
        assert image.width >= 1440
        assert len(image.convert("RGB").getcolors(1 << 20) or []) > 10
    svg = taken("图片 SVG").read_text(encoding="utf-8")
    assert "高新技术企业" in svg
    assert "示例数据" in svg
    lines = taken("数据 CSV").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "年份,高企（家）,预计（家）,低（家）,高（家）"
    assert lines[-1] == "2026,,72,64,78"


def test_without_a_script_the_table_stands_there(chart_page: Any, open_page: Any) -> None:
    page = chart_page(open_page(java_script_enabled=False))
    expect(page.locator(".explored-table tbody tr")).to_have_count(len(ONE.rows))
    expect(page.get_by_role("link", name="2021")).to_have_attribute("href", "/records/#2021")
    expect(page.locator(".explored-tools")).not_to_be_visible()


def test_it_follows_the_theme_is_light_on_paper_and_sound(chart_page: Any, open_page: Any, tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = chart_page(open_page(color_scheme="dark"))
    page.wait_for_selector(".explored-canvas svg")
    ink = "document.querySelector('.explored-canvas svg text').getAttribute('fill')"
    dark = page.evaluate(ink)
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.locator(".explored-drawn").focus()
    page.keyboard.press("End")
    page.screenshot(path=SCREENS / "chart-dark.png", full_page=True)
    page.emulate_media(color_scheme="light")
    page.wait_for_selector(f".explored-canvas svg:not(:has(text[fill='{dark}']))")
    page.set_viewport_size({"width": 390, "height": 700})
    page.screenshot(path=SCREENS / "chart-light.png", full_page=True)
    assert Axe().run(page).response["violations"] == []
    page.emulate_media(color_scheme="dark")
    page.pdf(path=tmp_path / "print.pdf")
    page.wait_for_selector(f".explored-canvas svg:has(text[fill='{dark}'])")
