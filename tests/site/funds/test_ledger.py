"""The stored ledger on either database: what a book in memory promises, guarded by the database, through crashes."""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.balances import balance, balances
from kechuang.funds.ledger.book import Book
from kechuang.funds.ledger.entries import Entry
from kechuang.funds.ledger.movements import Place, moved
from kechuang.funds.models import LedgerEntry, LedgerPosting
from kechuang.funds.posting import Voucher, post, reverse
from kechuang.funds.proving import prove
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.registry.asof import AsOf

from .moves import Move, move

DAY = date(2025, 6, 30)
HERE = Place(2025, "platforms", "A1")
OPERATIONS = int(os.environ.get("KECHUANG_LEDGER_OPERATIONS", "600"))
"""How many random operations; 10000 in the run that docs/funds.md quotes."""


def done(entry: Entry, request: str = "", happened: date = DAY) -> LedgerEntry:
    """Post an entry as an act of its own, told by the log."""
    with transaction.atomic():
        stamp = moment()
        made = post(entry, Voucher(happened, request=request), None, stamp)
        record("ledger.posted", obj=made, after={"ledger": [made.plain()]}, at=stamp)
    return made


def undone(number: int) -> LedgerEntry:
    with transaction.atomic():
        stamp = moment()
        made = reverse(number, Voucher(DAY), None, stamp)
        record("ledger.reversed", obj=made, after={"ledger": [made.plain()]}, at=stamp)
    return made


@pytest.mark.django_db
def test_an_entry_moves_balances_and_the_log_tells_it() -> None:
    done(moved("appropriate", 300_00, HERE))
    done(moved("commit", 120_00, HERE))
    assert balance(HERE.account("available")) == 180_00
    assert balance(HERE.account("appropriation")) == -300_00
    proof = prove()
    assert (proof.entries, proof.postings, proof.fault) == (2, 4, None)


@pytest.mark.django_db
def test_what_overdraws_is_refused_with_what_is_lacking() -> None:
    done(moved("appropriate", 300_00, HERE))
    with pytest.raises(Conflict, match=r"还差0.01元，不能办理“确定支持”"):
        done(moved("commit", 300_01, HERE))
    assert LedgerEntry.objects.count() == 1


@pytest.mark.django_db
def test_the_same_request_posts_once_and_another_amount_under_its_name_is_refused() -> None:
    first = done(moved("appropriate", 300_00, HERE), "budget 2025")
    with transaction.atomic():
        again = post(moved("appropriate", 300_00, HERE), Voucher(DAY, request="budget 2025"), None, moment())
    assert (again.pk, LedgerEntry.objects.count()) == (first.pk, 1)
    with pytest.raises(Conflict, match="同一个请求"):
        done(moved("appropriate", 301_00, HERE), "budget 2025")


@pytest.mark.django_db
def test_an_entry_is_undone_once() -> None:
    entry = done(moved("appropriate", 300_00, HERE))
    undoing = undone(entry.pk)
    assert (balance(HERE.account("available")), undoing.reverses_id) == (0, entry.pk)
    with pytest.raises(Conflict, match="已经冲销"):
        undone(entry.pk)
    with pytest.raises(BadInput, match="不能再冲销"):
        undone(undoing.pk)


@pytest.mark.django_db
def test_a_balance_is_answered_as_of_a_day_and_as_it_was_known() -> None:
    done(moved("appropriate", 300_00, HERE), happened=date(2025, 1, 10))
    known = AsOf.now().known
    done(moved("commit", 100_00, HERE), happened=date(2025, 2, 1))  # entered later than `known`
    available = HERE.account("available")
    assert balances(AsOf.on(date(2025, 1, 31)), year=2025)[available] == 300_00
    assert balances(AsOf.on(date(2025, 2, 1)), year=2025)[available] == 200_00
    assert balances(AsOf(date(2025, 2, 1), known), year=2025)[available] == 300_00


def _posting(**changed: Any) -> LedgerPosting:
    account = LedgerPosting.objects.get(account__kind="available").account
    values: dict[str, Any] = {"entry_id": 2, "account": account, "fen": 5, "serial": 2, "balance": 300_05}
    return LedgerPosting(**values | changed)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "attempt",
    [
        lambda: LedgerPosting.objects.update(fen=1),
        lambda: LedgerPosting.objects.all()._raw_delete("default"),
        lambda: LedgerEntry.objects.update(text="x"),
        lambda: LedgerEntry.objects.all()._raw_delete("default"),
        lambda: _posting(entry_id=1).save(),  # the entry is sealed
        lambda: _posting().save(),  # its entry never comes
        lambda: _posting(serial=3).save(),
        lambda: _posting(balance=300_00).save(),
        lambda: _posting(fen=-300_01, balance=-1).save(),
        lambda: LedgerEntry(number=2, kind="commit", happened=DAY, recorded_at=moment()).save(force_insert=True),
        lambda: LedgerEntry(number=1, kind="commit", happened=DAY, recorded_at=moment()).save(force_insert=True),
    ],
    ids=["change posting", "remove posting", "change entry", "remove entry", "sealed", "no entry", "serial", "balance",
         "overdraw", "no postings", "number again"],
)  # fmt: skip
def test_the_database_itself_refuses_what_would_break_it(attempt: Callable[[], Any]) -> None:
    done(moved("appropriate", 300_00, HERE))
    with pytest.raises(DatabaseError), transaction.atomic():
        attempt()
    assert prove().fault is None
    assert (LedgerEntry.objects.count(), LedgerPosting.objects.count()) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_an_unbalanced_entry_cannot_be_put_even_past_the_product() -> None:
    done(moved("appropriate", 300_00, HERE))
    with pytest.raises(DatabaseError, match="sums to zero"), transaction.atomic():
        _posting().save()
        LedgerEntry(number=2, kind="commit", happened=DAY, recorded_at=moment()).save(force_insert=True)


class Crash(Exception):
    """The machine goes down between two statements."""


class Crasher:
    """Lets so many statements of an act through, then crashes before or after the next."""

    def __init__(self, chance: random.Random) -> None:
        self.left, self.after = chance.randint(0, 14), chance.random() < 0.5

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.left -= 1
        if self.left >= 0:
            return execute(sql, params, many, context)
        if self.after:
            execute(sql, params, many, context)
        raise Crash


def _tried(one: Move) -> None:
    if one.entry is None:
        undone(one.undo)
    else:
        done(one.entry, one.request)


@pytest.mark.django_db(transaction=True)
def test_random_operations_and_crashes_leave_the_ledger_as_a_book_in_memory_would_be() -> None:
    """After every act and every crash: the sum of all accounts is zero, and nothing acknowledged is lost."""
    chance = random.Random(20251128)
    book, crashes, refused = Book(), 0, 0
    for serial in range(OPERATIONS):
        one = move(chance, serial, len(book.entries))
        crash = chance.random() < 0.1
        try:
            if crash:
                with connection.execute_wrapper(Crasher(chance)):
                    _tried(one)
            else:
                _tried(one)
            taken = True
        except Crash:
            connection.close()  # what was not committed goes with it
            crashes, taken = crashes + 1, False
        except (Conflict, BadInput):
            refused, taken = refused + 1, False
        if taken:
            if one.entry is None:
                book.reverse(one.undo)
            else:
                book.post(one.entry)
        if crash or serial % 50 == 0:
            assert _sum() == 0
            assert LedgerEntry.objects.count() == len(book.entries)
    assert crashes > OPERATIONS // 40
    assert refused > OPERATIONS // 20
    stored = balances()
    assert stored == dict(book.balances)
    assert prove().fault is None
    print(f"{OPERATIONS} operations, {len(book.entries)} entries, {refused} refused, {crashes} crashes")


def _sum() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(SUM(fen), 0) FROM funds_ledgerposting")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_of_many_who_spend_the_same_money_at_once_only_as_many_as_it_lasts_for_succeed() -> None:
    done(moved("appropriate", 10_00, HERE))
    taken: list[int] = []

    def spend(number: int) -> None:
        try:
            for _ in range(5):
                try:
                    done(moved("commit", 1_00, Place(2025, "platforms", f"A{number}")))
                    taken.append(number)
                except Conflict:
                    pass
        finally:
            connection.close()

    threads = [threading.Thread(target=spend, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 10
    assert balance(HERE.account("available")) == 0
    assert prove().fault is None
