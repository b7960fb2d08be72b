"""Who typed what stands in a draft, and when: shown once more than one person writes in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from kechuang.accounts.models import User
from kechuang.cases.joined import standing_rows
from kechuang.cases.models import Case


@dataclass(frozen=True, slots=True)
class Typed:
    """One standing text: who, when, and in words for the reader."""

    who: str
    own: bool
    at: datetime

    @property
    def said(self) -> str:
        """陈代表 填于 11-28 22:40; the reader is called 您."""
        local, today = timezone.localtime(self.at), timezone.localdate()
        when = local.strftime("%H:%M" if local.date() == today else "%Y-%m-%d %H:%M")
        return _("%(who)s填于 %(when)s") % {"who": _("您") if self.own else self.who, "when": when}


def typed_in(case: Case, reader: int | None) -> dict[str, Typed]:
    """By the name of the input, where something stands in it; `reader` is the account that reads."""
    return {row.name: _typed(row.recorded_by, row.recorded_at, reader) for row in standing_rows(case) if row.text}


def is_shared(case: Case, reader: int | None) -> bool:
    """Whether somebody else than the reader has typed in it, ever."""
    return case.answers.exclude(recorded_by=None).exclude(recorded_by_id=reader).exists()


def _typed(person: User | None, at: datetime, reader: int | None) -> Typed:
    if person is None:
        return Typed(_("系统"), False, at)
    return Typed(str(person), person.pk == reader, at)
