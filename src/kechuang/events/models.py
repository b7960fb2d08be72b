"""The event: one row per act, written once. The database itself refuses to change or remove it."""

from __future__ import annotations

import json
from typing import Any

from django.db import models

from kechuang.events.registry import EVENT_TYPES
from kechuang.kernel.sentences import Sentence


class Event(models.Model):
    """What happened. `id` counts 1, 2, 3 … without gaps; `hash` covers every other column and the row before.

    The actor is noted by id and by the name of that day, without a foreign key: the log outlives accounts.
    `before_json` and `after_json` are canonical JSON text, because what is hashed must be what is stored.
    """

    id = models.BigIntegerField(primary_key=True)
    occurred_at = models.DateTimeField(db_index=True)
    type = models.CharField(max_length=60, db_index=True)
    succeeded = models.BooleanField(default=True)
    actor_id = models.BigIntegerField(null=True, db_index=True)
    actor_name = models.CharField(max_length=150, blank=True)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    object_label = models.CharField(max_length=300, blank=True)
    before_json = models.TextField(blank=True)
    after_json = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    request_id = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=60, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("object_type", "object_id"), name="event_object"),)

    def __str__(self) -> str:
        return f"{self.id} {self.type} {self.object_label}"

    @property
    def before(self) -> Any:
        """What the act found, as plain values; None where that does not apply."""
        return json.loads(self.before_json) if self.before_json else None

    @property
    def after(self) -> Any:
        """What the act left, as plain values; None where that does not apply."""
        return json.loads(self.after_json) if self.after_json else None

    def name(self) -> Sentence:
        """The short name of its kind."""
        kind = EVENT_TYPES.get(self.type)
        return kind.name if kind else Sentence(self.type, self.type)

    def sentence(self) -> Sentence:
        """The event told in one sentence, in both languages."""
        kind = EVENT_TYPES.get(self.type)
        if kind is None:  # written by a later version of the product
            return Sentence(str(self), str(self))
        actor_zh, actor_en = (self.actor_name, self.actor_name) if self.actor_name else ("系统", "The system")
        zh = kind.sentence.zh.format(actor=actor_zh, label=self.object_label)
        en = kind.sentence.en.format(actor=actor_en, label=self.object_label)
        return Sentence(zh, en) if self.succeeded else Sentence(f"{zh}（未成功）", f"{en} (did not succeed)")
