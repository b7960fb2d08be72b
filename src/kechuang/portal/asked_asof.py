"""The pair of moments in an address (`?valid=…&known=…`), its slider, and the addresses of other days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from kechuang.kernel.errors import BadInput
from kechuang.registry.asof import AsOf


@dataclass(frozen=True, slots=True)
class Slider:
    """A range of days for an `<input type=range>`: whole days counted from the first; marks at the ends of years."""

    first: date
    last: date
    day: date

    @property
    def steps(self) -> int:
        """How many days from the first to the last."""
        return (self.last - self.first).days

    @property
    def step(self) -> int:
        """The day shown, counted from the first."""
        return (min(max(self.day, self.first), self.last) - self.first).days

    @property
    def years(self) -> list[tuple[int, date]]:
        """The ends of the years between, each with its step."""
        ends = (date(year, 12, 31) for year in range(self.first.year, self.last.year + 1))
        return [((end - self.first).days, end) for end in ends if self.first <= end <= self.last]


@dataclass(frozen=True, slots=True)
class AskedAsOf:
    """What the address asked: the pair, the words as given (empty: now), and what was wrong with them.

    `kept` are further parts that every address of the page carries: a place, a level.
    """

    asof: AsOf
    valid: str
    known: str
    wrong: BadInput | None = None
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def past(self) -> bool:
        """Whether something other than today with everything recorded is shown."""
        return bool(self.known) or self.asof.valid != timezone.localdate()

    @property
    def known_at(self) -> datetime:
        """The instant, in local time."""
        return timezone.localtime(self.asof.known)

    def address(self, **other: str | int) -> str:
        """A query string with the pair as given and further parts; empty parts are left out."""
        parts = {"valid": self.valid, "known": self.known, **self.kept}
        parts |= {name: str(value) for name, value in other.items()}
        return "?" + urlencode({name: value for name, value in parts.items() if value})

    def on(self, day: date) -> str:
        """The query string of another day with the same knowledge."""
        return self.address(valid=day.isoformat())

    @property
    def now(self) -> str:
        """The query string of today with everything recorded so far."""
        return self.address(valid="", known="")


def asked_asof(request: HttpRequest) -> AskedAsOf:
    """Read the pair from the address; what cannot be read is told, and now is shown. `step` is the slider's."""
    valid, known = request.GET.get("valid", "").strip(), request.GET.get("known", "").strip()
    try:
        return AskedAsOf(AsOf.asked(valid, known), valid, known)
    except BadInput as error:
        return AskedAsOf(AsOf.now(), "", "", error)
