"""Open a document that was handed in: for who may read the case; that it was opened stands in the log."""

from __future__ import annotations

from pathlib import Path

from kechuang.accounts.access import Actor, require
from kechuang.cases.editing import may_see
from kechuang.cases.models import Attachment
from kechuang.events.record import record
from kechuang.registry.evidence.stored import stored_path


def open_document(attachment: Attachment, actor: Actor) -> Path:
    """Where the file lies. Raises Refused, BadInput where the file is gone."""
    case, evidence = attachment.case, attachment.evidence
    require(may_see(actor, case), actor, "case.document_opened", case)
    path = stored_path(evidence)
    record("case.document_opened", actor=actor, obj=case, after={"document": evidence.name, "sha256": evidence.sha256})
    return path
