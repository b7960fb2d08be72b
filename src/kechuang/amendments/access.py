"""Who keeps drafts of policy changes, and who sees which: the author, auditors, and whom the author let in."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kechuang.accounts.access import Actor, Denied, Verb, Verdict, may
from kechuang.accounts.held import roles_of
from kechuang.accounts.roles import Role
from kechuang.amendments.models import REACHED, Amendment
from kechuang.kernel.sentences import Sentence

KEEP = Verb(
    Sentence("起草和保存修订草案", "keep drafts of policy changes"), frozenset({Role.PROGRAMME_OFFICER}), "site"
)
READ = Verb(
    Sentence("查看修订草案", "see drafts of policy changes"),
    frozenset({Role.PROGRAMME_OFFICER, Role.UNIT_LEADER, Role.AUDITOR}),
    "site",
)
NAMES = Verb(
    Sentence("查看受影响的名单", "see whom a draft moves by name"),
    frozenset({Role.PROGRAMME_OFFICER, Role.AUDITOR}),
    "site",
)
_NOT_SHARED = Denied(Sentence("起草人没有把这份草案给您看。", "Its author did not let you see this draft."))


def may_keep(actor: Actor) -> Verdict:
    """Keeping drafts at all."""
    return may(actor, KEEP)


def may_see(actor: Actor) -> Verdict:
    """Seeing the list; which rows, `seen_by` says."""
    return may(actor, READ)


def may_see_names(actor: Actor) -> Verdict:
    """The enterprises a draft moves, by name; leaders see how many and what it costs."""
    return may(actor, NAMES)


def seen_by(actor: Actor) -> QuerySet[Amendment]:
    """The drafts they may see; every one for the system itself."""
    rows = Amendment.objects.select_related("author")
    if actor is None:
        return rows
    if not may_see(actor).allowed:
        return rows.none()
    reached = {one for role in roles_of(actor) for one in REACHED.get(Role(role), ())}
    return rows.filter(Q(reach__in=reached) | Q(author=actor.pk))


def may_edit(actor: Actor, row: Amendment) -> Verdict:
    """Saving, sharing, discarding: programme officers who may see it."""
    verdict = may_keep(actor)
    if verdict.allowed and actor is not None and not seen_by(actor).filter(pk=row.pk).exists():
        return _NOT_SHARED
    return verdict
