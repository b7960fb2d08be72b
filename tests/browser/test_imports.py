"""Importing in a real browser: chosen, matched, tried out, doubts answered, written, undone."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from openpyxl import Workbook
from playwright.sync_api import expect

from kechuang.kernel.invented_codes import credit_code

from .conftest import environment

HEADS = ["统一社会信用代码", "单位名称", "单位类型", "成立日期", "注册资本", "备用列"]


def workbook(rows: list[list[Any]]) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def organisations(count: int) -> bytes:
    rows = [["明湖市科技型企业名录（示例数据）"], ["单位：万元"], HEADS]
    for n in range(count):
        rows.append([credit_code(n), f"明湖示例{n}公司", "企业", "2015年3月1日", 100 + n, ""])
    rows[4][3] = "三月一日"
    rows[5][4] = -50
    rows[6][0] = credit_code(3)[:-1] + "0"
    return workbook([*rows, ["合计", None, None, None, 5000]])


def returns(count: int) -> bytes:
    chance = random.Random(5)
    rows: list[list[Any]] = [
        ["统一社会信用代码", "年度", "职工总数", "科技人员数", "销售收入（万元）", "成本费用支出总额（万元）"]
    ]
    for n in range(count):
        staff = chance.randint(10, 300)
        rows.append([credit_code(n), 2019, staff, staff // 6, staff * 60, staff * 52])
    return workbook(rows)


def chosen(page: Any, kind: str, name: str, content: bytes) -> None:
    page.goto("/imports/new/")
    page.select_option("#kind", kind)
    page.set_input_files("#file", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
    page.click("#upload-form button[type=submit]")


def test_the_desk_is_empty_and_says_how_to_begin(
    page: Any, sign_in: Callable[..., Any], looks_right: Callable[..., None]
):
    sign_in(page)
    looks_right(page, "/imports/", "imports-empty")
    expect(page.locator("main")).to_contain_text("还没有导入过", use_inner_text=True)
    looks_right(page, "/imports/new/", "imports-new")
    looks_right(page, "/imports/columns/", "imports-mappings-empty")
    looks_right(page, "/records/export/", "records-export")


def test_a_list_of_organisations_goes_the_whole_way_and_back(
    site: Any, page: Any, sign_in: Callable[..., Any], looks_right: Callable[..., None]
):
    sign_in(page)
    chosen(page, "organisation", "企业名录.xlsx", organisations(60))
    expect(page.locator("select[name=field-0]")).to_be_visible()
    looks_right(page, page.url.removeprefix(site.address), "imports-columns")
    expect(page.locator("select[name=field-0]")).to_have_value("code")
    expect(page.locator("select[name=unit-4]")).to_have_value("万元")
    expect(page.locator("select[name=unit-0]")).to_be_disabled()
    page.select_option("select[name=differs]", "replace")
    page.check("input[name=example]")
    page.click("button[value=try]")
    page.wait_for_selector("text=存疑，请您定")
    looks_right(page, page.url.removeprefix(site.address), "imports-dry-run")
    page.reload()  # the checker of accessibility leaves styles of its own behind
    expect(page.get_by_role("button", name="确认写入")).to_be_disabled()
    expect(page.locator("#cells")).to_contain_text("三月一日", use_inner_text=True)
    page.locator("#cell-q").fill("没有这样的词")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=没有符合条件的")
    page.check("input[name='answer-credit_code.code'][value=leave_out]")
    page.check("input[name='answer-negative.capital'][value=as_is]")
    page.get_by_role("button", name="按所选处理").click()
    page.wait_for_selector("button[value=confirm]:not([disabled])")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载没导入的行").click()
    assert download.value.suggested_filename.endswith("-refused.xlsx")
    page.locator("button[value=confirm]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=已写入。")
    looks_right(page, page.url.removeprefix(site.address), "imports-done")
    looks_right(page, "/imports/", "imports-list")
    looks_right(page, "/imports/columns/", "imports-mappings")
    page.click("a:has-text('修改')")
    expect(page).not_to_have_url(site.url("/imports/columns/"))
    looks_right(page, page.url.removeprefix(site.address), "imports-mapping")
    page.goto("/imports/")
    page.click("text=企业名录.xlsx")
    page.click("summary:has-text('撤销整批导入')")
    page.fill("#undo-reason", "只是试一试")
    page.click("button[value=undo]")
    page.wait_for_selector("text=整批已撤销")
    looks_right(page, page.url.removeprefix(site.address), "imports-undone")


AT_WORK = """
from datetime import timedelta
from pathlib import Path
from django.utils import timezone
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.registry.importing.imports import Import
now = timezone.now()
print(Import.objects.create(kind="yearlyreturn", state="running", file_name="年报.xlsx", size=1, folder_name="at-work",
    rows=100000, parts=50, position=17, made_at=now, touched_at=now + timedelta(hours=1)).pk)
"""


def test_a_table_being_written_shows_how_far_it_is_and_asks_again(
    site: Any, page: Any, sign_in: Callable[..., Any], looks_right: Callable[..., None]
):
    code = AT_WORK.format(home=str(site.home))
    made = subprocess.run(
        [sys.executable, "-c", code], env=environment(site.home), capture_output=True, text=True, check=True
    )
    path = f"/imports/{made.stdout.strip()}/"
    sign_in(page)
    looks_right(page, path, "imports-progress")
    expect(page.locator("#working")).to_contain_text("34000 / 100000 行", use_inner_text=True)
    with page.expect_response(lambda answer: answer.url.endswith("/progress/")):
        page.goto(path)


def test_a_long_table_goes_on_while_its_page_is_left(site: Any, page: Any, sign_in: Callable[..., Any]):
    sign_in(page)
    chosen(page, "yearlyreturn", "年报.xlsx", returns(9000))
    page.click("button[value=try]")
    page.wait_for_selector("text=存疑，请您定", timeout=60_000)
    page.check("input[name='answer-unknown.organisation'][value=as_is]")
    page.get_by_role("button", name="按所选处理").click()
    page.locator("button[value=confirm]:not([disabled])").click()
    here = page.url
    page.goto("/")
    page.goto(here)
    page.wait_for_selector("text=已写入。", timeout=60_000)
    expect(page.locator(".figures")).to_contain_text("9000", use_inner_text=True)


def test_without_a_script_the_same_steps_lead_to_the_same_end(
    site: Any, open_page: Callable[..., Any], sign_in: Callable[..., Any]
):
    page = open_page(java_script_enabled=False)
    sign_in(page)
    people = workbook([["人员编号", "姓名", "到任日期"], ["P1", "张三", "2019-01-01"]])
    chosen(page, "person", "人员.xlsx", people)
    page.click("button[value=try]")
    page.click("button[value=confirm]")
    expect(page.locator("main")).to_contain_text("已写入", use_inner_text=True)
