"""Open a stored document for reading: who may, and that it was opened."""

from __future__ import annotations

from pathlib import Path

from kechuang.accounts.access import require
from kechuang.accounts.held import Actor
from kechuang.events.record import record as tell
from kechuang.registry.evidence.proofs import may_open
from kechuang.registry.evidence.stored import stored_path
from kechuang.registry.sources import Evidence


def open_evidence(evidence: Evidence, actor: Actor) -> Path:
    """Where the document lies, for whoever may read it. Raises Refused, BadInput where the file is gone."""
    require(may_open(actor, evidence), actor, "evidence.opened", evidence)
    path = stored_path(evidence)
    tell("evidence.opened", actor=actor, obj=evidence, after={"sha256": evidence.sha256})
    return path
