"""A correction told to a reader: which field, from what to what, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kechuang.portal.words import BOUNDS, FIELDS, OPERATORS, PERIODS, date_words
from kechuang.supervision.models import Correction


@dataclass(frozen=True, slots=True)
class Told:
    """One correction and its words. `standing` while it has not been taken back."""

    correction: Correction
    field: Any
    old: str
    new: str

    @property
    def standing(self) -> bool:
        """Whether it may still be undone."""
        return self.correction.undone_at is None


def told(corrections: Iterable[Correction]) -> list[Told]:
    """Each correction in words, in the order given."""
    return [
        Told(one, FIELDS.get(one.field, one.field), in_words(one.field, one.old), in_words(one.field, one.new))
        for one in corrections
    ]


def in_words(field: str, value: Any) -> str:
    """A kept value as people read it: operators in words, dates in words, owners by name, links by their place."""
    if value in (None, "", []):
        return _("（空）")
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list):
        return "、".join(owner["name"] if isinstance(owner, dict) else str(owner) for owner in value)
    if field == "task":
        return _("第 %(n)s 项任务") % {"n": value}
    if field == "same_as":
        return _("第 %(n)s 个目标") % {"n": value}
    if field == "deadline":
        return date_words(str(value))
    if field == "op":
        return str(OPERATORS.get(value, value))
    if field == "bound":
        return str(BOUNDS.get(value, value))
    if field == "per":
        return str(PERIODS.get(value, value))
    return str(value)
