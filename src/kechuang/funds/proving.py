"""Proving the ledger: every entry sums to zero, every balance follows, nothing is missing, the log tells the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Sum, Window
from django.db.models.functions import Lag

from kechuang.events.models import Event
from kechuang.funds.ledger.chart import Account
from kechuang.funds.models import LedgerEntry, LedgerPosting
from kechuang.kernel.sentences import Sentence

LEDGER = "ledger"
"""Under this name an event's `after` holds the entries its act made."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was looked at, and the first thing wrong with it; None where all is well."""

    entries: int
    postings: int
    fault: Sentence | None


def prove() -> Proof:
    """Recompute everything from the postings, and compare entries with what the log told when they were made."""
    entries, postings = LedgerEntry.objects.count(), LedgerPosting.objects.count()
    return Proof(entries, postings, _fault())


def _fault() -> Sentence | None:
    total = LedgerPosting.objects.aggregate(sum=Sum("fen"))["sum"] or 0
    if total:
        return Sentence(f"全部科目合计{total}分，不为零。", f"All accounts together stand at {total} fen.")
    unequal = LedgerEntry.objects.annotate(sum=Sum("postings__fen"), sides=Count("postings"))
    for entry in unequal.exclude(sum=0, sides__gte=2)[:1]:
        return Sentence(f"分录{entry.number}不平。", f"Entry {entry.number} does not sum to zero.")
    numbers = LedgerEntry.objects.order_by("number").values_list("number", flat=True)
    for wanted, number in enumerate(numbers.iterator(), 1):
        if wanted != number:
            return Sentence(f"缺分录{wanted}。", f"Entry {wanted} is missing.")
    return _broken_chain() or _untold()


def _broken_chain() -> Sentence | None:
    def before(column: str) -> Window:
        return Window(Lag(column, default=0), partition_by=F("account"), order_by=F("serial").asc())

    rows = LedgerPosting.objects.annotate(last_balance=before("balance"), last_serial=before("serial"))
    rows = rows.select_related("account")
    for row in rows.iterator(chunk_size=2000):
        if row.balance != row.last_balance + row.fen or row.serial != row.last_serial + 1:
            return Sentence(f"科目{row.account}的余额不连续。", f"The balance of {row.account} does not follow.")
        if not Account.read(row.account.key).allows(row.balance):
            return Sentence(f"科目{row.account}透支。", f"The account {row.account} is overdrawn.")
    return None


def _untold() -> Sentence | None:
    """Whether the log holds exactly these entries: what a third party would build the ledger from."""
    told = {}
    for event in Event.objects.filter(after_json__contains=f'"{LEDGER}":').order_by("id").iterator():
        for entry in event.after[LEDGER]:
            told[entry["number"]] = entry
    for entry in LedgerEntry.objects.prefetch_related("postings__account").iterator(chunk_size=500):
        if told.pop(entry.number, None) != entry.plain():
            return Sentence(f"分录{entry.number}与事件记录不符。", f"Entry {entry.number} is not as the log tells it.")
    for number in told:
        return Sentence(f"事件记录里的分录{number}不在台账中。", f"Entry {number} of the log is not in the ledger.")
    return None
