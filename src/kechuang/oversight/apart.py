"""Four eyes: who did one step may not do the one that reviews it; told with the names of those who may."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from kechuang.accounts.access import Actor, Denied, Verdict
from kechuang.accounts.held import heads_bureau
from kechuang.accounts.models import Membership, User
from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.flow_list import flows
from kechuang.oversight.models import Matter, MatterStep
from kechuang.oversight.verb import MatterVerb
from kechuang.oversight.verb_list import acts

_NAMED = 5
"""So many are named; of more, these and that there are others."""


def may_do(verb: MatterVerb, actor: Actor, matter: Matter) -> Verdict:
    """Whether they may do the verb to the matter: by their roles, and not after what another must have done."""
    verdict = verb.verdict(actor, matter)
    if not verdict.allowed:
        return verdict
    own = _own_step(verb, actor, matter)
    return verdict if own is None else Denied(_told(acts()[own].verb, verb, actor))


def for_others(rows: QuerySet[Matter], actor: User) -> QuerySet[Matter]:
    """The rows without those that wait for a step which they may not do because of one of their own."""
    for flow in flows().values():
        for verb, before in flow.apart.items():
            steps = MatterStep.objects.filter(matter=OuterRef("pk"), verb__in=before).order_by("-ordinal")
            states = [state for state in flow.table if verb in flow.verbs(state)]
            theirs = rows.filter(flow=flow.code, state__in=states).annotate(by=Subquery(steps.values("done_by")[:1]))
            rows = rows.exclude(pk__in=theirs.filter(by=actor.pk).values("pk"))
    return rows


def others(verb: MatterVerb, actor: Actor) -> list[User]:
    """Who else may do a verb of the office, longest in office first."""
    held = Membership.objects.in_force(timezone.localdate()).select_related("person", "unit").order_by("since", "pk")
    found = {
        one.person_id: one.person
        for one in held.filter(role__in=(Role.PROGRAMME_OFFICER, Role.UNIT_LEADER), person__is_active=True)
        if one.role == Role.PROGRAMME_OFFICER or (verb.head and heads_bureau(one))
    }
    return [one for one in found.values() if one != actor]


def _own_step(verb: MatterVerb, actor: Actor, matter: Matter) -> str | None:
    """The verb that stands apart from this one and that they did last themselves; the system is nobody's second."""
    if not isinstance(actor, User):
        return None
    for other in matter.process.apart.get(verb.code, ()):
        done = [step for step in matter.steps.all() if step.verb == other]
        if done and max(done, key=lambda step: step.ordinal).done_by_id == actor.pk:
            return other
    return None


def _told(did: MatterVerb, verb: MatterVerb, actor: Actor) -> Sentence:
    who = others(verb, actor)
    names, more = [str(one) for one in who[:_NAMED]], len(who) > _NAMED
    zh = f"“{did.name.zh}”是您办的，“{verb.name.zh}”须由另一人办理"
    en = f"You did “{did.name.en}” yourself; another person must {verb.name.en}"
    if not names:
        return Sentence(
            f"{zh}：现在没有别人可以办，请安全管理员再任命一名科技局业务人员，或任命科技局负责人。",
            f"{en}. Nobody else may now: the security administrator appoints another programme officer, or a leader "
            "of the bureau.",
        )
    return Sentence(
        f"{zh}：{'、'.join(names)}{'等' if more else ''}可以办。",
        f"{en}: {', '.join(names)}{' and others' if more else ''} may.",
    )
