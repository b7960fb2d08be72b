"""A night that reads only who may have changed keeps what a night that reads everybody keeps, whatever was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kechuang.entitlements import since_last
from kechuang.entitlements.actions import run_policies as night
from kechuang.entitlements.actions.run_policies import run_policies
from kechuang.entitlements.outcomes import Outcome
from kechuang.entitlements.runs import Run
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.end import end
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.replace import replace
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.platform import Platform
from kechuang.registry.kinds.stated_fact import COMPLETE, StatedFact
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.record import Record

from .conftest import CODES, DAY, M, figures

NEXT = DAY + timedelta(days=1)


def same_as_everybody(run: Run) -> None:
    """Reading everybody on the same day finds nothing to write, and counts the same."""
    whole = run_policies(None, run.valid, everybody=True)
    assert whole.full
    moved = [(o.subject, o.finding.policy) for o in Outcome.objects.filter(since=whole).select_related("finding")]
    assert (whole.changed, moved) == (0, [])
    assert (run.asked, run.counts) == (whole.asked, whole.counts)
    left, right = ({name: n for name, n in (of.blocked or {}).items() if any(n)} for of in (run, whole))
    assert left == right


def test_the_night_after_reads_only_who_changed(registry: tuple[str, ...]) -> None:
    first = run_policies(None, DAY)
    assert (first.full, first.read, first.asked) == (True, 3, 3)
    row = YearlyReturn.objects.standing().get(organisation=CODES[1])
    correct(row, figures(80, 30 * M), None, reason="口径有误")
    second = run_policies(None, NEXT)
    assert (second.full, second.read, second.asked) == (False, 1, 3)
    assert second.turns.get(policy="sme_class").subject == CODES[1]
    same_as_everybody(second)
    third = run_policies(None, NEXT)
    assert (third.full, third.read, third.changed) == (False, 0, 0)


def test_a_day_that_passes_turns_whom_it_concerns(registry: tuple[str, ...]) -> None:
    """设立满365天: registered on 1 July 2018, an enterprise is a year old on 1 July 2019, two days later."""
    row = Organisation.objects.standing().get(key=CODES[0])
    correct(row, {"registered": date(2018, 7, 1)}, None, reason="设立日期写错")
    run_policies(None, DAY)
    quiet, turned = run_policies(None, DAY), run_policies(None, DAY + timedelta(days=1))
    assert (quiet.read, turned.read, turned.full) == (0, 1, False)
    same_as_everybody(turned)


@pytest.mark.parametrize("why", ["year", "week", "product", "given up", "list", "asked"])
def test_everybody_is_read_where_more_than_records_changed(
    registry: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    day, more = NEXT, {}
    run_policies(None, DAY)
    if why == "year":
        day = date(2020, 1, 1)
    elif why == "week":
        day = DAY + since_last.EVERYBODY
    elif why == "product":
        monkeypatch.setattr(night, "made_with", lambda: "another")
    elif why == "given up":
        last = Run.objects.get()
        Run.objects.create(
            valid=DAY, known=last.known, state="given_up", holder="", alive_at=last.alive_at, started_at=last.alive_at
        )
    elif why == "list":
        said = {"subject": "registry:certificate:hnte", "fact": COMPLETE, "value": True, "since": date(2019, 1, 1)}
        enter(StatedFact, said, None)
    else:
        more = {"everybody": True}
    assert run_policies(None, day, **more).full


def test_a_night_of_few_that_broke_off_goes_on_with_them(
    registry: tuple[str, ...], small_batches: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    small_batches(1)
    run_policies(None, DAY)
    for code in CODES[:2]:
        row = YearlyReturn.objects.standing().get(organisation=code)
        correct(row, figures(70, 20 * M), None, reason="口径有误")
    keep, calls = night._keep, []

    def breaking(*args: Any) -> None:
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        keep(*args)

    monkeypatch.setattr(night, "_keep", breaking)
    with pytest.raises(KeyboardInterrupt):
        run_policies(None, NEXT)
    monkeypatch.setattr(night, "_keep", keep)
    done = run_policies(None, NEXT, take_over=True)
    assert (done.full, done.read, done.asked) == (False, 2, 3)
    same_as_everybody(done)


def _last(kind: type[Record], nth: int) -> Any:
    rows = list(kind.objects.standing().order_by("pk"))
    return rows[nth % len(rows)] if rows else None


def _new(nth: int, day: date) -> None:
    code = f"XJ{Organisation.objects.count():06}"
    form, division = ("enterprise", "institute")[nth % 3 == 2], ("130181100", "999001100")[nth % 2]
    about = {"code": code, "name": code, "form": form, "registered": day - timedelta(days=363 + nth % 4)}
    enter(Organisation, about | {"division": division, "industry": "2614"}, None)
    enter(YearlyReturn, {"organisation": code, "year": day.year - 1, **figures(60 + nth, 20 * M)}, None)


def _return(nth: int, day: date) -> None:
    if (row := _last(YearlyReturn, nth)) is not None:
        correct(row, {"sales": (row.sales or 0) + M, "staff": 30 + nth}, None, reason="填错")


def _certificate(nth: int, day: date) -> None:
    one = _last(Organisation, nth)
    held = {
        "organisation": one.key,
        "holder": one.name,
        "level": "national",
        "number": f"G{Certificate.objects.count()}",
    }
    issued = day + timedelta(days=1 - nth % 3)
    scheme = ("hnte", "heb_tech_sme", "tech_sme", "cma")[nth % 4]
    enter(
        Certificate, held | {"scheme": scheme, "issued": issued, "expires": issued + timedelta(days=1 + nth % 5)}, None
    )


def _right(nth: int, day: date) -> None:
    one = _last(Organisation, nth)
    about = {"organisation": one.key, "number": f"Z{IntellectualProperty.objects.count()}"}
    enter(
        IntellectualProperty, about | {"form": "invention", "state": "granted", "title": "示例", "granted": day}, None
    )


def _platform(nth: int, day: date) -> None:
    one = _last(Organisation, nth)
    about = {"form": ("industry_rd_body", "key_laboratory")[nth % 2], "number": f"P{Platform.objects.count()}"}
    about |= {"name": "示例平台", "level": "provincial", "division": "130181100", "state": "operating"}
    enter(Platform, about | {"organisation": one.key, "approved": day + timedelta(days=nth % 3)}, None)


def _stated(nth: int, day: date) -> None:
    one = _last(Organisation, nth)
    said = {"subject": f"organisation:{one.key}", "organisation": one.key, "since": day + timedelta(days=nth % 3)}
    fact = ("rd_body_agreed_to", "rd_body_agreed_from")[nth % 2]
    if not StatedFact.objects.standing().filter(subject=said["subject"], fact=fact).exists():
        enter(StatedFact, said | {"fact": fact, "value": (day + timedelta(days=nth % 4)).isoformat()}, None)


def _withdrawn(nth: int, day: date) -> None:
    kind = (YearlyReturn, Certificate, Platform, IntellectualProperty)[nth % 4]
    if (row := _last(kind, nth)) is not None:
        withdraw(row, None, reason="重复录入")


def _gone(nth: int, day: date) -> None:
    row = _last(Organisation, nth)
    if row.valid_to is None and row.valid_from < day:
        end(row, None, on=day + timedelta(days=nth % 3), reason="注销")


def _elsewhere(nth: int, day: date) -> None:
    row = _last(Organisation, nth)
    if row.valid_to is None and row.valid_from < day:
        moved = {"division": "999001100" if row.division.startswith("13") else "130181100"}
        replace(row, moved, None, since=day + timedelta(days=nth % 2), reason="迁址")


ACTS: tuple[Callable[[int, date], None], ...] = (
    _new, _return, _certificate, _right, _platform, _stated, _withdrawn, _gone, _elsewhere,
)  # fmt: skip
NIGHTS = st.lists(
    st.tuples(st.integers(0, 2), st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 30)), max_size=5)),
    min_size=2,
    max_size=3,
)


class AnyHistory(TestCase):
    """Random acts by day, random nights: what is kept is what reading everybody would keep."""

    @settings(max_examples=4, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    @given(nights=NIGHTS)
    def test_few_and_everybody_find_the_same(self, nights: list[tuple[int, list[tuple[Any, int]]]]) -> None:
        day = DAY
        for nth in range(4):
            _new(nth, day)
            _certificate(nth, day)
        run_policies(None, day)
        for passing, acts in nights:
            for act, nth in acts:
                act(nth, day)
            day += timedelta(days=passing)
            run = run_policies(None, day)
            assert not run.full
            same_as_everybody(run)
