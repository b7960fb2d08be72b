"""Who may do what in supervision: verbs by role; which rows, the scope of a matter tells."""

from __future__ import annotations

from kechuang.accounts.access import Actor, Verb, Verdict, may
from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence

OF_UNIT = frozenset({Role.UNIT_OFFICER, Role.UNIT_LEADER, Role.PROGRAMME_OFFICER})

RUN_OVERSIGHT = Verb(Sentence("组织督查", "run the supervision of plans"), frozenset({Role.PROGRAMME_OFFICER}), "site")
READ_OVERSIGHT = Verb(
    Sentence("查看督查", "read the supervision of plans"),
    frozenset({Role.PROGRAMME_OFFICER, Role.UNIT_LEADER, Role.AUDITOR}),
    "site",
)
KEEP_MILESTONES = Verb(Sentence("修改本单位任务的节点", "edit milestones of their tasks"), OF_UNIT, "site")
HAVE_UNIT = Verb(Sentence("查看本单位的事项", "see what their unit has to do"), OF_UNIT, "site")


READ_MATTERS = Verb(
    Sentence("查看问询和督查事项", "see questions and supervised matters"), OF_UNIT | {Role.AUDITOR}, "site"
)


def may_see_matters(actor: Actor) -> Verdict:
    """The list of questions and matters; which of them, their scope tells."""
    return may(actor, READ_MATTERS)


def may_run(actor: Actor) -> Verdict:
    """Opening and moving matters, asking, holding meetings, setting the figures."""
    return may(actor, RUN_OVERSIGHT)


def may_oversee(actor: Actor) -> Verdict:
    """The desk, the leader's page and the counts."""
    return may(actor, READ_OVERSIGHT)


def may_see_own(actor: Actor) -> Verdict:
    """The page of one's own unit."""
    return may(actor, HAVE_UNIT)
