"""Refuse it: the applicant reads the reasons and the way to meeting the rule."""

from __future__ import annotations

from typing import Any

from kechuang.cases.deciding import freeze
from kechuang.cases.verb import CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "refuse",
    Sentence("不予通过", "refuse it"),
    Sentence(
        "申请人会看到理由，以及按规则达到条件的办法。",
        "The applicant reads the reasons and the way to meeting the rule.",
    ),
    "case.refused",
    "office",
    reason=True,
)


def effect(doing: Doing) -> dict[str, Any]:
    """Freeze the refusal, with the way out where the rule knows one."""
    decision = freeze(doing, "refused")
    return {"decision": decision.ordinal, "digest": decision.digest}
