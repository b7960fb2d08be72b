"""Take over from an earlier application what does not change with the year: statements of a day, and documents.

Figures of a year are never taken over: a form shows last year's beside the field, and this year's is typed.
"""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.accounts.models import User
from kechuang.cases.editing import require_editing
from kechuang.cases.models import Attachment, Case, DraftAnswer
from kechuang.cases.sheet import sheet_of, standing_answers
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


def last_of(case: Case) -> Case | None:
    """The latest earlier application of the organisation for the same policy that was submitted."""
    held = Case.objects.filter(organisation=case.organisation, policy=case.policy, submissions__isnull=False)
    return held.exclude(pk=case.pk).order_by("-opened_at").distinct().first()


def copy_last(case: Case, actor: Actor) -> tuple[int, int]:
    """How many statements and documents were taken over; what is typed already stays.

    Raises Refused, BadInput where there is none to take from.
    """
    require_editing(actor, case, "case.copied")
    last = last_of(case)
    if last is None:
        raise BadInput(
            "case.nothing_before",
            Sentence("没有以前提交过的同类申请。", "No application for this was submitted before."),
            Sentence("请直接填写。", "Fill it in directly."),
        )
    with transaction.atomic():
        stamp, sheet, typed = moment(), sheet_of(case), standing_answers(case)
        by = actor if isinstance(actor, User) else None
        submitted = last.submissions.order_by("-ordinal").first()
        texts: dict[str, str] = {
            want.name: submitted.facts[want.fact.name]["said"][0]
            for want in sheet.missing
            if submitted and not want.field and want.fact.time != "year" and want.fact.name in submitted.facts
        }
        rows = [
            DraftAnswer(case=case, name=name, text=text, recorded_at=stamp, recorded_by=by)
            for name, text in texts.items()
            if name not in typed
        ]
        DraftAnswer.objects.bulk_create(rows)
        have = set(case.attachments.filter(superseded_at=None).values_list("wanted", "evidence"))
        documents = [
            Attachment(case=case, wanted=a.wanted, evidence=a.evidence, recorded_at=stamp, recorded_by=by)
            for a in last.attachments.filter(superseded_at=None).select_related("evidence")
            if (a.wanted, a.evidence_id) not in have
        ]
        Attachment.objects.bulk_create(documents)
        after = {"from": last.number, "statements": sorted(texts), "documents": len(documents)}
        record("case.copied", actor=actor, obj=case, on_behalf_of=case.organisation_name, after=after, at=stamp)
    return len(rows), len(documents)
