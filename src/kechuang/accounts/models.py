"""People, the units and organisations they belong to, and as what. Nothing is deleted: it ends, on a day, by somebody.

A day named `until` is the first one on which the thing no longer holds; None means it has no planned end.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.roles import ADMINISTRATORS, ORGANISATION_ROLES, UNIT_ROLES, Role


class User(AbstractUser):
    """Someone who may sign in. What they may do follows from their memberships alone; Django's flags say nothing."""

    first_name = None  # type: ignore[assignment]  # one name field: a Chinese name is not cut in two
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("姓名"), max_length=80, blank=True)
    phone = models.CharField(_("联系电话"), max_length=20, blank=True)
    password_set_at = models.DateTimeField(null=True, blank=True)

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("username",)

    def __str__(self) -> str:
        return self.name or self.username

    def set_password(self, raw_password: str | None) -> None:
        """Keep the password's hash, and since when it is theirs."""
        super().set_password(raw_password)
        self.password_set_at = timezone.now()

    def get_full_name(self) -> str:
        """The person's name."""
        return self.name

    def get_short_name(self) -> str:
        """The person's name, or the sign-in name."""
        return str(self)


class SignInFailures(models.Model):
    """Failed sign-ins in a row under one name, known or not: so nobody learns from the lock which names exist."""

    name = models.CharField(max_length=150, unique=True)
    count = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A unit of government. `path` lists the ids from the root down, `/1/5/`, so that a subtree is one prefix."""

    class Kind(models.TextChoices):
        """What sort of unit; governments, townships and zones have a territory, departments do not."""

        GOVERNMENT = "government", _("政府、管委会")
        SCIENCE = "science", _("科技主管部门")
        DEPARTMENT = "department", _("部门、直属单位")
        TOWNSHIP = "township", _("乡镇、街道")
        ZONE = "zone", _("园区、开发区")

    name = models.CharField(_("名称"), max_length=120)
    short_name = models.CharField(_("简称"), max_length=40, blank=True)
    kind = models.CharField(_("类别"), max_length=12, choices=Kind)
    parent = models.ForeignKey(
        "self", verbose_name=_("上级"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    division_code = models.CharField(_("行政区划代码"), max_length=12, blank=True)
    path = models.CharField(max_length=200, db_index=True, editable=False)
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")
    since = models.DateField(_("设立日期"))
    until = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        ordering = ("path",)
        constraints: ClassVar = [
            UniqueConstraint(fields=("name",), condition=Q(until=None), name="government_unit_name"),
            CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="government_unit_dates"),
            CheckConstraint(condition=~Q(parent=F("pk")), name="government_unit_not_under_itself"),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name


class Organisation(models.Model):
    """An organisation as the holder of accounts. The registry keeps its records under the same credit code."""

    class Kind(models.TextChoices):
        """What sort of organisation, as it claims itself."""

        ENTERPRISE = "enterprise", _("企业")
        UNIVERSITY = "university", _("高等院校")
        INSTITUTE = "institute", _("科研院所")
        LABORATORY = "laboratory", _("检验检测机构、实验室")
        CARRIER = "carrier", _("孵化器、众创空间")
        BANK = "bank", _("银行")
        FUND = "fund", _("基金、投资机构")
        BROKER = "broker", _("技术转移机构")
        ASSOCIATION = "association", _("协会、联盟")
        OTHER = "other", _("其他")

    class Status(models.TextChoices):
        """Whether an officer has confirmed that the organisation is who it says."""

        CLAIMED = "claimed", _("待核实")
        APPROVED = "approved", _("已核实")
        REFUSED = "refused", _("未通过")

    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, null=True, blank=True, unique=True)
    name = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("类别"), max_length=12, choices=Kind)
    status = models.CharField(_("状态"), max_length=10, choices=Status, default=Status.CLAIMED)
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name",)
        constraints: ClassVar = [CheckConstraint(condition=~Q(credit_code=""), name="organisation_code_or_none")]

    def __str__(self) -> str:
        return self.name


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
