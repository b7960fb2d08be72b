"""Entering what an act moves: its entries and its one event, told together; a repeated request enters nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import models

from kechuang.accounts.held import Actor
from kechuang.events.record import record
from kechuang.funds.ledger.entries import MOST, Entry
from kechuang.funds.models import LedgerEntry
from kechuang.funds.posting import Voucher, post
from kechuang.funds.proving import LEDGER
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

Moves = Sequence[tuple[Entry, Voucher]]


def enter(
    event: str,
    moves: Moves,
    actor: Actor,
    stamp: datetime,
    *,
    obj: models.Model,
    after: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
    reason: str = "",
) -> list[LedgerEntry]:
    """Post the entries and write the event that tells them. A request that was entered before leaves no second event.

    Raises Conflict where an account would be overdrawn, or the request asked for something else before.
    """
    asked = [voucher.request for _, voucher in moves if voucher.request]
    again = bool(asked) and LedgerEntry.objects.filter(request__in=asked).exists()
    made = [post(entry, voucher, actor, stamp) for entry, voucher in moves]
    if not again:
        told = dict(after or {}) | ({LEDGER: [entry.plain() for entry in made]} if made else {})
        record(event, actor=actor, obj=obj, before=before, after=told, reason=reason, at=stamp)
    return made


def refuse_amount(fen: int) -> None:
    """Raise BadInput for what is no amount above nought."""
    if type(fen) is not int or not 0 < fen <= MOST:
        raise BadInput(
            "money.amount",
            Sentence("金额须大于零，精确到分。", "An amount is above nought and exact to the fen."),
            Sentence("请核对金额。", "Check the amount."),
            field="amount",
        )


def document_given(text: str, field: str = "document") -> str:
    """The document an act rests on. Raises BadInput where it says too little."""
    said = " ".join(text.replace("\0", "").split())
    if 4 <= len(said) <= 200:
        return said
    raise BadInput(
        "money.document",
        Sentence("没有写明依据的文件。", "The document it rests on is not named."),
        Sentence("请写明文件名称或文号（4—200字）。", "Name the document or its number, in 4 to 200 characters."),
        field=field,
    )


def refuse_year(year: int) -> None:
    """Raise BadInput for a year that is no budget year."""
    if not 1990 <= year <= 2100:
        raise BadInput(
            "money.year",
            Sentence(f"{year}不是预算年度。", f"{year} is no budget year."),
            Sentence("请填1990至2100之间的年份。", "Give a year from 1990 to 2100."),
            field="year",
        )


def refuse_future(day: date, today: date) -> None:
    """Raise BadInput for a day that is still to come."""
    if day > today:
        raise BadInput(
            "money.future",
            Sentence(f"{day}还没有到。", f"{day} is still to come."),
            Sentence("请填已经发生的日期。", "Give a day that has been."),
            field="happened",
        )
