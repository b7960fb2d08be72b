"""The event log: complete, append-only, chained; a change to any column is found."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from kechuang.accounts.models import User
from kechuang.events import append_only
from kechuang.events.chain import COVERED, GENESIS, hash_of
from kechuang.events.models import Event
from kechuang.events.record import record
from kechuang.events.registry import EVENT_TYPES
from kechuang.events.verify import verify_log
from kechuang.kernel.errors import BadInput


@pytest.fixture
def log(officer: User) -> list[Event]:
    """Five events with every column filled."""
    return [
        record(
            "log.exported",
            actor=officer,
            obj=officer,
            label=f"第{n}次",
            on_behalf_of="市科技局",
            before={"n": n - 1},
            after={"n": n, "text": "导出"},
            reason="月度检查",
        )
        for n in range(1, 6)
    ]


def altered(**columns: Any) -> None:
    """Change event 3 behind the back of the triggers."""
    lite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for statement in append_only.SQLITE_UNDO if lite else append_only.POSTGRES_UNDO:
            cursor.execute(statement)
        sets = ", ".join(f"{name} = %s" for name in columns)
        cursor.execute(f"UPDATE events_event SET {sets} WHERE id = 3", list(columns.values()))


@pytest.mark.django_db
def test_the_chain_of_an_untouched_log_holds(log: list[Event]) -> None:
    found = verify_log()
    assert (found.count, found.head, found.broken) == (5, log[-1].hash, None)


@pytest.mark.django_db
def test_an_empty_log_holds() -> None:
    assert verify_log() == type(verify_log())(0, GENESIS, None)


@pytest.mark.django_db
@pytest.mark.parametrize("column", [*(c for c in COVERED if c != "id"), "hash"])
def test_a_flipped_byte_in_any_column_is_found_in_its_row(log: list[Event], column: str) -> None:
    value = getattr(log[2], column)
    if column == "occurred_at":
        flipped: Any = value + timedelta(microseconds=1)
    elif column == "succeeded":
        flipped = not value
    elif isinstance(value, int):
        flipped = value ^ 1
    else:
        flipped = (chr(ord(value[0]) ^ 1) + value[1:]) if value else "0"
    altered(**{column: flipped})
    broken = verify_log().broken
    assert broken is not None
    assert broken.id == 3


@pytest.mark.django_db
def test_a_missing_row_is_found(log: list[Event]) -> None:
    altered(id=30)
    broken = verify_log().broken
    assert broken is not None
    assert broken.id == 4


@pytest.mark.django_db
def test_a_row_rewritten_with_its_own_new_hash_breaks_the_link_after_it(log: list[Event]) -> None:
    event = log[2]
    event.reason = "另一个理由"
    altered(reason=event.reason, hash=hash_of(event))
    broken = verify_log().broken
    assert broken is not None
    assert broken.id == 4


@pytest.mark.django_db
def test_a_cut_off_end_is_found_by_a_hash_noted_earlier(log: list[Event]) -> None:
    assert verify_log(log[4].hash).broken is None
    broken = verify_log("f" * 64).broken
    assert broken is not None
    assert broken.id == 6


@pytest.mark.django_db
def test_an_unreadable_column_is_a_broken_row_not_a_crash(log: list[Event]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL refuses a malformed time itself")
    altered(occurred_at="2026-99-99 00:00:00")
    broken = verify_log().broken
    assert broken is not None
    assert broken.id == 3


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_refuses_to_change_or_delete(log: list[Event], verb: str) -> None:
    rows = Event.objects.filter(pk=2)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(reason="改") if verb == "update" else rows._raw_delete("default")
    assert Event.objects.count() == 5


@pytest.mark.django_db
def test_the_database_refuses_to_empty_or_replace(log: list[Event]) -> None:
    columns = ", ".join(f.column for f in Event._meta.concrete_fields)
    statement = (
        f"INSERT OR REPLACE INTO events_event ({columns}) SELECT {columns} FROM events_event WHERE id = 2"
        if connection.vendor == "sqlite"
        else "TRUNCATE events_event"
    )
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Event.objects.count() == 5


@pytest.mark.django_db
def test_an_unregistered_type_is_refused() -> None:
    with pytest.raises(BadInput):
        record("plan.burnt")
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_an_event_goes_with_its_act_when_the_act_fails() -> None:
    def act() -> None:
        with transaction.atomic():
            record("log.exported")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_every_type_has_a_dotted_name_and_sentences_that_can_be_told() -> None:
    for code, kind in EVENT_TYPES.items():
        assert code.count(".") == 1
        sentence = Event(type=code, actor_name="林晓", object_label="某物").sentence()
        assert "{" not in sentence.zh + sentence.en
        assert sentence.zh != kind.name.zh or kind.code == "log.exported"


@pytest.mark.django_db
def test_a_failed_event_says_so() -> None:
    assert "未成功" in Event(type="plan.adopted", object_label="某规划", succeeded=False).sentence().zh


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_moment_make_one_unbroken_chain() -> None:
    failed: list[Exception] = []

    def write() -> None:
        try:
            for _ in range(10):
                with transaction.atomic():
                    record("log.exported", after={"thread": threading.current_thread().name})
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    found = verify_log()
    assert (found.count, found.broken) == (40, None)
