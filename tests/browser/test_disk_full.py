"""A site whose disk is full: reading goes on, writing is refused with what to do, and works once there is room."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from .conftest import SCREENS, Site, serve


@pytest.fixture(scope="module")
def site(prepared_home: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose data folder is a small file system of its own, which a test can really fill."""
    place = tmp_path_factory.mktemp("small")
    mount = shutil.which("mount")
    if os.geteuid() != 0 or not mount:
        pytest.skip("only root may mount a small file system to fill")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(place)], check=False)
    if done.returncode:
        pytest.skip("this machine lets no file system be mounted")
    try:
        home = place / "home"
        shutil.copytree(prepared_home[0], home)
        process, address = serve(home, tmp_path_factory.mktemp("log") / "up.log")
        yield Site(address, home, prepared_home[1])
        process.terminate()
        assert process.wait(timeout=20) == 0
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def full(site: Site) -> Iterator[Callable[[], None]]:
    """Takes every byte that is left; `full()` gives them back."""
    with sqlite3.connect(site.home / "kechuang.sqlite3", timeout=20) as one:  # no old pages left to write into
        one.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    one.close()
    ballast = site.home.parent / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
    yield lambda: ballast.unlink(missing_ok=True)
    ballast.unlink(missing_ok=True)


def fill_in(page: Any, code: str) -> None:
    page.goto("/records/organisation/new/")
    for name, value in (("code", code), ("name", "满盘公司"), ("registered", "2015-03-01")):
        page.fill(f"[name={name}]", value)
    page.select_option("[name=form]", "enterprise")


def submit(page: Any) -> Any:
    with page.expect_navigation() as gone:
        page.click("main form .toolbar.ends button")
    return gone.value


def again(page: Any) -> Any:
    """Send what was typed once more, from the page that says it was not stored."""
    with page.expect_navigation() as gone:
        page.click("main button:has-text('重新提交')")
    return gone.value


def test_reading_goes_on_writing_is_refused_and_what_was_typed_is_kept(
    site: Site, page: Any, sign_in: Callable[..., Any], request: pytest.FixtureRequest
) -> None:
    sign_in(page)
    fill_in(page, "91999001YYPLNW586K")
    token = page.locator("main form [name=csrfmiddlewaretoken]").input_value()
    give_back = request.getfixturevalue("full")
    for path in ("/", "{plan}/targets/", "/records/", "/organisations/", "/events/", "/search?q=企业"):
        assert page.goto(site.url(path)).status == 200, path
    fill_in(page, "91999001YYPLNW586K")
    assert submit(page).status == 507
    said = page.inner_text("main")
    assert "磁盘已满" in said
    assert "请联系系统管理员" in said
    page.screenshot(path=SCREENS / "disk-full.png")
    assert again(page).status == 507
    values = {"code": "91999001YYPLNW586K", "name": "满盘公司", "form": "enterprise", "registered": "2015-03-01"}
    told = page.request.post("/api/v1/records/organisation", data={"values": values}, headers={"X-CSRFToken": token})
    assert (told.status, told.headers["content-type"]) == (507, "application/problem+json")
    assert told.json()["code"] == "storage.full"
    give_back()
    assert again(page).status == 200
    expect(page.locator("h1")).to_contain_text("满盘公司", use_inner_text=True)


def test_signing_in_to_a_full_disk_says_so(site: Site, open_page: Callable[..., Any], full: Callable[[], None]) -> None:
    page = open_page()
    page.goto("/accounts/sign-in/")
    page.fill("[name=login]", site.officer)
    page.fill("[name=password]", site.password)
    with page.expect_navigation() as gone:
        page.click("main form button")
    assert gone.value.status == 507
    expect(page.locator("main")).to_contain_text("磁盘已满", use_inner_text=True)
