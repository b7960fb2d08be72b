"""Imports: one row for each file that someone brings in, with where it stands; and remembered mappings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.registry.importing.folder import PART, Folder
from kechuang.registry.sources import Source

MAPPING, CHECKING, CHECKED, RUNNING, STOPPED, DONE, UNDOING, UNDONE, CANCELLED = (
    "mapping",
    "checking",
    "checked",
    "running",
    "stopped",
    "done",
    "undoing",
    "undone",
    "cancelled",
)

FLOW: Mapping[str, Mapping[str, str]] = {
    MAPPING: {"map": CHECKING, "cancel": CANCELLED},
    CHECKING: {"map": CHECKING, "checked": CHECKED, "back": MAPPING, "cancel": CANCELLED},
    CHECKED: {"map": CHECKING, "answer": CHECKING, "confirm": RUNNING, "back": MAPPING, "cancel": CANCELLED},
    RUNNING: {"finish": DONE, "cancel": STOPPED},
    STOPPED: {"resume": RUNNING, "undo": UNDOING},
    DONE: {"undo": UNDOING},
    UNDOING: {"finish": UNDONE},
    UNDONE: {},
    CANCELLED: {},
}
"""What may be done in each state, and the state it leads to. `stopped`: cancelled with rows already written."""
WORKING = (CHECKING, RUNNING, UNDOING)
"""States in which rows are being worked through."""
WAITING = (MAPPING, CHECKING, CHECKED)
"""States before anything is written."""


class Import(models.Model):
    """One file being imported. `mapping`, `options` and `answers` are what people chose; `layout` what was seen of it.

    `position` counts the parts worked through in the present state, in the same transaction as the work itself: what
    is counted is done, and what is not is done again after a crash. `counts` holds rows by what became of them.
    """

    STATES = (
        (MAPPING, _("待对应列")),
        (CHECKING, _("试算中")),
        (CHECKED, _("待确认")),
        (RUNNING, _("写入中")),
        (STOPPED, _("已中止")),
        (DONE, _("已完成")),
        (UNDOING, _("撤销中")),
        (UNDONE, _("已撤销")),
        (CANCELLED, _("已取消")),
    )

    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=STATES, default=MAPPING, db_index=True)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    folder_name = models.CharField(max_length=40, unique=True)
    sheet = models.CharField(max_length=100, blank=True)
    rows = models.PositiveIntegerField(default=0)
    parts = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    turn = models.PositiveIntegerField(default=0)
    """Counts the dry runs: one that is no longer the last stops."""
    after_pk = models.BigIntegerField(default=0)
    """How far an undo has come."""
    layout = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    doubts = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    error = models.JSONField(null=True, blank=True)
    """A designed error that stopped the work: sentence and remedy in both languages."""
    source = models.OneToOneField(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="brought_by")
    last_stamp = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    touched_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints: ClassVar = [CheckConstraint(condition=Q(state__in=tuple(FLOW)), name="import_state")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def folder(self) -> Folder:
        """Its files."""
        return Folder(Path(settings.HOME) / "imports" / self.folder_name)

    @property
    def working(self) -> bool:
        """Whether rows are being worked through."""
        return self.state in WORKING

    def may(self, act: str) -> bool:
        """Whether the act is possible in the present state."""
        return act in FLOW[self.state]

    def touch(self, now: datetime) -> None:
        """Say that someone is at work on it."""
        self.touched_at = now

    def count(self, name: str) -> int:
        """Rows of which that became."""
        return int(self.counts.get(name, 0))

    @property
    def changing(self) -> int:
        """Rows whose record would be corrected or replaced."""
        return self.count("correct") + self.count("replace")

    @property
    def writing(self) -> int:
        """Rows that would be written."""
        return self.count("add") + self.changing

    @property
    def written_changes(self) -> int:
        """Rows whose record was corrected or replaced."""
        return self.count("written_correct") + self.count("written_replace")

    @property
    def written(self) -> int:
        """Rows that were written."""
        return self.count("written_add") + self.written_changes

    @property
    def put_right(self) -> int:
        """Rows undone: withdrawn or put back."""
        return self.count("undone") + self.count("put_back")

    @property
    def rows_done(self) -> int:
        """Rows worked through in the present state, about."""
        return min(self.rows, self.position * PART)

    def open_doubts(self) -> list[dict[str, Any]]:
        """Doubts nobody has answered."""
        return [d for d in self.doubts if d["code"] not in self.answers]


class ImportMapping(models.Model):
    """Which columns hold which fields, remembered for one kind and one set of heads."""

    kind = models.CharField(max_length=40)
    heads_hash = models.CharField(max_length=64)
    heads = models.JSONField()
    mapping = models.JSONField()
    used_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("kind", "-used_at")
        constraints: ClassVar = [UniqueConstraint(fields=("kind", "heads_hash"), name="import_mapping_once")]

    def __str__(self) -> str:
        return f"{self.kind} {', '.join(h for h in self.heads if h)[:80]}"
