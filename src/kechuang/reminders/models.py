"""What each person was told and has read, the letters sent, what somebody chose, and calendar addresses."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Label, Scope

DRAFT, SENDING, SENT, REFUSED, UNSURE = "draft", "sending", "sent", "refused", "unsure"
STATES = (DRAFT, SENDING, SENT, REFUSED, UNSURE)
LANGUAGES = (("zh", _("中文")), ("en", "English"))


class Letter(models.Model):
    """The one letter a person may get on a day. Where a process died while sending it is `unsure`: never sent twice."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters")
    day = models.DateField()
    state = models.CharField(max_length=8, default=DRAFT)
    message_id = models.CharField(max_length=120, unique=True)
    count = models.PositiveIntegerField(default=0, help_text="Reminders told of in it")
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-day", "-pk")
        constraints: ClassVar = [
            UniqueConstraint(fields=("person", "day"), name="letter_one_a_day"),
            CheckConstraint(condition=Q(state__in=STATES), name="letter_state"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.state}"


class Reminder(models.Model):
    """One thing due for one person. It goes when it is no longer due; what was read stays so until its words change."""

    scope: ClassVar = Scope(owner="person", label=Label.SENSITIVE)

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    says = models.JSONField(help_text="In Chinese and English")
    address = models.CharField(max_length=300)
    due = models.DateField(null=True, blank=True)
    first_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)
    letter = models.ForeignKey(Letter, null=True, blank=True, on_delete=models.SET_NULL, related_name="reminders")

    class Meta:
        ordering = ("due", "pk")
        constraints: ClassVar = [UniqueConstraint(fields=("person", "kind", "key"), name="reminder_once")]
        indexes: ClassVar = [Index(fields=("person",), condition=Q(gone_at=None, read_at=None), name="reminder_unread")]

    def __str__(self) -> str:
        return str(self.says[0])


class Choice(models.Model):
    """How somebody wants to be told: language of letters, and the kinds they want no letter of."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminder_choice")
    language = models.CharField(max_length=2, choices=LANGUAGES, default="zh")
    without = models.JSONField(default=list, help_text="Kinds of which no letter is wanted")

    def __str__(self) -> str:
        return f"{self.person_id} {self.language}"


class Feed(models.Model):
    """An address under which a calendar program reads somebody's dates. Only its hash is kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)
        constraints: ClassVar = [
            UniqueConstraint(fields=("person",), condition=Q(revoked_at=None), name="feed_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.made_at:%Y-%m-%d}"
