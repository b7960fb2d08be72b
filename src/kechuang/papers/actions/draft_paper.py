"""Draft a paper: from the numbers of a plan in a month or quarter, for one's own office."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.papers.access import may_draft, office_of
from kechuang.papers.basis import basis
from kechuang.papers.drafting import drafted
from kechuang.papers.issuer import issuer_name
from kechuang.papers.kind_list import kinds
from kechuang.papers.models import Paper, PaperVersion
from kechuang.papers.moving import person
from kechuang.papers.span import Span
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Plan


def draft_paper(
    plan: Plan, kind: str, span: Span, actor: Actor, *, unit: str = "", letter: str = "", known: AsOf | None = None
) -> Paper:
    """Raises Refused, BadInput (unknown kind, a month for a quarter, no reason for a notice)."""
    require(may_draft(actor), actor, "paper.drafted", label=plan.title)
    office = office_of(actor)
    if office is None or kind not in kinds():
        raise BadInput(
            "paper.kind",
            Sentence("没有这种公文，或没有发文单位。", "There is no such paper, or no office."),
            Sentence("请重新选择。", "Choose again."),
            field="kind",
        )
    asked = kinds()[kind]
    if (asked.about == "quarter") is not span.quarter and asked.about in ("month", "quarter"):
        raise BadInput(
            "paper.span_kind",
            Sentence(f"{asked.name.zh}的时段不对。", f"The span does not fit a {asked.name.en.lower()}."),
            Sentence("月度通报写 2026-10，季度通报写 2026-Q3。", "A month is 2026-10, a quarter 2026-Q3."),
            field="span",
        )
    if asked.about == "unit" and not unit:
        raise BadInput(
            "paper.no_unit",
            Sentence("督办通知要写给一个单位。", "A notice goes to one unit."),
            Sentence("请选择单位。", "Choose the unit."),
            field="unit",
        )
    told = basis(plan, span, known or AsOf.now(), issuer=issuer_name(office, plan), unit=unit, letter=letter)
    content = drafted(asked, told)
    with transaction.atomic():
        stamp = moment()
        made = Paper.objects.create(
            kind=kind,
            plan=plan,
            span=str(span),
            about=unit,
            letter=letter,
            office=office,
            title=content.title,
            example=content.example,
            drafted_at=stamp,
            drafted_by=person(actor),
        )
        PaperVersion.objects.create(
            paper=made, ordinal=1, content=content.as_plain(), note="起草", made_at=stamp, made_by=person(actor)
        )
        record("paper.drafted", actor=actor, obj=made, after={"kind": kind, "span": str(span)}, at=stamp)
    return made
