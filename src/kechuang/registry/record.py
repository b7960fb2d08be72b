"""The record: one row says one thing about one subject for one stretch of the world's time, as known for a while."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, Literal, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Label, Scope
from kechuang.registry.asof import AsOf
from kechuang.registry.expected import Expected
from kechuang.registry.found_by import follow, forget, store_entries
from kechuang.registry.sources import Source

ENVELOPE = frozenset(
    ("id", "key", "valid_from", "valid_to", "recorded_at", "superseded_at", "recorded_by", "source", "reason")
)
"""Columns every record has; what a record says are the others."""


class RecordQuerySet(models.QuerySet[Any]):
    """Rows of one kind. `as_of` picks those that were true and known; without it, the whole history is meant."""

    def as_of(self, asof: AsOf) -> Self:
        """True on the day, and known at the instant."""
        return self.known(asof).filter(Q(valid_to=None) | Q(valid_to__gt=asof.valid), valid_from__lte=asof.valid)

    def known(self, asof: AsOf) -> Self:
        """Known at the instant, whenever it was true."""
        return self.filter(
            Q(superseded_at=None) | Q(superseded_at__gt=asof.known),
            recorded_at__lte=asof.known,
        )

    def standing(self) -> Self:
        """What is held to be true now: not superseded."""
        return self.filter(superseded_at=None)

    def update(self, **values: Any) -> int:
        """Set `superseded_at`, which the database allows once; from then on search finds the rows no more."""
        if values.get("superseded_at") is not None:
            forget(self)
        return super().update(**values)

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[Any], *args: Any, **more: Any) -> list[Any]:
        """Store many rows, and let search find them."""
        with follow(self.model):
            return super().bulk_create(objs, *args, **more)


class _ScopeOfKind:
    """The scope of a kind, from what the kind declares."""

    def __get__(self, row: Record | None, kind: type[Record]) -> Scope:
        return Scope(organisation=kind.ORGANISATION, division=kind.DIVISION, label=Label(kind.LABEL))


class Record(models.Model):
    """Abstract base of every kind. Rows are only added; `superseded_at` is set once, when something better is known.

    A kind gives `KEY`, the fields whose values make `key` (the subject that stays the same through all versions);
    `SINCE` and `UNTIL`, the fields from which the world's time is taken where it is not given; `ORGANISATION`, the
    field that holds whose record it is; `DIVISION`, the field that places it; and `LABEL`, who may see it.
    `valid_to` is the first day on which it no longer holds; empty means no end is known.
    """

    KEY: ClassVar[tuple[str, ...]] = ()
    SINCE: ClassVar[str] = ""
    UNTIL: ClassVar[str] = ""
    ORGANISATION: ClassVar[str] = "organisation"
    DIVISION: ClassVar[str] = ""
    LABEL: ClassVar[str] = "internal"
    """公开 public, 内部 internal or 敏感 sensitive."""
    scope: ClassVar[_ScopeOfKind] = _ScopeOfKind()
    """Whose the rows are, as `accounts.access` asks."""
    FACTS: ClassVar[dict[str, str]] = {}
    """Facts of the rules' vocabulary that its fields are: fact → field, of the subject that `ABOUT` names."""
    ABOUT: ClassVar[str] = ""
    """Whose facts these are, where not the record's own: `organisation`, that of its organisation."""
    REPORTED: ClassVar[bool] = False
    """Whether the organisation reports it about itself, and may therefore keep it."""
    PUBLIC: ClassVar[tuple[str, ...]] = ()
    """Fields that the public may see even where the record is internal."""
    ALSO_CALLED: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Further heads under which tables of the field carry a field."""
    NEWER_TABLE: ClassVar[Literal["correct", "replace"]] = "correct"
    """What another value in a newer table says of a known subject: that we were wrong, or that the world changed."""
    EXPECTED: ClassVar[tuple[Expected, ...]] = ()
    """What its values should be; a table that says otherwise is asked about before it is imported."""
    SEARCHED: ClassVar[tuple[str, ...] | None] = None
    """Fields by whose words search finds it; every field of free text where not given."""
    LISTED: ClassVar[tuple[str, ...]] = ()
    """Columns of its list, the first naming the record; a choice that suits any kind where not given."""
    POINTS: ClassVar[Mapping[str, str]] = {}
    """Fields that hold the key of a record of another kind: field → kind. Organisations are known by their field."""

    key = models.CharField(_("主键"), max_length=160)
    valid_from = models.DateField(_("生效日"))
    valid_to = models.DateField(_("失效日"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("录入时间"))
    superseded_at = models.DateTimeField(_("被取代时间"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", verbose_name=_("来源"))
    reason = models.TextField(_("理由"), blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ("key", "valid_from", "recorded_at")
        constraints: ClassVar = [
            CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="%(class)s_time"),
            UniqueConstraint(
                fields=("key", "valid_from"), condition=Q(superseded_at=None), name="%(class)s_one_standing"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=("key", "superseded_at"), name="%(class)s_key"),
            models.Index(fields=("valid_from", "valid_to"), name="%(class)s_valid"),
            models.Index(fields=("superseded_at",), condition=Q(superseded_at__isnull=False), name="%(class)s_gone"),
        ]

    def __str__(self) -> str:
        return str(getattr(self, "name", "") or getattr(self, "title", "") or self.key)

    def save(self, *args: Any, **more: Any) -> None:
        """Store the row, and let search find it."""
        with transaction.atomic():
            super().save(*args, **more)
            store_entries(self)

    @classmethod
    def reported(cls, values: Mapping[str, Any]) -> bool:
        """Whether the organisation itself reports a record with these values, and may keep it."""
        return cls.REPORTED

    @classmethod
    def kind(cls) -> str:
        """The stable name of the kind: its model name."""
        return str(cls._meta.model_name)

    @classmethod
    def said(cls) -> tuple[models.Field[Any, Any], ...]:
        """The fields that say something, in the order of their declaration."""
        return tuple(f for f in cls._meta.concrete_fields if f.name not in ENVELOPE)

    def values(self) -> dict[str, Any]:
        """What the record says, by field name."""
        return {f.name: getattr(self, f.attname) for f in self.said()}

    @classmethod
    def key_from(cls, values: Mapping[str, Any]) -> str:
        """The key that values make."""
        return ":".join(str(values[name]) for name in cls.KEY)

    def key_of(self) -> str:
        """The key its own values make."""
        return self.key_from({name: getattr(self, name) for name in self.KEY})

    @classmethod
    def taken(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Values as a table gives them put into the kind's own form (a figure into its base unit). Raises BadInput."""
        return values

    def time_of(self) -> tuple[date | None, date | None]:
        """The world's time as its own values tell it: first day, first day no longer."""
        since = getattr(self, self.SINCE) if self.SINCE else None
        until = getattr(self, self.UNTIL) if self.UNTIL else None
        return since, until


def standing_of(kind: type[Record], key: str) -> Iterable[Record]:
    """What is held to be true now about one subject, oldest stretch first."""
    return kind.objects.standing().filter(key=key).order_by("valid_from")
