"""Open a document that was handed in: for who may read the case; that it was opened stands in the log."""

from __future__ import annotations

from pathlib import Path

from kechuang.accounts.access import Actor, require
from kechuang.cases.editing import may_see
from kechuang.cases.models import Attachment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.evidence.store import place_of


def open_document(attachment: Attachment, actor: Actor) -> Path:
    """Where the file lies. Raises Refused, BadInput where the file is gone."""
    case, evidence = attachment.case, attachment.evidence
    require(may_see(actor, case), actor, "case.document_opened", case)
    path = place_of(evidence.sha256)
    if not path.is_file():
        raise BadInput(
            "evidence.lost",
            Sentence("材料文件不在数据目录里。", "The file is not in the data folder."),
            Sentence(
                "请系统管理员从备份恢复 evidence 目录。", "Ask the administrator to restore the folder `evidence`."
            ),
            sha256=evidence.sha256,
        )
    record("case.document_opened", actor=actor, obj=case, after={"document": evidence.name, "sha256": evidence.sha256})
    return path
