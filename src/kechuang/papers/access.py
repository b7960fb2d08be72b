"""Who may do what with papers: officers of the office draft and issue, its leaders approve and withdraw."""

from __future__ import annotations

from kechuang.accounts.access import Actor, Verb, Verdict, may
from kechuang.accounts.held import memberships_of
from kechuang.accounts.models import Unit
from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence
from kechuang.papers.models import Paper

_OFFICE = frozenset({Role.UNIT_OFFICER, Role.UNIT_LEADER, Role.PROGRAMME_OFFICER})
DRAFT = Verb(Sentence("起草公文", "draft papers"), _OFFICE)
APPROVE = Verb(Sentence("审签公文", "approve papers"), frozenset({Role.UNIT_LEADER}))
ISSUE = Verb(Sentence("编号印发公文", "number and issue papers"), _OFFICE)
WITHDRAW = Verb(Sentence("撤回公文", "withdraw papers"), frozenset({Role.UNIT_LEADER, Role.PROGRAMME_OFFICER}))

VERBS = {
    "save": DRAFT,
    "submit": DRAFT,
    "discard": DRAFT,
    "approve": APPROVE,
    "return": Verb(Sentence("退回公文", "send papers back"), frozenset({Role.UNIT_LEADER, Role.PROGRAMME_OFFICER})),
    "issue": ISSUE,
    "withdraw": WITHDRAW,
}


def may_draft(actor: Actor) -> Verdict:
    """Drafting papers at all: for one's own office."""
    return may(actor, DRAFT)


def may_do(actor: Actor, verb: str, paper: Paper) -> Verdict:
    """One of the verbs to this paper."""
    return may(actor, VERBS[verb], paper)


def office_of(actor: Actor) -> Unit | None:
    """The unit for which somebody drafts: where they are an officer or a leader; the S&T department for the system."""
    for membership in memberships_of(actor):
        if membership.role in _OFFICE and membership.unit is not None:
            return membership.unit
    return Unit.objects.filter(kind=Unit.Kind.SCIENCE, until=None).order_by("pk").first() if actor is None else None
