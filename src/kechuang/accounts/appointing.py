"""Who may give or take which role: security administrators any, others only below themselves, nobody to themselves."""

from __future__ import annotations

from kechuang.accounts.access import MANAGE_ACCOUNTS, Allowed, Denied, Verb, Verdict, may
from kechuang.accounts.held import Actor, memberships_of
from kechuang.accounts.models import Organisation, Unit, User
from kechuang.accounts.roles import ADMINISTRATORS, ORGANISATION_ROLES, ROLES, Role
from kechuang.kernel.sentences import Sentence

_OUTSIDERS = ORGANISATION_ROLES | {Role.REVIEWER}
APPROVE_CLAIMS = Verb(
    Sentence("审核单位入驻、聘请评审专家", "admit organisations and reviewers"),
    frozenset({Role.PROGRAMME_OFFICER}),
    "site",
)
_SELF = Denied(Sentence("不能给自己授权，请由他人办理。", "Nobody gives a role to themselves; somebody else must."))
_LEADER = Allowed(Sentence("单位负责人可以任命本单位的经办人员。", "Leaders may appoint officers of their unit."))
_SOME_PART = Allowed(Sentence("可以管理其中一部分。", "A part of it is yours to manage."))
_OWN = Allowed(Sentence("可以查看自己代表的单位。", "One may see the organisation one speaks for."))
_COLLEAGUE = Allowed(Sentence("可以邀请本单位的同事。", "Representatives may bring in colleagues."))


def may_appoint(
    actor: Actor,
    role: Role,
    *,
    person: User | None = None,
    unit: Unit | None = None,
    organisation: Organisation | None = None,
) -> Verdict:
    """Whether they may give this role there, or take it away; `person` where it is known whose it becomes."""
    if person is not None and actor is not None and person.pk == actor.pk:
        return _SELF
    verdict = may(actor, MANAGE_ACCOUNTS)
    if verdict.allowed:
        return verdict
    if role in _OUTSIDERS and (admits := may(actor, APPROVE_CLAIMS)).allowed:
        return admits
    for held in memberships_of(actor):
        if (
            role == Role.UNIT_OFFICER
            and held.role == Role.UNIT_LEADER
            and unit is not None
            and held.unit is not None
            and unit.path.startswith(held.unit.path)
        ):
            return _LEADER
        if role in ORGANISATION_ROLES and held.role == role and organisation == held.organisation:
            return _COLLEAGUE
    return verdict


def roles_to_give(actor: Actor) -> list[Role]:
    """The roles that somebody may give to someone, in their order."""
    if may(actor, MANAGE_ACCOUNTS).allowed:
        return list(Role)
    given: set[Role] = set(_OUTSIDERS) if may(actor, APPROVE_CLAIMS).allowed else set()
    for held in memberships_of(actor):
        if held.role == Role.UNIT_LEADER:
            given.add(Role.UNIT_OFFICER)
        elif held.role in ORGANISATION_ROLES:
            given.add(Role(held.role))
    return [role for role in Role if role in given]


def two_administrators() -> Sentence:
    """Why one person cannot hold two of the three."""
    names = [role for role in Role if role in ADMINISTRATORS]
    zh = "、".join(ROLES[role].name.zh for role in names)
    return Sentence(f"{zh}不能由同一人担任。", "The three administrators are never one person.")


def may_admit(actor: Actor) -> Verdict:
    """Who enters organisations and decides about claims."""
    return may(actor, APPROVE_CLAIMS)


def may_manage_some(actor: Actor) -> Verdict:
    """Who may give any role at all, and who manages accounts: the overview and invitations are for them."""
    return _SOME_PART if roles_to_give(actor) else may(actor, MANAGE_ACCOUNTS)


def may_see_organisations(actor: Actor) -> Verdict:
    """Who admits organisations, who manages accounts, and who speaks for one."""
    if any(held.organisation_id for held in memberships_of(actor)):
        return _OWN
    verdict = may_admit(actor)
    return verdict if verdict.allowed else may(actor, MANAGE_ACCOUNTS)
