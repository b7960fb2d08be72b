"""Who may do what with panels: officers run them, reviewers fill in the sheet of their own seat."""

from __future__ import annotations

from kechuang.accounts.access import Actor, Allowed, Denied, Verb, Verdict, may
from kechuang.accounts.models import User
from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.models import Seat

RUN = Verb(Sentence("组织专家评审", "run panels of experts"), frozenset({Role.PROGRAMME_OFFICER}), "site")
LOOK = Verb(
    Sentence("查看专家库和评审", "look at the pool and at panels"),
    frozenset({Role.PROGRAMME_OFFICER, Role.AUDITOR}),
    "site",
)
SCORE = Verb(Sentence("评分", "score"), frozenset({Role.REVIEWER}))

_NOT_YOURS = Denied(Sentence("这不是您的评审席位。", "This seat is not yours."))
_YOURS = Allowed(Sentence("这是您的评审席位。", "This seat is yours."))


def may_run(actor: Actor) -> Verdict:
    """Opening, committing, drawing, closing."""
    return may(actor, RUN)


def may_look(actor: Actor) -> Verdict:
    """Seeing the pool with its conflicts, and panels with names."""
    return may(actor, LOOK)


def may_score(actor: Actor, seat: Seat) -> Verdict:
    """Filling in, handing in or giving up the seat: its own reviewer alone, no officer and not the system."""
    if not isinstance(actor, User) or seat.account_id != actor.pk:
        return _NOT_YOURS
    verdict = may(actor, SCORE, seat)
    return _YOURS if verdict.allowed else verdict
