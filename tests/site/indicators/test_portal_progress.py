"""The cockpit, the course of a target and the public page: one set of numbers, never stale, never without its time."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.utils import timezone

from kechuang.portal import board_view as board_module
from kechuang.portal.board_view import BoardView, board_view
from kechuang.portal.pages import progress as page_module
from kechuang.registry.actions.correct import correct
from kechuang.registry.asof import AsOf
from kechuang.supervision import lines as lines_module
from kechuang.supervision.line import Line
from kechuang.supervision.lines import lines
from kechuang.supervision.month import moved
from kechuang.supervision.progress import by_light, by_township, by_unit, counts


@pytest.fixture(autouse=True)
def no_memory_of_other_tests() -> None:
    lines_module._RECENT.clear()


@pytest.fixture
def held(entering: Any) -> list[Any]:
    """Six certificates valid today in two townships; the last came this month."""
    today = timezone.localdate()
    made = []
    for n in range(6):
        issued = today - timedelta(days=400) if n < 5 else today.replace(day=1)
        one = entering.organisation(division="999001100" if n < 4 else "999001101")
        made.append(entering.certificate(one.key, issued=issued, expires=issued.replace(year=issued.year + 3)))
    return made


def address(plan: Any, page: str = "progress") -> str:
    return f"/plans/{quote(plan.slug)}/{page}/"


def hnte(plan: Any) -> Line:
    return next(line for line in lines(plan, AsOf.now()) if line.indicator == "hnte")


def shown(html: str, line: Line) -> str:
    """The number that a page shows beside a target's link to its trace."""
    found = re.search(rf'class="value" href="[^"]*/targets/{line.ordinal}/trace/[^"]*"><b[^>]*>([^<]*)</b>', html)
    assert found, line
    return found[1]


@pytest.mark.django_db
def test_everyone_sees_every_promise_with_its_number_its_lamp_and_the_way_to_its_records(
    client: Any, plan: Any, held: Any
) -> None:
    every = lines(plan, AsOf.now())
    for page in ("progress", "open"):
        html = client.get(address(plan, page)).content.decode()
        assert f"{timezone.localdate()} 的情况，按" in html
        for line in every:
            assert f'id="t{line.ordinal}"' in html
            shown(html, line)
        assert shown(html, hnte(plan)) == "6"
    html = client.get(address(plan)).content.decode()
    assert html.count('class="course"') == sum(line.shape in ("stock", "flow") and bool(line.past) for line in every)


@pytest.mark.django_db
def test_an_act_is_on_every_page_in_the_next_request_and_a_past_moment_stays(
    client: Any, plan: Any, held: Any, officer: Any
) -> None:
    line = hnte(plan)
    before = AsOf.now()
    expired = timezone.localdate() - timedelta(days=1)
    correct(held[0], {"expires": expired}, officer, reason="证书上写的是昨天")
    for page in ("progress", "open", f"progress/{line.ordinal}"):
        assert shown(client.get(address(plan, page)).content.decode(), line) == "5"
    then = client.get(address(plan), before.as_query()).content.decode()
    assert shown(then, line) == "6"


@pytest.mark.django_db
def test_the_public_is_told_what_moved_and_officers_who_moved_it(
    client: Any, plan: Any, held: Any, officer: Any
) -> None:
    correct(held[0], {"expires": timezone.localdate() - timedelta(days=1)}, officer, reason="证书上写的是昨天")
    html = client.get(address(plan)).content.decode()
    assert re.search(r"6 → <b>5</b>", html)
    assert "证书上写的是昨天" not in html
    client.force_login(officer)
    assert "证书上写的是昨天" in client.get(address(plan)).content.decode()


@pytest.mark.django_db
def test_a_month_tells_the_numbers_it_moved_and_how_many_records_came_and_went(plan: Any, held: Any) -> None:
    one = next(one for one in moved(lines(plan, AsOf.now())) if one.line.indicator == "hnte")
    assert (one.before, one.now, one.by, one.better) == (5.0, 6.0, 1.0, True)
    assert (one.line.came, one.line.went) == (1, 0)


@pytest.mark.django_db
def test_townships_add_up_and_units_and_lamps_count_every_line(plan: Any, held: Any) -> None:
    every = lines(plan, AsOf.now())
    assert sum(one.value for one in hnte(plan).townships) == 6
    table = by_township(every)
    assert table is not None
    column = [line.indicator for line in table.lines].index("hnte")
    assert sum(values[column] or 0 for _code, _name, values in table.rows) == 6
    assert sum(counts(every).values()) == len(every) == sum(len(many) for _light, many in by_light(every))
    assert {line.ordinal for unit in by_unit(every) for line in unit.lines} == {line.ordinal for line in every}


@pytest.mark.django_db
def test_the_same_lines_stand_as_tiles_as_a_table_and_in_a_file(client: Any, plan: Any, held: Any) -> None:
    every = lines(plan, AsOf.now())
    table = client.get(address(plan), {"as": "table", "by": "unit"}).content.decode()
    body = table.split("<tbody>")[1].split("</tbody>")[0]
    assert body.count("<tr>") == len(every)
    told = client.get(address(plan), {"format": "csv"}).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert [int(row["序号"]) for row in rows] == [line.ordinal for line in every]
    assert next(row for row in rows if int(row["序号"]) == hnte(plan).ordinal)["数值"] in ("6", "6.0")
    only = client.get(address(plan), {"light": "no_data"}).content.decode()
    assert only.count('<article class="tile') == counts(every)["no_data"]


@pytest.mark.django_db
def test_a_wall_shows_what_has_numbers_and_leaves_the_rest_out(client: Any, plan: Any, held: Any) -> None:
    html = client.get(address(plan), {"wall": 1}).content.decode()
    told = [line for line in lines(plan, AsOf.now()) if line.past or line.number is not None]
    assert html.count('<article class="tile') == min(20, len(told))
    assert 'hx-trigger="every 30s"' in html


@pytest.mark.django_db
def test_the_course_of_a_target_is_a_chart_with_links_to_the_records_of_each_day(
    client: Any, plan: Any, held: Any
) -> None:
    line = hnte(plan)
    html = client.get(address(plan, f"progress/{line.ordinal}")).content.decode()
    assert f'id="course-{line.ordinal}-table"' in html
    assert f"/targets/{line.ordinal}/trace/?valid={timezone.localdate()}" in html
    assert "亮灯从不手填" in html
    assert client.get(address(plan, "progress/99999")).status_code == 404


@pytest.mark.django_db
def test_a_plan_without_targets_says_so_and_leads_on(client: Any, plan: Any) -> None:
    plan.targets.all().delete()
    html = client.get(address(plan)).content.decode()
    assert "这份规划没有读出目标" in html
    assert "阅读原文" in html


@pytest.mark.django_db(transaction=True)
def test_while_new_numbers_are_worked_out_the_old_ones_stand_with_their_time(
    client: Any, plan: Any, entering: Any, officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = entering.organisation()
    entering.certificate(one.key, issued=date(2025, 3, 1), expires=date(2028, 3, 1))
    yesterday = AsOf.on(timezone.localdate() - timedelta(days=1))
    before = lines(plan, yesterday)
    monkeypatch.setattr(board_module, "begin", lambda plan, asof: None)
    seen = board_view(plan, AsOf.now())
    assert seen.pending
    assert (seen.lines, seen.asof.valid) == (before, yesterday.valid)
    html = client.get(address(plan)).content.decode()
    assert f"{yesterday.valid} 的情况，按" in html
    assert "新的数正在算" in html
    assert f"trace/?valid={yesterday.valid}" in html
    monkeypatch.undo()
    assert board_view(plan, AsOf.now(), wait=True).asof.valid == timezone.localdate()


@pytest.mark.django_db
def test_a_sum_over_very_few_is_shown_to_staff_and_not_to_the_public(
    client: Any, plan: Any, held: Any, officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = replace(hnte(plan), few=True, number="7654")
    monkeypatch.setattr(page_module, "board_view", lambda plan, asof, wait=False: BoardView((line,), asof))
    for page in ("progress", "open", f"progress/{line.ordinal}"):
        html = client.get(address(plan, page)).content.decode()
        assert shown(html, line) == "—"
        assert "涉及的单位太少" in html or page == "open"
        assert "7654" not in html
        assert 'class="c-past"' not in html.split('class="legend')[0]
    client.force_login(officer)
    assert shown(client.get(address(plan)).content.decode(), line) == "7654"
