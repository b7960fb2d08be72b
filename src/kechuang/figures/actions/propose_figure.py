"""Propose a figure of a place from a day on, with its source; nothing reads it until a second person signs."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kechuang.accounts.access import Actor, may_set_figures, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.figures.checking import checked, parameter_named, refuse_place, said_of
from kechuang.figures.models import Proposal
from kechuang.figures.standing import stands_at
from kechuang.kernel.errors import BadInput, KechuangError
from kechuang.kernel.sentences import Sentence


def propose_figure(
    division: str,
    parameter: str,
    actor: Actor,
    *,
    value: str,
    since: date,
    document: str,
    reason: str,
    number: str = "",
    article: str = "",
    dated: date | None = None,
) -> Proposal:
    """An empty `value`: take back what was signed for that day. Raises Refused, BadInput naming the field."""
    require(may_set_figures(actor), actor, "figure.proposed", label=parameter)
    value, document, reason = value.strip(), document.strip(), reason.strip()
    try:
        with transaction.atomic():
            stamp = moment()
            known = parameter_named(parameter)
            former = stands_at(division, parameter, since)
            if not 2 <= len(reason) <= 1000:
                raise _bad("reason", "没有写明理由。", "The reason is not said.")
            if value:
                given = {"value": value, "since": since, "document": document, "number": number, "article": article}
                checked(division, parameter, {**given, "dated": dated})
            else:
                refuse_place(division, known)
                if former is None or not former.value:
                    raise _bad("value", "这一天没有签批过的数值可以撤销。", "Nothing signed stands on that day.")
            if former and (former.value, former.document, former.number, former.article) == (
                value,
                document,
                number.strip(),
                article.strip(),
            ):
                raise _bad("value", "与现行的数值和依据完全相同。", "It is what stands already.")
            made = Proposal.objects.create(
                division=division,
                parameter=parameter,
                value=value,
                since=since,
                document=document or (former.document if former else ""),
                number=number.strip(),
                article=article.strip(),
                dated=dated,
                reason=reason,
                instead_of=former,
                proposed_at=stamp,
                proposed_by=actor if isinstance(actor, User) else None,
            )
            record(
                "figure.proposed",
                actor=actor,
                obj=made,
                label=said_of(division, known, value, since),
                before=former.plain() if former else None,
                after=made.plain(),
                reason=reason,
                at=stamp,
            )
            return made
    except KechuangError as error:
        record("figure.proposed", actor=actor, label=parameter, reason=error.sentence.zh, succeeded=False)
        raise


def _bad(field: str, zh: str, en: str) -> BadInput:
    remedy = Sentence("请改正后重新提出；填写的内容都还在。", "Correct it; what you entered is kept.")
    return BadInput("figure.refused", Sentence(zh, en), remedy, field=field)
