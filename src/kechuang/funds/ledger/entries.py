"""An entry: postings of whole fen to different accounts, which sum to zero. There is no other kind of entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kechuang.funds.ledger.chart import Account
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

MOST = 10**17
"""A thousand billion yuan in fen: far above any budget, far below what a 64-bit column overflows at."""


@dataclass(frozen=True, slots=True)
class Posting:
    """So many fen put on an account; taken from it where negative."""

    account: Account
    fen: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What moved, as postings. `kind` is the code of the movement. Raises BadInput for postings that are no entry."""

    kind: str
    postings: tuple[Posting, ...]

    def __post_init__(self) -> None:
        accounts = [posting.account for posting in self.postings]
        if len(accounts) < 2:
            raise _no_entry("postings", "分录至少两方。", "An entry has two sides at least.")
        if len(set(accounts)) < len(accounts):
            raise _no_entry("account", "同一科目在一笔分录里只能出现一次。", "An account stands once in an entry.")
        for posting in self.postings:
            if type(posting.fen) is not int or not 0 < abs(posting.fen) <= MOST:
                raise _no_entry(
                    "fen", "金额须是不为零的整数分。", "An amount is a whole number of fen other than nought."
                )
        if sum(posting.fen for posting in self.postings):
            raise _no_entry("sum", "分录各方合计不为零。", "The postings of an entry sum to zero.")

    def reversed(self) -> Entry:
        """The entry that undoes it."""
        return Entry(REVERSAL, tuple(Posting(p.account, -p.fen) for p in self.postings))

    @property
    def moved(self) -> int:
        """How much moved, in fen: the sum of what was put on accounts."""
        return sum(posting.fen for posting in self.postings if posting.fen > 0)


REVERSAL = "reversal"
"""The kind of an entry that undoes another."""


def merged(kind: str, entries: Iterable[Entry]) -> Entry:
    """Several movements as one entry, amounts to the same account added up. Raises BadInput where nothing is left."""
    sums: dict[Account, int] = {}
    for entry in entries:
        for posting in entry.postings:
            sums[posting.account] = sums.get(posting.account, 0) + posting.fen
    return Entry(kind, tuple(Posting(account, fen) for account, fen in sums.items() if fen))


def _no_entry(what: str, zh: str, en: str) -> BadInput:
    return BadInput(
        f"ledger.{what}", Sentence(zh, en), Sentence("这笔分录没有记账。", "Nothing was entered in the ledger.")
    )
