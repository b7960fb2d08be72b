"""The lines of a plan: kept while nothing moved them, worked out anew for what an act touched, never stale."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from kechuang.indicators.catalogue import indicator
from kechuang.indicators.touched import Since
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.asof import AsOf
from kechuang.supervision import lines as lines_module
from kechuang.supervision.actions.bind_target import bind_target
from kechuang.supervision.actions.set_lamp_rule import set_lamp_rule
from kechuang.supervision.asking import Asking
from kechuang.supervision.line import Line
from kechuang.supervision.lines import lines, unkept
from kechuang.supervision.lines_ahead import work_out_lines
from kechuang.supervision.models import KeptLine
from kechuang.supervision.status import status, status_json
from kechuang.supervision.trace_json import as_json
from kechuang.supervision.tracing import trace

DAY = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def no_memory_of_other_tests() -> None:
    lines_module._RECENT.clear()


@pytest.fixture
def held(entering: Any) -> list[Any]:
    """Six certificates and two centres."""
    made = []
    for n in range(6):
        issued = date(2023 + n % 3, 11, 10)
        one = entering.organisation()
        made.append(entering.certificate(one.key, issued=issued, expires=issued.replace(year=issued.year + 3)))
    for n in range(2):
        entering.platform("tech_innovation_centre", approved=date(2024 + n, 6, 1))
    return made


def of(plan: Any, code: str, valid: date = DAY) -> Line:
    lines_module._RECENT.clear()
    return next(line for line in lines(plan, AsOf.on(valid)) if line.indicator == code)


@pytest.mark.django_db
def test_a_line_says_what_is_asked_what_there_is_and_where_it_goes(plan: Any, held: Any) -> None:
    line = of(plan, "hnte")
    assert (line.number, line.wanted, line.sign, line.unit) == ("6", "120", ">=", "家")
    assert line.light == "off_course"
    assert line.method == "certificates"
    assert line.chance is not None
    assert [ahead.day for ahead in line.ahead] == ["2026-12-31", "2027-12-31"]
    assert [(behind.day, behind.value) for behind in line.past][-1] == ("2026-06-30", 6.0)
    assert line.base is not None
    assert line.base.day == "2024-12-31"
    assert line.month is not None
    assert line.month.day == "2026-05-31"
    assert Line.from_plain(json.loads(json.dumps(line.as_plain()))) == line


@pytest.mark.django_db
def test_what_nothing_answers_and_what_has_no_records_are_told_apart(plan: Any, held: Any) -> None:
    every = {line.ordinal: line for line in lines(plan, AsOf.on(DAY))}
    silent = [line for line in every.values() if not line.indicator]
    assert silent
    assert all(line.light == "no_data" and line.why[0] for line in silent)
    unknown = [line for line in every.values() if line.indicator and line.number is None and line.chance is None]
    assert all(line.light == "no_data" and line.missing[0] for line in unknown)


@pytest.mark.django_db
def test_kept_lines_are_what_would_be_worked_out(plan: Any, held: Any) -> None:
    first = lines(plan, AsOf.on(DAY))
    assert KeptLine.objects.filter(plan=plan).count() == len(first)
    lines_module._RECENT.clear()
    again = lines(plan, AsOf.on(DAY))
    KeptLine.objects.all().delete()
    lines_module._RECENT.clear()
    assert first == again == lines(plan, AsOf.on(DAY))


@pytest.mark.django_db
def test_the_night_leaves_nothing_to_work_out_for_the_first_of_the_day(plan: Any, held: Any) -> None:
    assert work_out_lines(DAY) == len(lines(plan, AsOf.on(DAY)))
    lines_module._RECENT.clear()
    assert unkept(plan, AsOf.on(DAY)) == 0
    assert work_out_lines(DAY) == 0


@pytest.mark.django_db
def test_an_act_on_a_certificate_moves_its_line_and_leaves_the_others_kept(plan: Any, held: Any, officer: Any) -> None:
    before = {line.ordinal: line for line in lines(plan, AsOf.on(DAY))}
    rows = KeptLine.objects.filter(plan=plan).count()
    correct(held[0], {"expires": date(2026, 6, 1)}, officer, reason="证书上写的是6月1日")
    after = {line.ordinal: line for line in lines(plan, AsOf.on(DAY))}
    moved = [ordinal for ordinal, line in after.items() if line != before[ordinal]]
    assert moved == [line.ordinal for line in after.values() if line.indicator == "hnte"]
    assert of(plan, "hnte").number == "5"
    assert KeptLine.objects.filter(plan=plan).count() == rows + len(moved)


@pytest.mark.django_db
def test_an_act_that_touches_no_number_works_nothing_out(
    plan: Any, held: Any, officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_module, "OFTEN", timedelta(0))
    lines(plan, AsOf.on(DAY))
    newest = KeptLine.objects.latest("pk").pk
    correct(held[0], {"batch": "第二批"}, officer, reason="补充批次")
    lines(plan, AsOf.on(DAY))
    assert KeptLine.objects.latest("pk").pk == newest
    assert KeptLine.objects.filter(still=AsOf.now().known).count() == KeptLine.objects.count()


@pytest.mark.django_db
def test_a_past_moment_keeps_its_lines_whatever_is_done_later(plan: Any, held: Any, officer: Any) -> None:
    then = AsOf.on(DAY)
    before = lines(plan, then)
    withdraw(held[0], officer, reason="重复录入了一次")
    bind_target(plan.targets.get(ordinal=1), Asking("hnte_recognised"), officer, reason="换一个指标")
    set_lamp_rule(plan, 90, 50, 90, officer, reason="从严掌握")
    lines_module._RECENT.clear()
    assert lines(plan, then) == before
    KeptLine.objects.all().delete()
    lines_module._RECENT.clear()
    assert lines(plan, then) == before


@pytest.mark.django_db
def test_every_surface_shows_the_same_lamp(plan: Any, held: Any, officer: Any) -> None:
    asof = AsOf.on(DAY)
    line = of(plan, "hnte")
    traced = as_json(trace(plan.targets.get(ordinal=line.ordinal), asof), officer)
    told = next(one for one in status_json(status(plan, asof))["targets"] if one["ordinal"] == line.ordinal)
    assert traced["lamp"]["light"] == told["light"] == line.light
    assert traced["chance"] == told["chance"]
    assert traced["ahead"] == told["ahead"]


@pytest.mark.django_db
def test_what_the_log_tells_and_nobody_knows_moves_everything(plan: Any, held: Any, officer: Any) -> None:
    from kechuang.events.record import record

    before = AsOf.now().known
    record("account.signed_in", actor=officer)
    assert not Since(before, AsOf.now().known).touched(indicator("hnte"))
    record("example.loaded", label="明湖市")
    assert Since(before, AsOf.now().known).touched(indicator("rd_intensity"))


@pytest.mark.django_db
def test_a_decision_moves_nothing_until_the_record_it_grants_is_stored(plan: Any, held: Any, officer: Any) -> None:
    from kechuang.events.record import record

    then = AsOf.on(DAY)
    lines(plan, then)
    record("case.decided", actor=officer)
    assert lines_module.ready(plan, AsOf.on(DAY)) == lines(plan, then)
    withdraw(held[0], officer, reason="重复录入了一次")
    assert lines_module.ready(plan, AsOf.on(DAY)) is None


@pytest.mark.django_db
def test_acts_on_plans_are_told_apart_from_acts_on_records(plan: Any, held: Any, officer: Any) -> None:
    before = AsOf.now().known
    set_lamp_rule(plan, 80, 40, 90, officer, reason="会议纪要")
    since = Since(before, AsOf.now().known)
    assert since.plan
    assert not since.touched(indicator("hnte"))
    correct(held[1], {"expires": held[1].expires + timedelta(days=1)}, officer, reason="差一天")
    since = Since(before, AsOf.now().known)
    assert since.touched(indicator("hnte"))
    assert not since.touched(indicator("tech_innovation_centres"))
