"""Who keeps the checklist of new policy documents, and who sees it."""

from __future__ import annotations

from kechuang.accounts.access import Actor, Verb, Verdict, may
from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence

KEEP = Verb(
    Sentence("办理新政策清单", "keep the checklist of new policy documents"),
    frozenset({Role.PROGRAMME_OFFICER}),
    "site",
)
READ = Verb(
    Sentence("查看新政策清单", "see the checklist of new policy documents"),
    frozenset({Role.PROGRAMME_OFFICER, Role.AUDITOR}),
    "site",
)


def may_keep(actor: Actor) -> Verdict:
    """Entering documents and doing steps."""
    return may(actor, KEEP)


def may_see(actor: Actor) -> Verdict:
    """Seeing them."""
    return may(actor, READ)
