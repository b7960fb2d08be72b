"""Hand a document in with a draft, under the words by which it is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.accounts.models import User
from kechuang.cases.editing import require_editing
from kechuang.cases.models import Attachment, Case
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.actions.attach import row_for
from kechuang.registry.evidence.store import received

OTHER = "其他材料"


def attach_document(case: Case, chunks: Iterable[bytes], name: str, wanted: str, actor: Actor) -> Attachment:
    """Store it and tie it to the case. Raises Refused, BadInput where it is not taken, Conflict where it is there."""
    require_editing(actor, case, "case.document_attached")
    with received(chunks, name) as draft, transaction.atomic():
        evidence = row_for(draft, actor)
        stamp = moment()
        wanted = wanted.strip()[:200] or OTHER
        if case.attachments.filter(superseded_at=None, wanted=wanted, evidence=evidence).exists():
            raise Conflict(
                "case.attached_already",
                Sentence(f"“{evidence.name}”已经附在这一项下。", f"“{evidence.name}” is attached here already."),
                Sentence("无需重复上传。", "It need not be uploaded again."),
            )
        row = Attachment.objects.create(
            case=case,
            wanted=wanted,
            evidence=evidence,
            recorded_at=stamp,
            recorded_by=actor if isinstance(actor, User) else None,
        )
        after = {"wanted": wanted, "document": evidence.name, "sha256": evidence.sha256, "size": evidence.size}
        record(
            "case.document_attached", actor=actor, obj=case, on_behalf_of=case.organisation_name, after=after, at=stamp
        )
    return row
