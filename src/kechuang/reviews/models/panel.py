"""A panel as it was asked for: what it judges, on which day's records, what it must be; and that it was called off."""

from __future__ import annotations

from typing import ClassVar, Literal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Scope

State = Literal["opened", "committed", "failed", "drawn", "scoring", "closed", "concluded", "cancelled"]


STATE_ROWS, STATE_LISTS = ("cancellation", "conclusion", "closing", "scoring"), "commitments__drawing__steps"
"""What to select and to prefetch with panels whose states are asked for."""


class Panel(models.Model):
    """One panel for one matter. `on` is the day as of which experts and applicants are read from the records.

    organisations   keys of those who apply, with commas
    people          plain JSON: names (and numbers) of those who stand for the matter besides those on record
    unwanted        plain JSON: whom the applicant asks to be spared, with the reason
    call            panels of one call are rivals of each other
    cap             how often one may be drawn in twelve months; 0: any number
    windows         months looked back, plain JSON
    rule            the rule its need was made by, plain JSON: since when, figures, source, how sure
    blind           whether reviewers are kept from knowing who applies
    case_number     number of a case kept elsewhere; cases of this site stand in `PanelCase`
    """

    ROTATIONS: ClassVar = (("fewest", _("抽取次数少的优先")), ("none", _("不轮换")))

    number = models.CharField(_("评审编号"), max_length=20, unique=True)
    matter = models.CharField(_("评审事项"), max_length=200)
    case_number = models.CharField(_("办件编号"), max_length=20, blank=True, db_index=True)
    policy = models.CharField(_("政策"), max_length=60, blank=True)
    call = models.CharField(_("申报批次"), max_length=80, blank=True, db_index=True)
    organisations = models.CharField(_("申报单位"), max_length=400)
    people = models.JSONField(default=list)
    unwanted = models.JSONField(default=list)
    division = models.CharField(max_length=12, blank=True)
    on = models.DateField(_("基准日"))
    fields = models.CharField(_("技术领域"), max_length=200, blank=True)
    size = models.PositiveSmallIntegerField(_("专家人数"))
    per_unit = models.PositiveSmallIntegerField(_("同一单位至多"), default=1)
    cap = models.PositiveSmallIntegerField(_("一年内至多抽中"), default=0)
    rotation = models.CharField(_("轮换"), max_length=8, choices=ROTATIONS, default="fewest")
    windows = models.JSONField(default=dict)
    rule = models.JSONField(default=dict)
    blind = models.BooleanField(_("隐去申报单位"), default=False)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    example = models.BooleanField(default=False)

    scope: ClassVar = Scope(assigned="seats__account")

    class Meta:
        ordering = ("-opened_at", "-pk")
        verbose_name = _("专家评审")

    def __str__(self) -> str:
        return f"{self.number} {self.matter}"

    @property
    def units(self) -> tuple[str, ...]:
        """The keys of those who apply."""
        return tuple(filter(None, self.organisations.split(",")))

    @property
    def state(self) -> State:
        """Where it stands, told by what is there. `failed`: the last step of the draw gave no panel."""
        for state, row in (
            ("cancelled", "cancellation"),
            ("concluded", "conclusion"),
            ("closed", "closing"),
        ):
            if getattr(self, row, None) is not None:
                return state  # type: ignore[return-value]
        commitment = max(self.commitments.all(), key=lambda one: one.round, default=None)
        if commitment is None:
            return "opened"
        drawing = getattr(commitment, "drawing", None)
        if drawing is None:
            return "committed"
        last = max(drawing.steps.all(), key=lambda one: one.ordinal, default=None)
        if last is None or not last.panel:
            return "failed"
        return "scoring" if getattr(self, "scoring", None) is not None else "drawn"


class Cancellation(models.Model):
    """That a panel was called off, and why."""

    panel = models.OneToOneField(Panel, on_delete=models.PROTECT, related_name="cancellation")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.panel_id} cancelled"
