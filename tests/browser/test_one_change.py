"""An officer changes one certificate's date: every surface says so in its next request, and the log which numbers.

Chromium walks cockpit, course, trace, indicator and public page before and after; the moment before stays as it was.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from .conftest import Site, environment, serve

RECORDS = """
from datetime import date, timedelta
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.accounts.models import User
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.asof import AsOf
officer = User.objects.get(username={name!r})
for n in range(5):
    named = {{"code": f"MH{{n:05}}", "name": f"明湖示例{{n}}公司", "form": "enterprise", "industry": "3441"}}
    one = enter(Organisation, named | {{"division": "999001100", "registered": date(2005, 1, 1)}}, officer)
    issued = date.today() - timedelta(days=300)
    values = {{"scheme": "hnte", "number": f"GR{{n:06}}", "organisation": one.key, "holder": one.name}}
    term = {{"level": "national", "issued": issued, "expires": issued.replace(year=issued.year + 3)}}
    held = enter(Certificate, values | term, officer)
from kechuang.supervision.held import promises
from kechuang.supervision.models import Plan
plan = Plan.objects.get()
every = [one for one in promises(plan, AsOf.now().known) if one.target.pk == one.first.pk]
print(held.key, next(one.target.ordinal for one in every if one.asking.indicator == "hnte"))
"""


@pytest.fixture(scope="module")
def city(prepared_home: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str, int]]:
    """A served site with five certificates; the key of one of them, and the ordinal of the target they count for."""
    home = tmp_path_factory.mktemp("moved") / "home"
    shutil.copytree(prepared_home[0], home)
    done = subprocess.run(
        [sys.executable, "-c", RECORDS.format(home=str(home), name=Site.officer)],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    key, ordinal = done.stdout.split()[-2:]
    process, address = serve(home, home.parent / "up.log")
    yield Site(address, home, prepared_home[1]), key, int(ordinal)
    process.terminate()
    assert process.wait(timeout=20) == 0


@pytest.fixture
def site(city: tuple[Site, str, int]) -> Site:
    """The site that the other fixtures of the browser use here."""
    return city[0]


def read(page: Any, path: str, where: str) -> str:
    """The first number at a place of a page, which must say its moments."""
    page.goto(path)
    page.wait_for_selector(".when-shown:not(.pending), .chain, .moment, .asof")
    found = re.search(r"\d[\d,.]*", page.locator(where).first.inner_text())
    assert found, page.locator(where).first.inner_text()
    return found[0]


def test_a_changed_date_goes_through_every_surface_in_the_next_request(
    city: tuple[Site, str, int], open_page: Callable[..., Any], sign_in: Callable[[Any], Any]
) -> None:
    site, key, ordinal = city
    value = f"a.value[href*='/targets/{ordinal}/trace/'] b"
    places = {
        "cockpit": ("{plan}/progress/", f"#t{ordinal} {value}"),
        "wall": ("{plan}/progress/?wall=1", f"#t{ordinal} {value}"),
        "course": (f"{{plan}}/progress/{ordinal}/", value),
        "public": ("{plan}/open/", f"#t{ordinal} {value}"),
        "trace": (f"{{plan}}/targets/{ordinal}/trace/", ".hero-number"),
        "indicator": ("/indicators/hnte/?place=999001", ".hero-number"),
    }
    public = open_page()

    def everywhere() -> dict[str, str]:
        return {name: read(public, site.url(path), where) for name, (path, where) in places.items()}

    before, known = everywhere(), datetime.now(UTC).isoformat()
    assert before == dict.fromkeys(places, "5")

    officer = sign_in(open_page())
    officer.goto(site.url(f"/records/certificate/{key}/correct/"))
    form = officer.locator("main form")
    issued = form.locator("[name=issued]").input_value()
    form.locator("[name=expires]").fill(issued[:8] + "28")
    form.locator("[name=reason]").fill("证书上的有效期录错了")
    form.locator(".ends button").first.click()
    officer.wait_for_url(lambda url: not url.endswith("/correct/"))

    assert everywhere() == dict.fromkeys(places, "4")

    officer.goto(site.url("/events/?type=record.corrected"))
    told = officer.locator("table.events tbody tr").first.inner_text()
    assert re.search(r"5\s*→\s*4\s*家", told), told
    public.goto(site.url("{plan}/progress/"))
    assert re.search(r"5\s*→\s*4\s*家", public.locator(".acts li").first.inner_text())
    assert "证书上的有效期录错了" not in public.content()

    then = urlencode({"known": known})
    assert read(public, site.url(f"{{plan}}/progress/?{then}"), f"#t{ordinal} {value}") == "5"
    expect(public.locator(".when-shown")).to_contain_text("按", use_inner_text=True)

    officer.goto(site.url(f"/records/certificate/{key}/undo/"))
    officer.locator("main form [name=reason]").fill("更正有误，恢复原来的日期")
    officer.locator("main form .ends button").first.click()
    officer.wait_for_url(lambda url: not url.endswith("/undo/"))
    assert everywhere() == before


def test_the_cockpit_and_the_public_page_look_right(open_page: Any, looks_right: Any, city: Any) -> None:
    looks_right(open_page(), "{plan}/progress/", "progress")
    looks_right(open_page(), "{plan}/open/", "open")
    looks_right(open_page(), f"{{plan}}/progress/{city[2]}/", "course")
