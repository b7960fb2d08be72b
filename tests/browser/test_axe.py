"""What the flows do not pass by: pages in English, as an officer sees them, and pages that say no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PAGES = {
    "home": "/",
    "document": "{plan}/",
    "target": "{plan}/targets/3/",
    "task": "{plan}/tasks/1/",
    "correct target": "{plan}/targets/3/correct/",
    "board": "{plan}/targets/",
    "units": "{plan}/units/",
    "findings": "{plan}/findings/",
    "compare": "{plan}/compare/",
    "search": "/search?q=企业",
    "plans": "/plans/",
    "upload": "/plans/upload/",
    "events": "/events/",
    "password": "/accounts/password/",
    "figures": "/figures/?place=130181",
    "figure": "/figures/130181/hnte_reward_city_first/",
    "undetermined": "/policies/undetermined/",
    "API": "/api/",
    "token": "/accounts/tokens/new/",
    "milestones": "{plan}/milestones/",
    "leader": "/oversight/leader/",
    "supervision": "/oversight/",
    "matters": "/oversight/matters/",
    "asked": "/oversight/asked/",
    "meeting": "/oversight/meetings/new/",
    "reminders": "/reminders/",
    "reminder settings": "/reminders/settings/",
    "townships": "/townships/",
    "methods": "/townships/methods/",
    "method": "/townships/methods/new/",
}


@pytest.fixture
def violations_of() -> Callable[[Any], list[str]]:
    from axe_playwright_python.sync_playwright import Axe

    def found(page: Any) -> list[str]:
        violations = Axe().run(page).response["violations"]
        return [f"{one['id']}: {node['target']}" for one in violations for node in one["nodes"]]

    return found


def test_every_page_is_sound_and_fits_in_english_for_an_officer(
    site: Any, open_page: Any, sign_in: Any, violations_of: Any
) -> None:
    page = sign_in(open_page(locale="en-US", viewport={"width": 390, "height": 844}))
    assert page.locator("html").get_attribute("lang") == "en"
    wrong = {}
    for name, path in PAGES.items():
        answer = page.goto(site.url(path))
        room = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        said = (
            violations_of(page) + [f"{room} px stick out"] * (room > 0) + [f"{answer.status}"] * (answer.status != 200)
        )
        if said:
            wrong[name] = said
    assert wrong == {}


def test_no_english_page_holds_a_chinese_word_of_the_interface(site: Any, open_page: Any, sign_in: Any) -> None:
    page = sign_in(open_page(locale="en-US"))
    for path in ("/accounts/password/", "/plans/upload/"):
        page.goto(site.url(path))
        words = page.locator("main").inner_text()
        assert not [word for word in words if "\u4e00" <= word <= "\u9fff"], words


def test_who_may_not_is_told_in_a_designed_page(site: Any, open_page: Any, looks_right: Any) -> None:
    looks_right(open_page(), "/accounts/first/nobody/nothing/", "dead-link")


def test_open_menus_and_cards_are_sound(site: Any, open_page: Any, violations_of: Any) -> None:
    page = open_page(color_scheme="dark")
    page.goto(site.url("{plan}/"))
    page.locator(".site-top > .menu > summary").last.click()
    page.locator("a.target").nth(5).focus()
    page.get_by_role("tooltip").wait_for()
    assert violations_of(page) == []
