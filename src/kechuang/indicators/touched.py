"""Whether anything done since a moment may have moved a number: asked of the log, so that kept numbers are never stale.

What the log tells of and this does not know is taken to move every number. Acts on accounts, cases, money, papers and
the like move none: where such an act grants something, the registry stores the record and tells of it by an event of
its own. An act on a record moves the numbers whose questions the record can answer, and those alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from kechuang.events.models import Event
from kechuang.indicators.definition import Indicator
from kechuang.indicators.moved import touches
from kechuang.questions.composed import composed
from kechuang.registry.catalogue import kinds
from kechuang.registry.importing.imports import WORKING, Import
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.moving import Change
from kechuang.registry.record import Record

MANY = 300
"""More acts than this are not looked at one by one: every number counts as moved."""
HARMLESS = (
    "account.", "access.", "token.", "membership.", "unit.", "organisation.", "invitation.", "claim.",
    "log.", "backup.made", "job.", "calendar.", "reminder.",
    "evidence.opened", "records.exported", "import.mapping", "breakdown.", "actuals.",
    "amendment.", "rollout.", "policies.run", "entitlements.", "offer.", "cue.", "cues.",
    "case.", "panel.", "call.", "award.", "budget.", "payment.", "ledger.",
    "matter.", "meeting.", "milestone.", "milestones.", "request.", "paper.", "townships.", "oversight.supervised",
)  # fmt: skip
"""Beginnings of types of events that move no number."""
_PLAN = ("plan.", "binding.", "lamps.", "target.", "task.", "correction.")
"""Acts on plans: they move what is asked, not what records answer."""
NEAR = "near.reckoned"


@dataclass(frozen=True, slots=True)
class _Act:
    """One act: on a kind of record, with what changed where it was one subject; on nothing known: on everything."""

    kind: type[Record] | None = None
    change: Change | None = None
    near: str = ""


class Since:
    """The acts between two moments, read once and asked for as many indicators as there are."""

    def __init__(self, after: datetime, until: datetime) -> None:
        self.plan = False
        """Whether an act on a plan, its targets, bindings or lamps was among them."""
        self._acts: list[_Act] = []
        self._everything = False
        self._answers: dict[tuple[str, str], bool] = {}
        if after >= until:
            return
        events = _events(after=after, until=until)
        if len(events) > MANY:
            self._everything = self.plan = True
            return
        for event in events:
            self._note(event)
        for name in _importing(after, until):
            self._acts.append(_Act(kinds().get(name)))

    @property
    def quiet(self) -> bool:
        """Whether nothing at all was done that could move a number of records."""
        return not self._acts and not self._everything

    def touched(self, indicator: Indicator, scheme: str = "") -> bool:
        """Whether an indicator's number may have moved; `scheme` where enterprises near a certificate count too."""
        asked = (indicator.code, scheme)
        if asked not in self._answers:
            acts = (_moves(act, indicator, scheme) for act in self._acts)
            self._answers[asked] = self._everything or any(acts)
        return self._answers[asked]

    def _note(self, event: Event) -> None:
        if event.type.startswith(_PLAN):
            self.plan = True
            return
        if event.type == NEAR:
            self._acts.append(_Act(near=str((event.after or {}).get("scheme", ""))))
            return
        kind = _kind_of(event)
        if kind is None:
            self._everything = True
            return
        self._acts.append(_Act(kind, _change(kind, event) if event.type.startswith("record.") else None))


def _importing(after: datetime, until: datetime) -> list[str]:
    """Kinds of which an import may have written rows between the moments: its parts have no events of their own."""
    return _overlapping(after=after, until=until)


@composed
def _overlapping(*, after: Any, until: Any) -> QuerySet[Any, Any]:
    begun = Import.objects.filter(confirmed_at__lte=until)
    return begun.filter(Q(state__in=WORKING) | Q(last_stamp__gt=after)).values_list("kind", flat=True)


@composed
def _events(*, after: Any, until: Any) -> QuerySet[Event]:
    held = Event.objects.filter(occurred_at__gt=after, occurred_at__lte=until, succeeded=True)
    return held.exclude(_harmless()).order_by("-id")[: MANY + 1]


def _harmless() -> Q:
    found = Q()
    for beginning in HARMLESS:
        found |= Q(type__startswith=beginning)
    return found


def _moves(act: _Act, indicator: Indicator, scheme: str) -> bool:
    if act.near:
        return act.near == scheme
    if act.kind is None:
        return True
    if act.change is not None:
        return touches(indicator, act.change)
    return act.kind in indicator.reads() or (act.kind is PublicStatistic and bool(indicator.series()))


def _kind_of(event: Event) -> type[Record] | None:
    """The kind of record an act is about; None where it is not about one."""
    model = _model(event.object_type)
    if model is None:
        return None
    if issubclass(model, Record):
        return model
    if issubclass(model, Import):
        job = Import.objects.filter(pk=event.object_id or 0).first()
        return kinds().get(job.kind) if job else None
    return None


def _model(label: str) -> type[Any] | None:
    try:
        return apps.get_model(label) if label else None
    except (LookupError, ValueError):
        return None


def _change(kind: type[Record], event: Event) -> Change | None:
    """The rows an act closed and opened: those that carry its instant."""
    stamp = event.occurred_at
    subject = kind.objects.filter(pk=event.object_id or 0).values_list("key", flat=True).first()
    if subject is None:
        return None
    rows = list(kind.objects.filter(Q(recorded_at=stamp) | Q(superseded_at=stamp), key=subject))
    closed = tuple(row for row in rows if row.superseded_at == stamp)
    opened = tuple(row for row in rows if row.recorded_at == stamp)
    return Change(kind, subject, closed, opened, stamp) if closed or opened else None
