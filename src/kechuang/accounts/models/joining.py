"""Ways to come in: an invitation behind a one-time link, and the claim of an organisation by its credit code."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.models.organisations import Organisation
from kechuang.accounts.models.people import User
from kechuang.accounts.models.units import Unit
from kechuang.accounts.roles import ORGANISATION_ROLES, UNIT_ROLES, Role


class Invitation(models.Model):
    """A role in a seat, waiting for the person named. The link itself is not kept, only its SHA-256."""

    token_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("姓名"), max_length=80)
    role = models.CharField(_("角色"), max_length=24, choices=Role)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    until = models.DateField(_("任期至"), null=True, blank=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="invitations_made")
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="invitations_accepted")
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-invited_at", "-pk")
        constraints: ClassVar = [
            CheckConstraint(condition=Q(accepted_at=None) | Q(revoked_at=None), name="invitation_one_end"),
            CheckConstraint(condition=Q(expires_at__gt=F("invited_at")), name="invitation_expires_later"),
            CheckConstraint(
                condition=(
                    Q(role__in=sorted(UNIT_ROLES), unit__isnull=False, organisation=None)
                    | Q(role__in=sorted(ORGANISATION_ROLES), unit=None, organisation__isnull=False)
                    | (~Q(role__in=sorted(UNIT_ROLES | ORGANISATION_ROLES)) & Q(unit=None, organisation=None))
                ),
                name="invitation_seat",
            ),
        ]

    def __str__(self) -> str:
        seat = self.unit or self.organisation
        as_what = f"{self.get_role_display()}（{seat}）" if seat else self.get_role_display()
        return f"{self.name}：{as_what}"

    @property
    def state(self) -> str:
        """`accepted`, `revoked`, `expired` or `waiting`."""
        if self.accepted_at:
            return "accepted"
        if self.revoked_at:
            return "revoked"
        return "expired" if self.expires_at <= timezone.now() else "waiting"


class Claim(models.Model):
    """A person's claim to represent an organisation, with what shows it, and how an officer decided."""

    class State(models.TextChoices):
        """Where a claim stands."""

        WAITING = "waiting", _("待审核")
        APPROVED = "approved", _("已通过")
        REFUSED = "refused", _("未通过")
        WITHDRAWN = "withdrawn", _("已撤回")

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="claims")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="claims")
    name = models.CharField(_("单位名称"), max_length=120, help_text="As the claimant gave it")
    role = models.CharField(_("角色"), max_length=24, choices=Role)
    evidence = models.TextField(_("证明"))
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.WAITING)
    made_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="claims_decided")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints: ClassVar = [
            UniqueConstraint(
                fields=("person", "organisation"), condition=Q(state="waiting"), name="claim_once_while_waiting"
            ),
            CheckConstraint(condition=Q(role__in=sorted(ORGANISATION_ROLES)), name="claim_role"),
            CheckConstraint(
                condition=(Q(state="waiting") & Q(decided_at=None))
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="claim_decided",
            ),
        ]
        indexes: ClassVar = [Index(fields=("state", "made_at"), name="claim_state")]

    def __str__(self) -> str:
        return f"{self.person}：{self.name}"
