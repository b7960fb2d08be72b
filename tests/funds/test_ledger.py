"""The ledger's arithmetic: entries sum to zero, nothing overdraws, undoing restores, balances are what entries make."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kechuang.funds.ledger.book import Book, recomputed
from kechuang.funds.ledger.chart import KINDS, Account
from kechuang.funds.ledger.entries import Entry, Posting, merged
from kechuang.funds.ledger.movements import MOVEMENTS, Place, carried, carried_commitment, moved, shifted
from kechuang.kernel.errors import BadInput, Conflict

HERE, THERE = Place(2025, "platforms", "A1"), Place(2025, "rewards", "A2")
AVAILABLE = HERE.account("available")


def test_money_goes_the_whole_way_from_the_budget_to_the_organisation() -> None:
    book = Book()
    for code in ("appropriate", "commit", "send", "arrive"):
        book.post(moved(code, 500_00, HERE))
    assert {a.kind: fen for a, fen in book.balances.items() if fen} == {"appropriation": -500_00, "paid": 500_00}


def test_more_than_an_account_holds_is_refused_and_changes_nothing() -> None:
    book = Book()
    book.post(moved("appropriate", 100_00, HERE))
    book.post(moved("commit", 100_00, HERE))  # to the last fen
    before = dict(book.balances)
    with pytest.raises(Conflict, match=r"“可用预算”只有0.00元，还差0.01元"):
        book.post(moved("commit", 1, HERE))
    assert (dict(book.balances), len(book.entries)) == (before, 2)


def test_an_entry_that_undoes_another_is_as_strict() -> None:
    book = Book()
    budget = book.post(moved("appropriate", 100_00, HERE))
    commitment = book.post(moved("commit", 60_00, HERE))
    with pytest.raises(Conflict, match="可用预算"):
        book.reverse(budget)  # sixty of it are promised
    undoing = book.reverse(commitment)
    book.reverse(budget)
    assert set(book.balances.values()) == {0}
    with pytest.raises(Conflict, match="已经冲销"):
        book.reverse(budget)
    with pytest.raises(BadInput, match="不能再冲销"):
        book.reverse(undoing)


@pytest.mark.parametrize(
    ("postings", "said"),
    [
        ((Posting(AVAILABLE, 5),), "至少两方"),
        ((Posting(AVAILABLE, 5), Posting(AVAILABLE, -5)), "只能出现一次"),
        ((Posting(AVAILABLE, 5), Posting(HERE.account("paid"), -4)), "合计不为零"),
        ((Posting(AVAILABLE, 0), Posting(HERE.account("paid"), 0)), "不为零的整数分"),
        ((Posting(AVAILABLE, 1.5), Posting(HERE.account("paid"), -1.5)), "不为零的整数分"),  # type: ignore[arg-type]
        ((Posting(AVAILABLE, 10**18), Posting(HERE.account("paid"), -(10**18))), "不为零的整数分"),
    ],
)
def test_what_is_no_entry_cannot_be_made(postings: tuple[Posting, ...], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        Entry("commit", postings)


def test_every_account_is_read_back_from_its_key() -> None:
    for kind in KINDS:
        account = Place(2025, "platforms", "借2025/001号").account(kind)
        assert Account.read(account.key) == account
    for wrong in ("", "available", "available/2025", "nothing/2025/x", "pool_cash"):
        with pytest.raises(ValueError, match="names no account"):
            Account.read(wrong)


def test_a_shift_moves_what_is_appropriated_too() -> None:
    book = Book()
    book.post(moved("appropriate", 100_00, HERE))
    book.post(shifted(40_00, HERE, THERE))
    assert book.balance(HERE.account("appropriation")) == -60_00
    assert book.balance(THERE.account("available")) == 40_00


def test_what_is_carried_stands_in_the_next_year_and_no_longer_in_this() -> None:
    book = Book()
    for code, fen in (("appropriate", 100_00), ("commit", 70_00)):
        book.post(moved(code, fen, HERE))
    book.post(carried(30_00, HERE))
    book.post(carried_commitment(70_00, HERE))
    next_year = Place(2026, "platforms", "A1")
    assert (book.balance(AVAILABLE), book.balance(next_year.account("available"))) == (0, 30_00)
    assert book.balance(next_year.account("committed")) == 70_00
    assert book.balance(next_year.account("carried_in")) == -100_00
    assert book.balance(HERE.account("carried_out")) == 100_00


def test_movements_put_together_are_one_entry() -> None:
    both = merged("shift", (moved("cut", 5, HERE), moved("appropriate", 5, THERE)))
    assert sum(p.fen for p in both.postings) == 0
    with pytest.raises(BadInput):
        merged("shift", (moved("cut", 5, HERE), moved("appropriate", 5, HERE)))  # nothing is left of it


places = st.builds(
    Place,
    st.sampled_from((2024, 2025, 2026)),
    st.sampled_from(("platforms", "rewards", "pool")),
    st.sampled_from(("A1", "A2", "A3")),
)
amounts = st.integers(1, 1_000_000_00)
steps = st.one_of(
    st.builds(moved, st.sampled_from(sorted(MOVEMENTS)), amounts, places),
    st.builds(carried, amounts, places),
    st.builds(carried_commitment, amounts, places),
    st.builds(lambda fen, year: shifted(fen, Place(year, "platforms"), Place(year, "rewards")), amounts,
              st.sampled_from((2024, 2025))),
    st.integers(0, 50),
)  # fmt: skip


def tried(book: Book, step: Entry | int) -> bool:
    """Post an entry, or reverse one of the last; whether it was taken."""
    try:
        if isinstance(step, Entry):
            book.post(step)
        elif book.entries:
            book.reverse(len(book.entries) - step % len(book.entries))
    except (Conflict, BadInput):
        return False
    return True


@given(st.lists(steps, max_size=60))
@settings(max_examples=300, deadline=None)
def test_whatever_is_tried_the_book_stands(tries: list[Entry | int]) -> None:
    book = Book()
    for step in tries:
        before = dict(book.balances), len(book.entries)
        if not tried(book, step):
            assert (dict(book.balances), len(book.entries)) == before
        assert sum(book.balances.values()) == 0
        assert all(account.allows(fen) for account, fen in book.balances.items())
    assert dict(book.balances) == recomputed(book.entries)


def test_ten_thousand_operations_in_one_book() -> None:
    chance = random.Random(6)
    book, refused = Book(), 0
    for _ in range(10_000):
        at = Place(chance.choice((2024, 2025)), chance.choice("abc"), chance.choice("xyz"))
        step = moved(chance.choice(sorted(MOVEMENTS)), chance.randint(1, 10**8), at)
        refused += not tried(book, step if chance.random() < 0.9 else chance.randint(0, 30))
        assert sum(book.balances.values()) == 0
    assert dict(book.balances) == recomputed(book.entries)
    assert 1_000 < refused < 9_000
