"""The example city in the registry: whole, marked, told by the log, loaded once, never beside real records unasked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kechuang.events.models import Event
from kechuang.events.verify import verify_log
from kechuang.examples.city import KINDS, city, tables
from kechuang.examples.parameters import Example
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.registry.actions import load_example as module
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.load_example import load_example
from kechuang.registry.actions.withdraw_example import withdraw_example
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.example_held import example_held
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.sources import Mark, Source
from kechuang.registry.writing import made

DAY = date(2026, 11, 28)
SMALL = Example(seed=4, enterprises=120, until=DAY)
RETURN = {"organisation": "91130181MA0XJ0000F", "year": 2019}


def standing() -> dict[str, int]:
    return {name: kind.objects.standing().count() for name, kind in kinds().items()}


def stored() -> set[tuple[str, str, date, str]]:
    """What is held, whenever it was recorded."""
    return {
        (name, row.key, row.valid_from, str(sorted(row.values().items(), key=str)))
        for name, kind in kinds().items()
        for row in kind.objects.standing()
    }


@pytest.mark.django_db
def test_every_generated_row_passes_the_checks_of_a_record_entered_by_hand() -> None:
    source, now = Source(kind="example"), AsOf.now().known
    for name, row in city(seed=11, enterprises=250, years=(2021, 2027), until=DAY):
        values = {key: value for key, value in row.items() if key not in ("valid_from", "valid_to")}
        valid = (row.get("valid_from"), row.get("valid_to"))
        record = made(kinds()[name], values, actor=None, source=source, stamp=now, valid=valid)
        assert record.key


@pytest.mark.django_db
def test_the_city_is_stored_whole_and_every_record_is_marked_as_example() -> None:
    told: list[str] = []
    loaded = load_example(SMALL, None, at=told.append)
    expected = {name: frame.height for name, frame in tables(SMALL)}
    withdrawn = {"certificate": 1}  # the one that was not the city's own
    assert standing() == {name: expected.get(name, 0) - withdrawn.get(name, 0) for name in kinds()}
    assert loaded.rows == sum(expected.values())
    assert tuple(told) == KINDS
    sources = {source for kind in kinds().values() for source in kind.objects.values_list("source", flat=True)}
    assert {(s.kind, s.example) for s in Source.objects.filter(pk__in=sources)} == {("example", True)}
    assert Certificate.objects.first().source.standing == "confirmed"  # type: ignore[union-attr]
    assert YearlyReturn.objects.first().source.standing == "reported"  # type: ignore[union-attr]


@pytest.mark.django_db
def test_each_part_leaves_one_event_and_the_log_holds() -> None:
    load_example(SMALL, None)
    parts = list(Event.objects.filter(type="example.part_loaded").order_by("id"))
    assert sum(event.after["added"] for event in parts) == parts[-1].after["rows"]
    stamps = {row.recorded_at for row in Organisation.objects.all()}
    assert stamps == {parts[0].occurred_at}
    last = Event.objects.latest("id")
    assert (last.type, last.after["example"]) == ("example.loaded", SMALL.as_json())
    assert verify_log().broken is None


@pytest.mark.django_db
def test_mistakes_were_put_right_and_doubts_stand() -> None:
    load_example(SMALL, None)
    correction = Event.objects.get(type="record.corrected")
    assert correction.after["sales"] == correction.before["sales"] * 10_000
    assert YearlyReturn.objects.exclude(superseded_at=None).count() == 1
    assert Certificate.objects.exclude(superseded_at=None).count() == 1
    disputed = Mark.objects.get(standing="disputed")
    assert (disputed.kind, disputed.field) == ("yearlyreturn", "staff")
    assert disputed.other != disputed.held
    assert Mark.objects.get(standing="confirmed").field == "sales"


@pytest.mark.django_db
def test_loading_again_stores_nothing() -> None:
    load_example(SMALL, None)
    before, events = standing(), Event.objects.count()
    again = load_example(SMALL, None)
    assert again.already
    assert (standing(), Event.objects.count()) == (before, events)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("step", "after", "state"), [("_store", 0, "none"), ("_store", 3, "loading"), ("_do", 2, "loading")]
)
def test_a_load_that_was_interrupted_goes_on_to_the_same_city(
    step: str, after: int, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, count = getattr(module, step), iter(range(10_000))

    def breaks(*given: Any) -> None:
        if next(count) == after:
            raise KeyboardInterrupt
        whole(*given)

    monkeypatch.setattr(module, step, breaks)
    with pytest.raises(KeyboardInterrupt):
        load_example(SMALL, None)
    assert example_held().state == state
    monkeypatch.setattr(module, step, whole)
    load_example(SMALL, None)
    assert example_held().state == "loaded"
    held = stored()
    withdraw_example(None, reason="重来")
    load_example(SMALL, None)
    assert stored() == held


@pytest.mark.django_db
def test_it_is_refused_beside_real_records_unless_asked_for(officer: Any) -> None:
    enter(YearlyReturn, RETURN, officer)
    with pytest.raises(Conflict, match="真实记录"):
        load_example(SMALL, None)
    assert standing()["organisation"] == 0
    load_example(SMALL, None, beside=True)
    assert standing()["yearlyreturn"] > 1


@pytest.mark.django_db
def test_another_city_is_refused_until_the_first_is_withdrawn() -> None:
    load_example(SMALL, None)
    other = Example(seed=5, enterprises=40, until=DAY)
    with pytest.raises(Conflict, match="另一套"):
        load_example(other, None)
    withdraw_example(None, reason="换一套")
    load_example(other, None)
    assert example_held().example == other


@pytest.mark.django_db
def test_withdrawn_records_are_held_no_longer_but_were_known(officer: Any) -> None:
    enter(YearlyReturn, RETURN, officer)
    load_example(SMALL, None, beside=True)
    theirs = Organisation.objects.standing().filter(source__kind="example").earliest("pk")
    since = enter(YearlyReturn, RETURN | {"organisation": theirs.key, "year": 2001}, officer)
    assert (since.source.kind, since.source.example) == ("hand", True), "entered by hand about an invented firm"
    known = AsOf.on(DAY)
    then = Certificate.objects.as_of(known).count()
    closed = withdraw_example(None, reason="开始录入真实数据")
    assert closed > 1_000
    assert {name: count for name, count in standing().items() if count} == {"yearlyreturn": 1}
    assert Certificate.objects.as_of(known).count() == then > 0
    assert not Mark.objects.filter(superseded_at=None).exists()
    assert example_held().state == "withdrawn"
    with pytest.raises(Conflict, match="没有载入"):
        withdraw_example(None, reason="再来一次")


@pytest.mark.django_db
def test_withdrawing_needs_a_reason() -> None:
    load_example(SMALL, None)
    with pytest.raises(BadInput, match="理由"):
        withdraw_example(None, reason=" ")


@pytest.mark.django_db
def test_who_may_not_keep_records_may_not_load_or_withdraw(django_user_model: Any) -> None:
    nobody = django_user_model.objects.create_user("zhao", password="a long password")
    with pytest.raises(Refused):
        load_example(SMALL, nobody)
    with pytest.raises(Refused):
        withdraw_example(nobody, reason="不需要")
    assert not Organisation.objects.exists()
    assert Event.objects.filter(succeeded=False).count() == 2
