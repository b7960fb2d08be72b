"""What is asked in a run: the policies in force on the day, of which subjects, with the figures of where they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_at, place_codes
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.stretch import Stretch, among
from kechuang.registry.facts.subjects import KINDS, NAMES, SubjectKind
from kechuang.registry.kinds.organisation import ENTERPRISE, Organisation
from kechuang.rules.law import Law, NotInForce
from kechuang.rules.policy import Policy

_SPARE = 1.5
"""Up to so many times as many subjects are read as are asked, where that is quicker than naming each."""
KEYS = 5_000
"""So many keys are asked for at once."""
Place = tuple[str, ...]
"""The divisions with figures of their own that count for a place, widest first; empty where none has any."""


def policies_of(kind: SubjectKind, *, enterprise: bool = True) -> list[Policy]:
    """The policies asked of a kind of subject. What is asked of any body is not asked of an enterprise by night."""
    asked = [p for p in catalogue() if KINDS[p.subject][0] == kind]
    if kind == "organisation":
        asked = [p for p in asked if (p.subject == "enterprise") == enterprise]
    return asked


class Group:
    """Subjects that are asked the same policies: their keys, and the laws of a day for the figures of a place."""

    def __init__(self, name: str, kind: SubjectKind, policies: list[Policy]) -> None:
        self.name, self.kind, self.policies = name, kind, policies
        self.codes = frozenset(p.code for p in policies)
        self.dense = name == "enterprise"
        """Whether between two of its keys nearly every subject is one of its own; others lie scattered among these."""
        self._laws: dict[tuple[date, Place], list[Law]] = {}
        self._places: dict[str, Place] = {}

    def keys(self, asof: AsOf, after: str = "") -> Iterator[str]:
        """Keys of the subjects there are on the day, in order, from behind `after`.

        Each list of them is its own question: while one was still being read, SQLite would refuse to store anything as
        soon as anybody else had.
        """
        told = self._rows(asof).order_by("key").values_list("key", flat=True)
        while keys := list(told.filter(key__gt=after)[:KEYS]):
            yield from keys
            after = keys[-1]

    def there(self, keys: Sequence[str], asof: AsOf) -> list[str]:
        """Those of the keys that there are on the day, in order."""
        rows = self._rows(asof).filter(among("key", keys))
        return list(rows.order_by("key").values_list("key", flat=True))

    def _rows(self, asof: AsOf) -> QuerySet[Any]:
        rows = kinds()[self.kind].objects.as_of(asof)
        if self.name == "enterprise":
            return rows.filter(form=ENTERPRISE)
        return rows.exclude(form=ENTERPRISE) if self.name == "body" else rows

    def count(self, asof: AsOf) -> int:
        """How many subjects there are on the day, about: for the progress bar."""
        return int(kinds()[self.kind].objects.as_of(asof).count())

    def places(self, keys: Sequence[str], asof: AsOf) -> dict[str, Place]:
        """Where the subjects (of a stretch: others too) lie; those without figures of their own are left out."""
        record = kinds()[self.kind]
        if record is not Organisation:
            return {}
        rows = record.objects.as_of(asof).filter(among("key", keys))
        told = rows.values_list("key", "division")
        return {key: place for key, division in told if (place := self._place(division[:6]))}

    def _place(self, division: str) -> Place:
        """Asked once a run for each division: what is signed while it runs counts from the next one on."""
        if division not in self._places:
            self._places[division] = place_codes(division)
        return self._places[division]

    def stretch(self, keys: list[str], asof: AsOf) -> list[str]:
        """The keys as a stretch where few subjects asked something else lie between them."""
        rows = kinds()[self.kind].objects.as_of(asof).filter(key__gte=keys[0], key__lte=keys[-1])
        return Stretch(keys) if rows.count() <= _SPARE * len(keys) else keys

    def laws(self, day: date, place: Place) -> list[Law]:
        """The laws in force on the day, with the figures of a place."""
        if (day, place) not in self._laws:
            local = figures_at(place[-1] if place else "")
            self._laws[day, place] = [law for p in self.policies if (law := _law(p, day, local)) is not None]
        return self._laws[day, place]

    def by_year(self, asof: AsOf, place: Place) -> dict[int, list[Law]]:
        """The laws by the accounting year they ask about."""
        found: dict[int, list[Law]] = {}
        for law in self.laws(asof.valid, place):
            found.setdefault(When.of(asof, law.policy).year, []).append(law)
        return found


def groups() -> list[Group]:
    """All there is to ask: enterprises first, then other organisations, then what has records of its own."""
    made = [Group("enterprise", "organisation", policies_of("organisation"))]
    made.append(Group("body", "organisation", policies_of("organisation", enterprise=False)))
    made += [
        Group(kind, kind, asked)
        for kind in NAMES
        if kind != "organisation" and kind in kinds() and (asked := policies_of(kind))
    ]
    return made


def _law(policy: Policy, day: date, local: Any) -> Law | None:
    try:
        return catalogue().law(policy.code, day, local)
    except NotInForce:
        return None
