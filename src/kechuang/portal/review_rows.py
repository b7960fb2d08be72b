"""Rows of the pages of panels: where one stands, who was looked at and why not, seats, lines of a summary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kechuang.cases.panels.sheet import shown
from kechuang.cases.panels.sifting import Sifted, reason_name
from kechuang.cases.panels.summary import Line, Summary
from kechuang.portal.language import said
from kechuang.reviews.models import Panel, Seat, Sheet
from kechuang.reviews.models.panel import State
from kechuang.reviews.waiting import STATES

KINDS = {"technical": _("技术专家"), "financial": _("财务专家"), "other": _("管理及其他")}
LAMPS = {"failed": "error", "concluded": "good", "cancelled": "notice", "closed": "warning"}
RECORDS = {"project", "intellectualproperty", "organisation", "person", "expert", "experttie"}


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A panel in a list."""

    panel: Panel
    state: State

    @property
    def words(self) -> str:
        """Where it stands."""
        return said(STATES[self.state])

    @property
    def lamp(self) -> str:
        """The lamp beside the words."""
        return LAMPS.get(self.state, "warning" if self.state in ("opened", "committed", "drawn") else "notice")


@dataclass(frozen=True, slots=True)
class Why:
    """One reason why not: what it is called, the sentence, the records it rests on, whether it is sure."""

    code: str
    name: str
    words: str = ""
    records: tuple[tuple[str, str], ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class ExpertRow:
    """An expert of the pool as the panel sees them."""

    number: str
    name: str
    units: str
    kind: Any
    outside: bool
    turns: int
    why: tuple[Why, ...] = ()


def experts(found: Sifted, panel: Panel) -> list[ExpertRow]:
    """Everybody looked at: who may be drawn first, then the others with all their reasons."""
    able = [_row(one, panel, ()) for one in found.eligible]
    barred = [
        _row(
            one.expert,
            panel,
            (
                *(Why(code, said(reason_name(code))) for code in one.others),
                *(
                    Why(
                        each.ground,
                        said(reason_name(each.ground)),
                        said(each.said),
                        tuple((proof.kind, proof.key) for proof in each.proofs if proof.kind in RECORDS),
                        each.certain,
                    )
                    for each in one.conflicts
                ),
            ),
        )
        for one in found.barred
    ]
    return [*able, *barred]


def _row(expert: Any, panel: Panel, why: tuple[Why, ...]) -> ExpertRow:
    units = "、".join(one.name for one in expert.units_on(panel.on))
    return ExpertRow(expert.number, expert.name, units, KINDS[expert.kind], expert.outside, len(expert.turns), why)


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Somebody drawn: who, under which account, whether the sheet is in."""

    seat: Seat
    kind: Any
    sheet: Sheet | None


def seats(panel: Panel) -> list[SeatRow]:
    """Who sits, then who left; sheets without their values."""
    rows = list(panel.seats.select_related("account").order_by("pk"))
    sheets = {sheet.seat_id: sheet for sheet in Sheet.objects.filter(seat__in=rows)}
    return [
        SeatRow(seat, KINDS[seat.kind], sheets.get(seat.pk))
        for seat in sorted(rows, key=lambda one: (one.left_at is not None, one.pk))
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of one reviewer; `outlier` says why it stands out."""

    text: str
    outlier: str = ""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line over all sheets, ready to be shown."""

    label: str
    bounds: str
    cells: tuple[Cell, ...]
    result: str
    median: str
    deviation: str


def lines(found: Summary, sitting: Iterable[Seat]) -> list[LineRow]:
    """The lines and the total, a cell for each of those who sit."""
    keys = [str(seat.pk) for seat in sitting]
    return [_line(line, keys) for line in (*found.lines, *((found.total,) if found.total else ()))]


def _line(line: Line, keys: list[str]) -> LineRow:
    odd = {one.expert: said(one.said) for one in line.outliers}
    item = line.item
    bounds = f"{shown(item.low)}—{shown(item.high)}" if item.low is not None and item.high is not None else ""
    return LineRow(
        item.label,
        bounds,
        tuple(Cell(_shown(line.values.get(key)), odd.get(key, "")) for key in keys),
        _shown(line.result) if item.kind == "points" else f"{_shown(line.result)} {line.yes}:{line.no}",
        "" if line.median is None else shown(line.median),
        "" if line.deviation is None else shown(line.deviation),
    )


def _shown(value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, bool):
        return str(_("是") if value else _("否"))
    return shown(value)
