"""Real Chromium against a really served site: each test module gets its own server on its own data folder.

Every page watches itself: a request that leaves the machine, an error in a script or on the console fails the test.
"""

from __future__ import annotations

import functools
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "artefacts" / "screens"
KEPT = bool(os.environ.get("KECHUANG_SCREENS"))
"""Whether pages shown by `looks_right` are kept as pictures to look at: as long as the check itself, so on demand."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 30_000
"""How long, in milliseconds, `expect` waits at most: a machine under load answers late, and late is not wrong."""
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that is there: the same engine without the windows nobody sees, which cost two thirds of a page."""
PREPARE = """
from pathlib import Path
import kechuang
from kechuang.config.setup import migrate, start_django
start_django(Path({home!r}))
migrate()
from kechuang.accounts.models import User
from kechuang.plans.reading import read_path
from kechuang.supervision.actions.adopt_plan import adopt_plan
example = Path(kechuang.__file__).parent / "examples" / "minghu-2025.txt"
print(adopt_plan(read_path(example), None, example=True).plan.slug)
from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.first_administrator import science_department
from kechuang.accounts.roles import Role
officer = User.objects.create_user({name!r}, password={password!r}, name="林晓")
appoint(officer, Role.PROGRAMME_OFFICER, None, unit=science_department())
"""


@dataclass(frozen=True)
class Site:
    """A served site: where it is, the slug of its one plan (the bundled example), an officer's name and password."""

    address: str
    home: Path
    slug: str
    officer: str = "lin"
    password: str = "mountain lake 2025"

    def url(self, path: str = "/") -> str:
        """The full address of a path; `{plan}` in it stands for the plan's own address."""
        return self.address + path.replace("{plan}", f"/plans/{quote(self.slug)}")


def environment(home: Path) -> dict[str, str]:
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("KECHUANG_", "DATABASE_", "DJANGO_"))
    }
    return kept | {"KECHUANG_HOME": str(home), "PYTHONUNBUFFERED": "1", "KECHUANG_SECOND_FACTOR": "asked"}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory: pytest.TempPathFactory, chromium_path: str) -> tuple[Path, str]:
    """A data folder with the example plan and an officer, made once; and the plan's slug. Copied, never served."""
    home = tmp_path_factory.mktemp("prepared")
    code = PREPARE.format(home=str(home), name=Site.officer, password=Site.password)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(home), capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return home, done.stdout.strip().splitlines()[-1]


def serve(home: Path, log: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Run `kechuang up` on a data folder until it answers; the process and its address."""
    port = free_port()
    command = [sys.executable, "-m", "kechuang", "up", "--home", str(home), "--port", str(port), "--no-browser"]
    command += ["--no-records", "--no-jobs"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment(home), stdout=output, stderr=subprocess.STDOUT)
    address, until = f"http://127.0.0.1:{port}", time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text(encoding="utf-8")[-3000:]
        try:
            with urllib.request.urlopen(address + "/accounts/sign-in/", timeout=5):
                return process, address
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise AssertionError("the site did not answer: " + log.read_text(encoding="utf-8")[-3000:])


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "only_looks: this file changes nothing that another looks at (it may sign in); all such share one site",
    )


def _served(prepared: tuple[Path, str], folder: Path) -> Iterator[Site]:
    home = folder / "home"
    shutil.copytree(prepared[0], home)
    process, address = serve(home, folder / "up.log")
    yield Site(address, home, prepared[1])
    process.terminate()
    assert process.wait(timeout=20) == 0


@pytest.fixture(scope="session")
def looked_at(prepared_home: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for all files that only look."""
    yield from _served(prepared_home, tmp_path_factory.mktemp("looked-at"))


@pytest.fixture(scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of this module's own, served by the product's own command; one for all where they only look."""
    if request.node.get_closest_marker("only_looks"):
        yield request.getfixturevalue("looked_at")
    else:
        yield from _served(request.getfixturevalue("prepared_home"), tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is; skips with the reason where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.skip("no Chromium on this machine (Debian: apt install chromium-headless-shell fonts-noto-cjk)")
    return found


def _reads_on_after(kind: Any, act: str) -> None:
    """Let a click that leads to another page end when that page is read, not when its first bytes are here.

    What is not waited for (`count()`, `is_visible()`, `all_inner_texts()`) would else be told of half a page.
    """
    plain = getattr(kind, act)

    @functools.wraps(plain)
    def acted(self: Any, *args: Any, **options: Any) -> Any:
        done = plain(self, *args, **options)
        getattr(self, "page", self).wait_for_load_state("domcontentloaded")
        return done

    setattr(kind, act, acted)


@pytest.fixture(scope="session")
def playwright() -> Any:
    """The driver's module, patient: `expect` waits for a machine under load, a click for the page it leads to."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    playwright.expect.set_options(timeout=WAIT)
    for kind, act in ((playwright.Page, "click"), (playwright.Locator, "click"), (playwright.Locator, "press")):
        _reads_on_after(kind, act)
    return playwright


@pytest.fixture(scope="module")
def chromium(chromium_path: str, playwright: Any) -> Iterator[Any]:
    """One Chromium for the module: its driver keeps an event loop running, beside which Django refuses its database."""
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(site: Site, chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens watched pages: `open_page(java_script_enabled=False, …)`; options are those of a browser context."""
    contexts, outside, wrong = [], [], []

    def watched(**options: Any) -> Any:
        settings = {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", "base_url": site.address} | options
        context = chromium.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        opened: set[str] = set()

        def request(one: Any) -> None:
            if one.is_navigation_request():
                opened.add(one.url)
            if urlsplit(one.url).hostname not in (None, "127.0.0.1", "localhost"):
                outside.append(one.url)

        def console(message: Any) -> None:
            # A page that answers 403 or 404 by design is noted by Chromium itself; anything it loads is not.
            refused = message.text.startswith("Failed to load resource") and message.location["url"] in opened
            if message.type in ("error", "warning") and not refused:
                wrong.append(message.text)

        page.on("request", request)
        page.on("console", console)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield watched
    for context in contexts:
        context.close()
    assert outside == [], "requests left the machine"
    assert wrong == [], "errors in the browser"


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    """A watched page, 1440 px, light, Chinese, not signed in."""
    return open_page()


@pytest.fixture
def sign_in(site: Site) -> Callable[[Any], Any]:
    """Signs a page in as the officer, through the form."""

    def signed(page: Any) -> Any:
        page.goto(site.url("/accounts/sign-in/"))
        page.fill("[name=login]", site.officer)
        page.fill("[name=password]", site.password)
        page.click("main form button")
        page.wait_for_url(site.url("/worklist/"))  # where an officer begins
        return page

    return signed


def violations(page: Any) -> list[str]:
    """What axe finds against WCAG 2.1 AA and good practice on the page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']} — {node['target']}" for one in found for node in one["nodes"]]


@pytest.fixture
def looks_right(site: Site) -> Callable[[Any, str, str], None]:
    """Shows a path at 390 and 1440 px, light and dark: nothing sticks out sideways, axe finds nothing.

    axe, which takes longest by far, looks once at each width and once at each scheme. With KECHUANG_SCREENS=1 in the
    environment the pictures are kept in `artefacts/screens`.
    """

    def check(page: Any, path: str, name: str) -> None:
        SCREENS.mkdir(parents=True, exist_ok=True)
        wrong = []
        for width, height in ((1440, 900), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                page.goto(site.url(path))
                looked = (width, scheme) in ((1440, "light"), (390, "dark"))
                if KEPT:
                    page.screenshot(path=SCREENS / f"{name}-{width}-{scheme}.png", full_page=True)
                room = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if room > 0:
                    wrong.append(f"{width} {scheme}: {room} px stick out")
                wrong += [f"{width} {scheme}: {violation}" for violation in (violations(page) if looked else [])]
        assert wrong == []

    return check
