"""Entering in the stored ledger: inside the caller's act and transaction, in one order for everybody, never twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from kechuang.accounts.held import Actor
from kechuang.accounts.models import User
from kechuang.funds.ledger.entries import Entry
from kechuang.funds.ledger.refusing import refuse_overdrawn, refuse_reversal
from kechuang.funds.models import LedgerAccount, LedgerEntry, LedgerPosting
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Voucher:
    """What an entry says beside its postings: the day in the world, about what, the words, the document behind it.

    `request` names the request that asked for it; the same request gets the entry that is there.
    """

    happened: date
    about: str = ""
    text: str = ""
    document: str = ""
    request: str = ""
    example: bool = False


def post(entry: Entry, voucher: Voucher, actor: Actor, stamp: datetime) -> LedgerEntry:
    """Store an entry, inside a transaction whose instant is `stamp` (`events.clock.moment`, which makes writers queue).

    Raises Conflict where an account would be overdrawn, or the request asked for something else before. The caller
    writes the event, with `LedgerEntry.plain`.
    """
    if voucher.request:
        there = LedgerEntry.objects.filter(request=voucher.request).first()
        if there is not None:
            _refuse_other(there, entry)
            return there
    return _stored(entry, voucher, actor, stamp)


def reverse(number: int, voucher: Voucher, actor: Actor, stamp: datetime) -> LedgerEntry:
    """Undo an entry by another. Raises Conflict for one undone already or an account overdrawn by it."""
    old = LedgerEntry.objects.get(pk=number)
    refuse_reversal(old.entry(), undone=LedgerEntry.objects.filter(reverses=old).exists())
    return _stored(old.entry().reversed(), voucher, actor, stamp, reverses=old)


def _stored(entry: Entry, voucher: Voucher, actor: Actor, stamp: datetime, **more: Any) -> LedgerEntry:
    accounts = _accounts(entry)
    last = {key: _last(account) for key, account in accounts.items()}
    after = {p.account: last[p.account.key][1] + p.fen for p in entry.postings}
    refuse_overdrawn(entry, after)
    number = (LedgerEntry.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    LedgerPosting.objects.bulk_create(
        LedgerPosting(
            entry_id=number,
            account=accounts[p.account.key],
            fen=p.fen,
            serial=last[p.account.key][0] + 1,
            balance=after[p.account],
        )
        for p in entry.postings
    )
    made = LedgerEntry(
        number=number,
        kind=entry.kind,
        happened=voucher.happened,
        recorded_at=stamp,
        recorded_by=actor if isinstance(actor, User) else None,
        about=voucher.about,
        text=voucher.text,
        document=voucher.document,
        request=voucher.request or None,
        example=voucher.example,
        **more,
    )
    made.save(force_insert=True)
    return made


def _accounts(entry: Entry) -> dict[str, LedgerAccount]:
    keys = [p.account.key for p in entry.postings]
    found = {row.key: row for row in LedgerAccount.objects.filter(key__in=keys)}
    for p in entry.postings:
        account = p.account
        if account.key not in found:
            found[account.key] = LedgerAccount.objects.create(
                key=account.key,
                kind=account.kind,
                side=account.of.side,
                year=account.year,
                line=account.line,
                subject=account.subject,
            )
    return found


def _last(account: LedgerAccount) -> tuple[int, int]:
    row = account.postings.order_by("-serial").values_list("serial", "balance").first()
    return row or (0, 0)


def _refuse_other(there: LedgerEntry, entry: Entry) -> None:
    if {(p.account, p.fen) for p in there.entry().postings} != {(p.account, p.fen) for p in entry.postings}:
        raise Conflict(
            "ledger.request",
            Sentence("同一个请求此前记的是另一笔。", "The same request entered something else before."),
            Sentence("请重新打开页面再办理。", "Open the page anew and do it again."),
        )
