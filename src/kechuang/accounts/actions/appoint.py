"""Appoint a person: a role in a unit, in an organisation, or for the whole site, from a day on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.appointing import may_appoint
from kechuang.accounts.beginning import as_told, begin, told
from kechuang.accounts.models import Membership, Organisation, Unit, User
from kechuang.accounts.roles import Role
from kechuang.events.record import record


def appoint(
    person: User,
    role: Role,
    actor: Actor,
    *,
    unit: Unit | None = None,
    organisation: Organisation | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Membership:
    """Give the role. `until` is the first day without it. Raises Refused, BadInput (names the field), Conflict."""
    verdict = may_appoint(actor, role, person=person, unit=unit, organisation=organisation)
    require(verdict, actor, "membership.appointed", person, label=str(person))
    with transaction.atomic():
        made = begin(person, role, unit=unit, organisation=organisation, since=since, until=until, by=actor)
        record("membership.appointed", actor=actor, obj=made, label=told(made), after=as_told(made))
    return made
