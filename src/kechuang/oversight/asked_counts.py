"""How many questions were asked and how many the records answered: of a plan or all, by month. Of nobody by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kechuang.oversight.models import Closing, Matter, MatterStep


@dataclass(frozen=True, slots=True)
class AskedIn:
    """One month. `by_records`: milestones the records closed without anybody asked; `taken_back`: questions that the
    records answered before the unit did."""

    month: date
    by_records: int
    asked: int
    answered: int
    taken_back: int


@dataclass(frozen=True, slots=True)
class AskedCounts:
    """All months with their sums, newest first."""

    months: list[AskedIn]

    @property
    def by_records(self) -> int:
        """Milestones that nobody had to be asked about."""
        return sum(one.by_records for one in self.months)

    @property
    def asked(self) -> int:
        """Questions asked."""
        return sum(one.asked for one in self.months)

    @property
    def answered(self) -> int:
        """Questions answered by units."""
        return sum(one.answered for one in self.months)

    @property
    def taken_back(self) -> int:
        """Questions taken back because the records answered."""
        return sum(one.taken_back for one in self.months)


def asked_counts(until: date | None = None) -> AskedCounts:
    """Up to a day, everything where none is given."""
    last = until or date.max
    closed = Closing.objects.filter(how="records", asked=False, day__lte=last).values_list("milestone", "day")
    asked = Matter.objects.filter(flow="request", asked_on__lte=last).values_list("asked_on", flat=True)
    steps = MatterStep.objects.filter(matter__flow="request", day__lte=last)
    answered = steps.filter(verb="answer").values_list("matter", "day")
    back = steps.filter(verb="withdraw", done_by=None).values_list("matter", "day")
    first = dict(sorted(closed, key=lambda one: one[1], reverse=True))
    counted = [
        _months(first.values()),
        _months(asked),
        _months(dict(answered).values()),
        _months(day for _key, day in back),
    ]
    months = sorted(set().union(*counted), reverse=True)
    return AskedCounts([AskedIn(month, *(one[month] for one in counted)) for month in months])


def _months(days: Iterable[date]) -> Counter[date]:
    return Counter(day.replace(day=1) for day in days)
