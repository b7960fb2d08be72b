"""Decide in its favour: granted after the rule was run on all facts of the day; facts and rule are frozen with it."""

from __future__ import annotations

from typing import Any

from kechuang.cases.deciding import freeze
from kechuang.cases.sheet import lay_down_judged
from kechuang.cases.verb import CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "decide",
    Sentence("审定通过", "decide in its favour"),
    Sentence(
        "按规则核对当时的全部事实后通过；所用事实和规则随决定一并固定。",
        "Granted after the rule was run on all facts of the day; facts and rule are frozen with it.",
    ),
    "case.decided",
    "office",
    reason=True,
)


def effect(doing: Doing) -> dict[str, Any]:
    """Freeze the decision. Raises BadInput where the rule says no, or facts are missing that it rests on."""
    judged = lay_down_judged(doing.case, doing.given, doing.actor) if doing.case.policy else []
    decision = freeze(doing, "granted")
    return {"decision": decision.ordinal, "digest": decision.digest, "judged": sorted(judged)}
