"""Open a stored document for reading: who may, and that it was opened."""

from __future__ import annotations

from pathlib import Path

from kechuang.accounts.access import require
from kechuang.accounts.held import Actor
from kechuang.events.record import record as tell
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.evidence.proofs import may_open
from kechuang.registry.evidence.store import place_of
from kechuang.registry.sources import Evidence


def open_evidence(evidence: Evidence, actor: Actor) -> Path:
    """Where the document lies, for whoever may read it. Raises Refused, BadInput where the file is gone."""
    require(may_open(actor, evidence), actor, "evidence.opened", evidence)
    path = place_of(evidence.sha256)
    if not path.is_file():
        raise BadInput(
            "evidence.lost",
            Sentence("材料文件不在数据目录里。", "The file is not in the data folder."),
            Sentence(
                "请系统管理员从备份恢复 evidence 目录，并运行 kechuang evidence check。",
                "Ask the administrator to restore the folder `evidence` and run kechuang evidence check.",
            ),
            sha256=evidence.sha256,
        )
    tell("evidence.opened", actor=actor, obj=evidence, after={"sha256": evidence.sha256})
    return path
