"""The pool as the records have it on a day: every expert with units over time, relations, and the days drawn before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from kechuang.cases.panels.candidates import Candidate, Employment, Tie
from kechuang.cases.panels.persons import NOBODY, Mention
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.expert import Expert, field_codes
from kechuang.registry.kinds.expert_tie import ExpertTie
from kechuang.registry.kinds.person import Person
from kechuang.reviews.models import Seat
from kechuang.reviews.reading.groups import Named, organisations


def pool(asof: AsOf, division: str = "", numbers: Iterable[str] | None = None) -> list[Candidate]:
    """Everybody who is an expert on the day, by number. `division` is the place whose own people are not outside.

    Who is suspended is there and not active. A person without a name on record goes by the number.
    """
    rows = Expert.objects.as_of(asof).order_by("key")
    if numbers is not None:
        rows = rows.filter(key__in=list(numbers))
    experts = list(rows)
    keys = [row.key for row in experts]
    stretches = _stretches(keys, asof)
    named = organisations({row.organisation for rows_ in stretches.values() for row in rows_}, asof)
    ties, turns = _ties(keys, asof), turns_of(keys, asof.known)
    return [
        Candidate(
            row.key,
            stretches[row.key][-1].name if row.key in stretches else row.key,
            row.kind_of_expert,
            field_codes(row.fields),
            is_outside(row.home_division, division),
            _employments(stretches.get(row.key, []), named),
            tuple(ties.get(row.key, ())),
            tuple(turns.get(row.key, ())),
            row.state == "active",
        )
        for row in experts
    ]


def is_outside(home: str, division: str) -> bool:
    """Whether a home lies outside the city of a division; of an unknown home nobody says so."""
    return bool(home and division) and not home.startswith(city_of(division))


def city_of(division: str) -> str:
    """What the codes of the whole city begin with: four digits, six for a county-level city under the province."""
    return division[:6] if division[2:4] == "90" else division[:4]


def turns_of(numbers: Sequence[str], known: datetime) -> dict[str, list[date]]:
    """The days on which they had been drawn by that instant, for panels that were not called off."""
    found: dict[str, list[date]] = {}
    seats = Seat.objects.filter(panel__cancellation=None, entered_at__lte=known).order_by("entered_at")
    wanted = set(numbers)
    for number, at in seats.values_list("number", "entered_at"):
        if number in wanted:
            found.setdefault(number, []).append(timezone.localdate(at))
    return found


def _stretches(keys: list[str], asof: AsOf) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in Person.objects.known(asof).filter(key__in=keys).order_by("key", "valid_from"):
        found.setdefault(row.key, []).append(row)
    return found


def _employments(rows: list[Any], named: dict[str, Named]) -> tuple[Employment, ...]:
    """One for each unit and time; stretches that follow each other at one unit are one."""
    made: list[Employment] = []
    for row in rows:
        if not row.organisation:
            continue
        held = named.get(row.organisation) or Named(row.organisation, row.organisation)
        since, last = row.valid_from, made[-1] if made else None
        if last is not None and last.unit == row.organisation and last.until == row.valid_from:
            since = made.pop().since
        made.append(Employment(row.organisation, held.name, since, row.valid_to, held.group))
    return tuple(made)


def _ties(keys: list[str], asof: AsOf) -> dict[str, list[Tie]]:
    rows = list(ExpertTie.objects.known(asof).filter(expert__in=keys).order_by("key", "valid_from"))
    names = dict(
        Person.objects.known(asof)
        .filter(key__in={row.person for row in rows if row.person})
        .order_by("valid_from")
        .values_list("key", "name")
    )
    found: dict[str, list[Tie]] = {}
    for row in rows:
        whom = NOBODY if not row.person else Mention(row.person, names[row.person]) if row.person in names else None
        found.setdefault(row.expert, []).append(
            Tie(
                row.nature,
                row.organisation,
                whom if whom is not None else Mention(name=row.person),
                row.since,
                row.until,
                row.key,
                row.note,
            )
        )
    return found
