"""The history of a record: every act on it, newest first, with who, when, why, and what differs field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.held import Actor, memberships_of
from kechuang.events.models import Event
from kechuang.portal.language import said
from kechuang.portal.records.cells import UNKNOWN, Cell, Cells
from kechuang.registry.asof import AsOf
from kechuang.registry.record import Record
from kechuang.registry.writing import changed

Verb = Literal["entered", "corrected", "replaced", "ended", "withdrawn", "undone", "imported", "other"]

WORDS: Mapping[str, Any] = {
    "entered": gettext_lazy("录入"),
    "corrected": gettext_lazy("更正"),
    "replaced": gettext_lazy("变更"),
    "ended": gettext_lazy("终止"),
    "withdrawn": gettext_lazy("作废"),
    "undone": gettext_lazy("撤销改动"),
    "imported": gettext_lazy("批量导入"),
}
ICONS: Mapping[str, str] = {
    "entered": "plus",
    "corrected": "pencil",
    "replaced": "replace",
    "ended": "calendar-x",
    "withdrawn": "trash-2",
    "undone": "undo-2",
    "imported": "file-up",
    "other": "circle-check",
}
_STRETCH = {"valid_from": gettext_lazy("生效日"), "valid_to": gettext_lazy("失效日")}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field before and after; `code` keeps the exact forms apart where they read alike."""

    label: Any
    before: Cell
    after: Cell


@dataclass(frozen=True, slots=True)
class Act:
    """One act: what was done, by whom and why, from which source; `stamp` is its instant."""

    stamp: datetime
    verb: Verb
    words: str
    who: str
    reason: str
    source: str
    differences: tuple[Difference, ...]
    since: Any = None
    """Of a replacement, the day from which the new values hold."""

    @property
    def icon(self) -> str:
        """The icon of its verb."""
        return ICONS[self.verb]


def history(kind: type[Record], key: str, reader: Actor, asof: AsOf, fields: tuple[str, ...]) -> list[Act]:
    """The acts known at the instant; differences of the fields that the reader may see.

    Who did it and why is told to people with a role, not to the public.
    """
    rows = list(
        kind.objects.filter(key=key, recorded_at__lte=asof.known).select_related("source", "recorded_by").order_by("pk")
    )
    cells = Cells(rows, reader, asof)
    told = _told(kind, rows, asof)
    acts: list[Act] = []
    inside = bool(memberships_of(reader)) or reader is None
    for stamp in {row.recorded_at for row in rows} | {row.superseded_at for row in rows if row.superseded_at}:
        if stamp > asof.known:
            continue
        opened = [row for row in rows if row.recorded_at == stamp]
        closed = [row for row in rows if row.superseded_at == stamp]
        acts.append(_act(stamp, opened, closed, told.pop(stamp, None), cells, fields, inside))
    acts += [_mark(stamp, event, inside) for stamp, event in told.items()]
    return sorted(acts, key=lambda act: act.stamp, reverse=True)


def _told(kind: type[Record], rows: Iterable[Record], asof: AsOf) -> dict[datetime, Event]:
    pks = [str(row.pk) for row in rows]
    events = Event.objects.filter(
        object_type=kind._meta.label_lower, object_id__in=pks, succeeded=True, occurred_at__lte=asof.known
    ).exclude(type="evidence.opened")
    return {event.occurred_at: event for event in events.order_by("id")}


def _act(
    stamp: datetime,
    opened: list[Record],
    closed: list[Record],
    event: Event | None,
    cells: Cells,
    fields: tuple[str, ...],
    inside: bool,
) -> Act:
    verb = _verb(opened, closed, event)
    some = (*opened, *closed)[0]
    named = event.actor_name if event else str(some.recorded_by or "")
    reason = event.reason if event else "".join(row.reason for row in opened[:1])
    new = max(opened, key=lambda row: row.valid_from, default=None)
    return Act(
        stamp,
        verb,
        str(WORDS.get(verb, "")) or (said(event.name()) if event else ""),
        (named or _("系统")) if inside else _("工作人员"),
        reason if inside else "",
        some.source.title if opened else "",
        tuple(_differences(opened, closed, cells, fields)),
        new.valid_from if verb == "replaced" and new else None,
    )


def _verb(opened: list[Record], closed: list[Record], event: Event | None) -> Verb:
    if event is not None and event.type.startswith("record."):
        found = event.type.removeprefix("record.")
        if found in WORDS:
            return found  # type: ignore[return-value]
    if event is not None and event.type == "fact.resolved":
        return "corrected"
    if opened and opened[0].source.kind == "import":
        return "imported"
    if not opened:
        return "withdrawn"
    return "entered" if not closed else "replaced" if len(opened) > 1 else "corrected"


def _differences(
    opened: list[Record], closed: list[Record], cells: Cells, fields: tuple[str, ...]
) -> Iterable[Difference]:
    """Each row that holds since against the row before it in whose stretch it begins."""
    for row in sorted(opened, key=lambda one: one.valid_from, reverse=True):
        before = next((c for c in closed if c.valid_from <= row.valid_from and _reaches(c, row)), None)
        if before is None and closed:
            before = closed[0]
        if before is None:
            continue
        names = changed(before, row)
        if len(opened) > 1 and names == ["valid_to"]:
            continue  # the past of a replacement: cut where the new row begins
        for name in names:
            if name in _STRETCH:
                if len(opened) == 1:
                    yield Difference(_STRETCH[name], _day(getattr(before, name)), _day(getattr(row, name)))
            elif name in fields:
                label = row._meta.get_field(name).verbose_name  # type: ignore[union-attr]
                old, new = cells.of(before, name, full=True), cells.of(row, name, full=True)
                yield Difference(label, old, new)


def _reaches(row: Record, other: Record) -> bool:
    return row.valid_to is None or row.valid_to > other.valid_from


def _day(day: Any) -> Cell:
    return Cell(day.isoformat()) if day else UNKNOWN


def _mark(stamp: datetime, event: Event, inside: bool) -> Act:
    return Act(
        stamp,
        "other",
        said(event.name()),
        (event.actor_name or _("系统")) if inside else _("工作人员"),
        event.reason if inside else "",
        "",
        (),
    )
