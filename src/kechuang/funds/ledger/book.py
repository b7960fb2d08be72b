"""A book in memory: entries in order, balances kept as they come; what it refuses changes nothing.

The stored ledger promises the same (`funds/posting.py`), and a simulation of a pool runs on one of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kechuang.funds.ledger.chart import Account
from kechuang.funds.ledger.entries import Entry
from kechuang.funds.ledger.refusing import refuse_overdrawn, refuse_reversal


@dataclass(slots=True)
class Book:
    """Entries numbered from 1 and the balances they make."""

    entries: list[Entry] = field(default_factory=list)
    reversals: dict[int, int] = field(default_factory=dict)
    """Number of an undone entry → number of the entry that undid it."""
    _balances: dict[Account, int] = field(default_factory=dict)

    def post(self, entry: Entry) -> int:
        """Keep an entry and give its number. Raises Conflict where an account would stand where it may not."""
        after = {p.account: self.balance(p.account) + p.fen for p in entry.postings}
        refuse_overdrawn(entry, after)
        self.entries.append(entry)
        self._balances |= after
        return len(self.entries)

    def reverse(self, number: int) -> int:
        """Undo an entry by another. Raises Conflict for one undone already, a reversal, or an overdrawn account."""
        entry = self.entries[number - 1]
        refuse_reversal(entry, undone=number in self.reversals)
        self.reversals[number] = self.post(entry.reversed())
        return self.reversals[number]

    def balance(self, account: Account) -> int:
        """Where an account stands, in fen."""
        return self._balances.get(account, 0)

    @property
    def balances(self) -> Mapping[Account, int]:
        """Every account that was ever posted to."""
        return self._balances


def recomputed(entries: Iterable[Entry]) -> dict[Account, int]:
    """The balances that entries make, from nothing."""
    sums: dict[Account, int] = {}
    for entry in entries:
        for posting in entry.postings:
            sums[posting.account] = sums.get(posting.account, 0) + posting.fen
    return sums
