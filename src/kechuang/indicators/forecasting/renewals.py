"""What a history of certificates tells: who holds one, when it ends, how many are renewed, revoked, first ones.

Only certificates issued by the day asked about are looked at, so a forecast made for a past day uses what was there.
A certificate is *renewed* when its holder gets the next one at most a year after it expires; *lapsed* when that year
has passed without one; in between it is *waiting*. A first certificate is one that renews none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from kechuang.indicators.forecasting.certificates import Certificates
from kechuang.indicators.forecasting.seasons import still_to_come, until

GAP = timedelta(days=365)
"""How long after expiry the next certificate still counts as a renewal."""
LOOK_BACK = timedelta(days=6 * 365)
"""Expiries and revocations of longer ago say little about those to come."""
YEARS = 3
"""Closed years whose first certificates tell the yearly rate."""


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """One certificate: whose, from when until when; `ended` where it was taken away before it expired."""

    holder: str
    issued: date
    expires: date | None = None
    ended: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.issued <= day and all(end is None or day < end for end in (self.expires, self.ended))


@dataclass(slots=True)
class Seen:
    """What was seen by a day."""

    firsts: list[date] = field(default_factory=list)
    delays: list[int] = field(default_factory=list)
    """Of renewals: days from expiry to the next certificate, nothing where there was no gap."""
    lapsed: int = 0
    revoked: int = 0
    certificate_years: float = 0.0
    waiting: list[int] = field(default_factory=list)
    """Days since expiry of those neither renewed nor given up."""
    ends: list[date | None] = field(default_factory=list)
    """When each holder's certificate in force expires."""


class Renewals:
    """The certificates of one scheme in one place."""

    def __init__(self, grants: Iterable[Grant]) -> None:
        ordered = sorted(grants, key=lambda grant: (grant.holder, grant.issued, grant.expires or date.max))
        self._by_holder: list[list[Grant]] = []
        for grant in ordered:
            if self._by_holder and self._by_holder[-1][0].holder == grant.holder:
                self._by_holder[-1].append(grant)
            else:
                self._by_holder.append([grant])
        terms = [(grant.expires - grant.issued).days for grant in ordered if grant.expires]
        self.term = median(terms) if terms else 0.0
        """Days for which a certificate usually holds."""
        self.first_year = min((grant.issued.year for grant in ordered), default=0)
        self._begun, self._over = _stretches(self._by_holder)

    def in_force(self, day: date) -> int:
        """Holders with a certificate on a day, each once."""
        return bisect_right(self._begun, day) - bisect_right(self._over, day)

    def seen(self, today: date) -> Seen:
        """What was there to see on a day."""
        found = Seen()
        since = today - LOOK_BACK
        for grants in self._known(today):
            before: date | None = None
            for grant, after in pairwise([*grants, None]):
                assert grant is not None
                if before is None or grant.issued - before > GAP:
                    found.firsts.append(grant.issued)
                before = grant.expires or date.max
                last = min(grant.expires or today, grant.ended or today, today)
                found.certificate_years += max(0, (last - max(grant.issued, since)).days) / 365.25
                if grant.ended and grant.ended <= today:
                    found.revoked += grant.ended > since
                elif grant.expires and since < grant.expires <= today:
                    self._expired(grant.expires, after, today, found)
            ends = [grant.expires for grant in grants if grant.holds(today)]
            if ends:
                found.ends.append(None if None in ends else max(end for end in ends if end))
        return found

    def _expired(self, expired: date, after: Grant | None, today: date, found: Seen) -> None:
        if after is not None and after.issued - expired <= GAP:
            found.delays.append(max(0, (after.issued - expired).days))
        elif after is not None or today - expired > GAP:
            found.lapsed += 1
        else:
            found.waiting.append((today - expired).days)

    def at(self, today: date, day: date, pipeline: tuple[float, ...] = ()) -> Certificates:
        """The case as it stood today, for forecasting a later day."""
        return self.case(self.seen(today), today, day, pipeline)

    def case(self, seen: Seen, today: date, day: date, pipeline: tuple[float, ...] = ()) -> Certificates:
        """The same from what was seen."""
        left = still_to_come(seen.firsts, today, YEARS)
        by_year = Counter(first.year for first in seen.firsts)
        years = range(max(self.first_year, today.year - YEARS), today.year)
        delays = sorted(seen.delays)
        rate = (len(delays) + 1) / (len(delays) + seen.lapsed + 2)
        stays = expiring = 0
        single: list[float] = []
        for end in seen.ends:
            if end is None or end > day:
                stays += 1
                continue
            room = (day - end).days
            again = int(room // self.term) if self.term else 0
            in_time = _in_time(delays, room)
            if again == 0 and in_time == 1:
                expiring += 1
            else:
                single.append(rate ** (again + 1) * in_time)
        ahead = (day - today).days
        single += [_late(delays, seen.lapsed, waited, ahead) for waited in seen.waiting]
        return Certificates(
            stays=stays,
            expiring=expiring,
            renewed=len(delays),
            lapsed=seen.lapsed,
            new_by_year=tuple(by_year[year] for year in years),
            years=until(today, day, left),
            pipeline=pipeline,
            revoked=seen.revoked,
            certificate_years=seen.certificate_years,
            single=tuple(single),
            so_far=by_year[today.year],
            so_far_years=1 - left,
        )

    def _known(self, today: date) -> Iterator[list[Grant]]:
        for grants in self._by_holder:
            if grants[-1].issued <= today:
                yield grants
            elif grants[0].issued <= today:
                yield [grant for grant in grants if grant.issued <= today]


def _stretches(by_holder: Iterable[list[Grant]]) -> tuple[list[date], list[date]]:
    """The days on which holders begin to have a certificate, and those on which they have none any more; in order."""
    begun: list[date] = []
    over: list[date] = []
    for grants in by_holder:
        until: date | None = None
        for grant in grants:
            end = min(grant.expires or date.max, grant.ended or date.max)
            if end <= grant.issued:
                continue
            if until is None or grant.issued > until:
                if until is not None:
                    over.append(until)
                begun.append(grant.issued)
                until = end
            else:
                until = max(until, end)
        if until is not None and until != date.max:
            over.append(until)
    return sorted(begun), sorted(over)


def _in_time(delays: list[int], room: int) -> float:
    """Of renewals, the share that came within so many days of the expiry; all, while none was seen."""
    return bisect_right(delays, room) / len(delays) if delays else 1.0


def _late(delays: list[int], lapsed: int, waited: int, ahead: int) -> float:
    """The chance that one who has waited so long is renewed within the days ahead."""
    later = len(delays) - bisect_right(delays, waited)
    soon = bisect_right(delays, waited + ahead) - bisect_right(delays, waited)
    return (soon + 0.5) / (later + lapsed + 1)
