"""Accept what was built: the time of building is over and it was found good; it operates from today."""

from __future__ import annotations

from typing import Any

from kechuang.cases.granting import change, grant_of
from kechuang.cases.verb import CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "pass_building",
    Sentence("建设期满验收", "accept what was built"),
    Sentence("建设期满，验收合格。", "The time of building is over and it was found good."),
    "case.building_passed",
    "office",
    reason=True,
)


def effect(doing: Doing) -> dict[str, Any]:
    """The record says so from today on. Raises BadInput on the day of the grant."""
    how = grant_of(doing.case)
    return change(doing.case, dict(how.built), doing.actor, doing.today, doing.reason) if how and how.built else {}
