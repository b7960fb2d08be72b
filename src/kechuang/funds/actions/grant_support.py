"""Grant support: promise an organisation so much of a line, by a decision; the money is set aside for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.funds.entering import document_given, enter, refuse_amount, refuse_future, refuse_year
from kechuang.funds.ledger.movements import moved
from kechuang.funds.models import Award, BudgetLine, LedgerEntry
from kechuang.funds.numbering import next_number
from kechuang.funds.posting import Voucher
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.organisation import Organisation


def grant_support(
    line: BudgetLine,
    year: int,
    organisation: str,
    fen: int,
    actor: Actor,
    *,
    title: str,
    decision: str,
    decided: date,
    project: str = "",
    case_number: str = "",
    basis: Mapping[str, Any] | None = None,
    request: str = "",
) -> Award:
    """`organisation` is the key of one on record. Raises Refused, BadInput naming the field, Conflict (no money)."""
    require(may_keep_money(actor), actor, "award.granted", line)
    refuse_year(year)
    refuse_amount(fen)
    refuse_future(decided, timezone.localdate())
    named, what = document_given(decision, "decision"), " ".join(title.split())[:300]
    known = Organisation.objects.standing().filter(code=organisation.strip()).order_by("-valid_from").first()
    if known is None:
        raise BadInput(
            "award.organisation",
            Sentence(f"登记库里没有“{organisation}”。", f"“{organisation}” is not on record."),
            Sentence("请填已登记单位的统一社会信用代码。", "Give the credit code of an organisation on record."),
            field="organisation",
        )
    if len(what) < 2:
        raise BadInput(
            "award.title",
            Sentence("没有写明支持什么。", "What is supported is not said."),
            Sentence("请填支持事项。", "Say what it is for."),
            field="title",
        )
    with transaction.atomic():
        stamp = moment()
        if request and (there := Award.objects.filter(request=request).first()):
            return _same(there, line, organisation, fen)
        award = Award.objects.create(
            number=next_number(Award, "SL" if line.example else "ZC", year),
            line=line,
            granted_year=year,
            year=year,
            organisation=known.code,
            organisation_name=known.name,
            title=what,
            project=project.strip(),
            decision=named,
            decided=decided,
            case_number=case_number.strip(),
            basis=dict(basis or {}),
            request=request or None,
            recorded_at=stamp,
            recorded_by=actor if isinstance(actor, User) else None,
            example=line.example,
        )
        voucher = Voucher(decided, f"award:{award.number}", str(award), named, example=line.example)
        after = award.plain() | {"fen": fen}
        enter("award.granted", [(moved("commit", fen, award.place), voucher)], actor, stamp, obj=award, after=after)
    return award


def _same(there: Award, line: BudgetLine, organisation: str, fen: int) -> Award:
    first = LedgerEntry.objects.get(about=f"award:{there.number}", kind="commit")
    if (there.line_id, there.organisation, first.entry().moved) == (line.pk, organisation.strip(), fen):
        return there
    raise Conflict(
        "award.request",
        Sentence("同一个请求此前确定的是另一项支持。", "The same request granted something else before."),
        Sentence("请重新打开页面再办理。", "Open the page anew and do it again."),
    )
