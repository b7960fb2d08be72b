"""An officer puts a misreading right, a second one is told, and a correction is taken back: in the browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect


def corrected(site: Any, page: Any, ordinal: int, value: str, reason: str) -> None:
    page.goto(site.url(f"{{plan}}/targets/{ordinal}/"))
    page.get_by_role("link", name="更正").click()
    page.get_by_label("目标值").fill(value)
    page.get_by_label("更正理由").fill(reason)
    page.get_by_role("button", name="保存更正").click()


def test_a_value_is_corrected_with_a_reason_and_taken_back(site: Any, page: Any, sign_in: Any) -> None:
    sign_in(page)
    corrected(site, page, 5, "333", "原文第三页的数是333")
    page.wait_for_url("**/targets/5/")
    expect(page.locator(".hero")).to_contain_text("333", use_inner_text=True)
    record = page.locator(".correction").first.inner_text()
    assert "333" in record
    assert "原文第三页的数是333" in record
    page.get_by_role("button", name="撤销这次更正").click()
    expect(page.locator(".hero")).not_to_contain_text("333", use_inner_text=True)
    expect(page.locator(".correction.undone")).to_have_count(1)


def test_what_cannot_be_saved_is_told_beside_the_field_without_javascript(
    site: Any, open_page: Any, sign_in: Any
) -> None:
    page = sign_in(open_page(java_script_enabled=False))
    corrected(site, page, 6, "许多", "原文如此")
    field = page.get_by_label("目标值")
    expect(field).to_have_value("许多")
    expect(page.locator(".field", has=field)).to_contain_text("不是可用的数值", use_inner_text=True)
    expect(field).to_have_attribute("aria-invalid", "true")


def test_the_second_officer_sees_what_stands_now_and_may_save_again(
    site: Any, page: Any, open_page: Any, sign_in: Any
) -> None:
    sign_in(page)
    page.goto(site.url("{plan}/targets/7/correct/"))
    other = sign_in(open_page())
    corrected(site, other, 7, "41", "第一位先更正")
    page.get_by_label("目标值").fill("42")
    page.get_by_label("更正理由").fill("第二位后更正")
    page.get_by_role("button", name="保存更正").click()
    expect(page.get_by_role("alert")).to_contain_text("41", use_inner_text=True)
    expect(page.get_by_label("目标值")).to_have_value("42")
    page.get_by_role("button", name="保存更正").click()
    page.wait_for_url("**/targets/7/")
    expect(page.locator(".hero")).to_contain_text("42", use_inner_text=True)


def test_owners_of_a_task_are_corrected(site: Any, page: Any, sign_in: Any) -> None:
    sign_in(page)
    page.goto(site.url("{plan}/tasks/5/"))
    page.get_by_role("link", name="更正责任单位").click()
    page.get_by_label("牵头单位").fill("市教育局")
    page.get_by_label("更正理由").fill("牵头单位读错了")
    page.get_by_role("button", name="保存更正").click()
    page.wait_for_url("**/tasks/5/")
    expect(page.locator("a.unit")).to_have_text(["市教育局"], use_inner_text=True)


def test_the_forms_and_the_record_look_right(site: Any, open_page: Any, sign_in: Any, looks_right: Any) -> None:
    page = sign_in(open_page())
    corrected(site, page, 9, "17", "原文如此，核对过")
    looks_right(page, "{plan}/targets/9/", "target-corrected")
    looks_right(page, "{plan}/targets/9/correct/", "correct-target")
    looks_right(page, "{plan}/tasks/6/correct/", "correct-task")
