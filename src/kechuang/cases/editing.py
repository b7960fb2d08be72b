"""Who may fill in a draft, and when: those who act for the applicant, while nothing is frozen."""

from __future__ import annotations

from kechuang.accounts.access import READ, Actor, Verb, Verdict, may, require
from kechuang.cases.models import Case
from kechuang.cases.verb import APPLICANT
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

FILL_IN = Verb(Sentence("填写这份申请", "fill in this application"), APPLICANT, owner=True)


def may_edit(actor: Actor, case: Case) -> Verdict:
    """Whether they may fill in the draft."""
    return may(actor, FILL_IN, case)


def may_see(actor: Actor, case: Case) -> Verdict:
    """Whether they may read the case."""
    return may(actor, READ, case)


def require_editing(actor: Actor, case: Case, event: str) -> None:
    """Raise Refused for others, BadInput once it is submitted."""
    require(may_edit(actor, case), actor, event, case)
    if case.stage.frozen:
        raise BadInput(
            "case.frozen",
            Sentence(f"办件在“{case.stage.name.zh}”，内容已固定。", f"At “{case.stage.name.en}” it stays as it is."),
            Sentence("需要修改的，请先撤回，或等退回补正。", "Take it back first, or wait until it is sent back."),
        )
