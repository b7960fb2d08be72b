"""The figures that stand by what was signed, and how the rules read them in every process."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, QuerySet

from kechuang.figures.models import SIGNED, Proposal, Said
from kechuang.kernel.once import once
from kechuang.kernel.units import quantity
from kechuang.policies.jurisdictions.signed import Held, Source
from kechuang.questions.composed import composed
from kechuang.rules.parameters import Citation, Dated

Place = tuple[str, str, date]
"""Division, name of the figure, and the day from which it holds."""


def standing(known: datetime | None = None) -> dict[Place, Proposal]:
    """The last signed proposal for each place and day, as known by an instant; those that take back are among them."""
    rows = Proposal.objects.filter(said__word=SIGNED).select_related("said__said_by", "proposed_by")
    if known is not None:
        rows = rows.filter(said__said_at__lte=known)
    return {(row.division, row.parameter, row.since): row for row in rows.order_by("said__said_at", "pk")}


def stands_at(division: str, parameter: str, since: date) -> Proposal | None:
    """What was signed last for that day."""
    rows = Proposal.objects.filter(division=division, parameter=parameter, since=since, said__word=SIGNED)
    return rows.order_by("-said__said_at", "-pk").first()


def dated(row: Proposal) -> Dated:
    """A signed figure as the rules read it; only for one with a value."""
    value, _ = quantity(row.value)
    return Dated(row.since, value, Citation(row.document, row.number, row.article, row.dated), "S")


def _stamp() -> Hashable:
    """Asked once within a request; whoever signs lets it be asked again (`saying.py`)."""
    return once("figures signed", _counted)


def _counted() -> Hashable:
    return tuple(_signed())


@composed
def _signed() -> QuerySet[Any, Any]:
    """How many and when the last, in one row; none while nothing is signed."""
    rows = Said.objects.filter(word=SIGNED).order_by().values("word")
    return rows.annotate(n=Count("pk"), last=Max("said_at")).values_list("n", "last")


def _held() -> Held:
    found: dict[str, dict[str, list[Dated]]] = {}
    for (division, parameter, _), row in standing().items():
        if row.value:
            found.setdefault(division, {}).setdefault(parameter, []).append(dated(row))
    return {
        division: {name: tuple(sorted(values, key=lambda v: v.since)) for name, values in own.items()}
        for division, own in found.items()
    }


SOURCE = Source(_stamp, _held)
"""Plugged in as the app is ready. Every request looks at the stamp first, so no process reads what is past."""
