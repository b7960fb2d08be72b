"""Who is what, where, and from when to when."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.models.organisations import Organisation
from kechuang.accounts.models.people import User
from kechuang.accounts.models.units import Unit
from kechuang.accounts.roles import ADMINISTRATORS, ORGANISATION_ROLES, UNIT_ROLES, Role


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships, and those that count on a day."""

    def in_force(self, on: date) -> MembershipQuerySet:
        """Begun, not ended, of an active account, in a unit that still exists or an organisation that was approved."""
        return self.filter(
            Q(until=None) | Q(until__gt=on),
            Q(unit=None) | Q(unit__until=None) | Q(unit__until__gt=on),
            Q(organisation=None) | Q(organisation__status=Organisation.Status.APPROVED),
            since__lte=on,
            ended_at=None,
            person__is_active=True,
        )


class Membership(models.Model):
    """One person's role in a unit or an organisation, or for the whole site.

    In force from `since` until `until`, unless it was ended before. The three administrators carry no planned end that
    would let a second one begin unseen: the constraint counts what is not ended.
    """

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("角色"), max_length=24, choices=Role)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    since = models.DateField(_("自"))
    until = models.DateField(_("至"), null=True, blank=True)
    appointed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="appointments")
    appointed_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="dismissals")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("person", "pk")
        constraints: ClassVar = [
            UniqueConstraint(
                fields=("person",),
                condition=Q(ended_at=None, role__in=sorted(ADMINISTRATORS)),
                name="membership_one_administrator",
            ),
            UniqueConstraint(
                fields=("person", "role", "unit"),
                condition=Q(ended_at=None, unit__isnull=False),
                name="membership_once_in_unit",
            ),
            UniqueConstraint(
                fields=("person", "role", "organisation"),
                condition=Q(ended_at=None, organisation__isnull=False),
                name="membership_once_in_organisation",
            ),
            UniqueConstraint(
                fields=("person", "role"),
                condition=Q(ended_at=None, unit=None, organisation=None),
                name="membership_once_nowhere",
            ),
            CheckConstraint(
                condition=(
                    Q(role__in=sorted(UNIT_ROLES), unit__isnull=False, organisation=None)
                    | Q(role__in=sorted(ORGANISATION_ROLES), unit=None, organisation__isnull=False)
                    | (~Q(role__in=sorted(UNIT_ROLES | ORGANISATION_ROLES)) & Q(unit=None, organisation=None))
                ),
                name="membership_seat",
            ),
            CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="membership_dates"),
        ]
        indexes: ClassVar = [
            Index(fields=("unit", "role"), name="membership_unit"),
            Index(fields=("organisation", "role"), name="membership_organisation"),
        ]

    def __str__(self) -> str:
        seat = self.unit or self.organisation
        return f"{self.get_role_display()}（{seat}）" if seat else self.get_role_display()
