"""Questions about people, units, organisations, claims and invitations: what a reader of the management pages sees."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from kechuang.accounts.access import may, may_manage_accounts
from kechuang.accounts.appointing import APPROVE_CLAIMS
from kechuang.accounts.held import Actor, memberships_of
from kechuang.accounts.models import Claim, Invitation, Membership, Organisation, Unit, User
from kechuang.accounts.roles import ADMINISTRATORS, ORGANISATION_ROLES, Role


def organisations_shown_to(actor: Actor) -> QuerySet[Organisation]:
    """All to who admits them or manages accounts; to the people of one, that one."""
    rows = Organisation.objects.all()
    if may(actor, APPROVE_CLAIMS).allowed or may_manage_accounts(actor).allowed:
        return rows
    own = [one.organisation_id for one in memberships_of(actor) if one.organisation_id]
    return rows.filter(pk__in=own)


def claims_shown_to(actor: Actor) -> QuerySet[Claim]:
    """All to who admits organisations; to everybody else their own."""
    rows = Claim.objects.select_related("person", "organisation", "decided_by")
    if may(actor, APPROVE_CLAIMS).allowed:
        return rows
    return rows.filter(person_id=actor.pk) if isinstance(actor, User) else rows.none()


def invitations_shown_to(actor: Actor) -> QuerySet[Invitation]:
    """All to who manages accounts; to others those they sent, and those into seats for which they may send some."""
    rows = Invitation.objects.select_related("unit", "organisation", "invited_by", "accepted_by")
    if may_manage_accounts(actor).allowed:
        return rows
    if not isinstance(actor, User):
        return rows.none()
    shown = Q(invited_by=actor)
    if may(actor, APPROVE_CLAIMS).allowed:
        shown |= Q(role__in=[*sorted(ORGANISATION_ROLES), Role.REVIEWER])
    for held in memberships_of(actor):
        if held.role == Role.UNIT_LEADER and held.unit:
            shown |= Q(role=Role.UNIT_OFFICER, unit__path__startswith=held.unit.path)
        elif held.role in ORGANISATION_ROLES:
            shown |= Q(role=held.role, organisation=held.organisation)
    return rows.filter(shown)


def people_of(*, unit: Unit | None = None, organisation: Organisation | None = None) -> QuerySet[Membership]:
    """Memberships held today in that very unit or organisation, leaders first."""
    rows = Membership.objects.in_force(timezone.localdate()).select_related("person", "unit", "organisation")
    return rows.filter(unit=unit, organisation=organisation).order_by("-role", "person__name", "pk")


def units_in_being(on: date) -> QuerySet[Unit]:
    """Units that exist on the day, in the order of the tree."""
    return Unit.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on).select_related("parent")


def both_administrator_and_officer(on: date) -> list[User]:
    """Security administrators who also do business: two people should do that as soon as there are two."""
    held = Membership.objects.in_force(on)
    return list(
        User.objects.filter(memberships__in=held.filter(role__in=ADMINISTRATORS))
        .filter(memberships__in=held.exclude(role__in=ADMINISTRATORS))
        .distinct()
    )


def people_per_unit(on: date) -> dict[int, int]:
    """How many people hold a role in each unit on the day, by the unit's number."""
    held = Membership.objects.in_force(on).filter(unit__isnull=False)
    return dict(held.order_by().values_list("unit").annotate(Count("person", distinct=True)))
