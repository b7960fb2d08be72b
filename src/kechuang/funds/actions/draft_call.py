"""Draft a call: which line and year it spends, what it grants; all else is written into the draft until published."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.calls.written import refuse_grant, refuse_wrong
from kechuang.funds.grants import GRANTS
from kechuang.funds.models import BudgetLine, Call
from kechuang.funds.numbering import next_call_number


def draft_call(line: BudgetLine, year: int, title: str, actor: Actor, *, grant: str = "") -> Call:
    """`grant` is a code of `funds.grants`, empty where projects are funded. Raises Refused, BadInput."""
    require(may_keep_money(actor), actor, "call.drafted", label=title)
    refuse_grant(line, grant)
    with transaction.atomic():
        stamp = moment()
        call = Call(
            number=next_call_number("SZ" if line.example else "TZ", stamp.year),
            title=" ".join(title.split()),
            line=line,
            year=year,
            grant=grant,
            forms=list(GRANTS[grant].forms) if grant else [],
            written_at=stamp,
            written_by=actor if isinstance(actor, User) else None,
            example=line.example,
        )
        refuse_wrong(call)
        call.save()
        record("call.drafted", actor=actor, obj=call, after=call.plain(), at=stamp)
    return call
