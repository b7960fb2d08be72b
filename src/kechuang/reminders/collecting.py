"""What is due now for everybody: new things are written down, changed ones are unread again, what is over goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from kechuang.accounts.models import User
from kechuang.questions.composed import composed
from kechuang.reminders.catalogue import sources
from kechuang.reminders.models import Reminder
from kechuang.reminders.source import Due, Source

MOST = 100
"""So many of one kind are kept for one person, the most urgent; whoever has more works from the list itself."""


@dataclass(frozen=True, slots=True)
class Collected:
    """How many are new or changed, and how many went."""

    new: int
    gone: int


def collect(day: date | None = None) -> Collected:
    """Ask every source. Safe to repeat: the same day twice changes nothing."""
    day = day or timezone.localdate()
    new = gone = 0
    for source in sources().values():
        found = _capped(source, day)
        with transaction.atomic():
            kind_new, kind_gone = _keep(source.code, found)
        new, gone = new + kind_new, gone + kind_gone
    with transaction.atomic():
        of_no_kind = Reminder.objects.filter(gone_at=None).exclude(kind__in=list(sources()))
        gone += of_no_kind.update(gone_at=timezone.now())
    return Collected(new, gone)


def open_for(person: User) -> QuerySet[Reminder]:
    """What is due for a person now: unread first, then by day, what has none last."""
    from django.db.models import F

    rows = Reminder.objects.filter(person=person, gone_at=None)
    return rows.order_by(F("read_at").asc(nulls_first=True), F("due").asc(nulls_last=True), "pk")


def unread(person: User) -> int:
    """How many a person has not read."""
    return len(_unread(person=person.pk))


@composed
def _unread(*, person: Any) -> QuerySet[Any, Any]:
    """So few that counting them here costs less than another shape of question."""
    return Reminder.objects.filter(person=person, gone_at=None, read_at=None).order_by().values_list("pk", flat=True)


def _capped(source: Source, day: date) -> dict[tuple[int, str], Due]:
    found: dict[tuple[int, str], Due] = {}
    count: dict[int, int] = {}
    for due in sorted(source.find(day), key=lambda one: (one.due or date.max, one.key)):
        if count.get(due.person, 0) < MOST and (due.person, due.key) not in found:
            count[due.person] = count.get(due.person, 0) + 1
            found[due.person, due.key] = due
    return found


def _keep(kind: str, found: dict[tuple[int, str], Due]) -> tuple[int, int]:
    now = timezone.now()
    held = {(row.person_id, row.key): row for row in Reminder.objects.filter(kind=kind)}
    fresh = [_row(kind, due, now) for key, due in found.items() if key not in held]
    Reminder.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
    changed = []
    for key, due in found.items():
        row = held.get(key)
        if row is None:
            continue
        says = [due.says.zh, due.says.en]
        if row.gone_at is not None or row.says != says:  # back again, or another thing to know: unread, to be told of
            row.read_at, row.letter, row.gone_at = None, None, None
        elif (row.due, row.address) == (due.due, due.address):
            continue
        row.says, row.due, row.address = says, due.due, due.address
        changed.append(row)
    fields = ["says", "due", "address", "read_at", "letter", "gone_at"]
    Reminder.objects.bulk_update(changed, fields, batch_size=200)
    over = [row.pk for key, row in held.items() if key not in found and row.gone_at is None]
    gone = 0
    for start in range(0, len(over), 500):
        gone += Reminder.objects.filter(Q(pk__in=over[start : start + 500])).update(gone_at=now)
    return len(fresh) + len(changed), gone


def _row(kind: str, due: Due, now: datetime) -> Reminder:
    return Reminder(
        person_id=due.person,
        kind=kind,
        key=due.key,
        says=[due.says.zh, due.says.en],
        address=due.address,
        due=due.due,
        first_at=now,
    )
