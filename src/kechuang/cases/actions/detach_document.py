"""Take a document out of a draft again; what was submitted with it before stays in that submission."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.cases.editing import require_editing
from kechuang.cases.models import Attachment
from kechuang.events.clock import moment
from kechuang.events.record import record


def detach_document(attachment: Attachment, actor: Actor) -> None:
    """Taking away what is away already does nothing. Raises Refused, BadInput once it is submitted."""
    case = attachment.case
    require_editing(actor, case, "case.document_detached")
    with transaction.atomic():
        stamp = moment()
        if not Attachment.objects.filter(pk=attachment.pk, superseded_at=None).update(superseded_at=stamp):
            return
        before = {"wanted": attachment.wanted, "document": attachment.evidence.name}
        record(
            "case.document_detached",
            actor=actor,
            obj=case,
            on_behalf_of=case.organisation_name,
            before=before,
            at=stamp,
        )
