"""A stock of certificates: those in force expire and are renewed or not, new ones come, applicants pass or not.

stays     certificates that do not expire before the day; a few are revoked, at the rate seen
expiring  those that expire before it: each is renewed with the rate seen so far, a rate that is itself uncertain
single    those with a chance of their own: expired a while ago and not yet renewed, expiring shortly before the day
new       first certificates in the time left, at the yearly rate seen
pipeline  enterprises about to apply, each with its own chance; they count in place of as many new ones
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kechuang.indicators.forecasting.counting import (
    Part,
    distribution,
    each,
    sharing,
    surviving,
    together,
)
from kechuang.indicators.forecasting.figures import Numbers
from kechuang.indicators.forecasting.rates import Rate
from kechuang.indicators.forecasting.spread import Outlook


@dataclass(frozen=True, slots=True)
class Certificates:
    """What the records say. `new_by_year`: first certificates of each full year seen; `years` left until the day.

    `so_far` and `so_far_years`: first certificates of the year under way and the share of a year they stand for.
    """

    stays: int
    expiring: int
    renewed: int
    lapsed: int
    new_by_year: tuple[int, ...]
    years: float
    pipeline: tuple[float, ...] = ()
    revoked: int = 0
    certificate_years: float = 0.0
    single: tuple[float, ...] = ()
    so_far: int = 0
    so_far_years: float = 0.0

    @property
    def renewal_rate(self) -> float:
        """The share of expired certificates that was renewed, drawn a little towards one half."""
        return (self.renewed + 1) / (self.renewed + self.lapsed + 2)

    @property
    def rate(self) -> Rate:
        """First certificates a year, with how sure that is."""
        return Rate(self.new_by_year, self.so_far, self.so_far_years)

    @property
    def new_rate(self) -> float:
        """First certificates a year, as seen."""
        return self.rate.yearly

    @property
    def revocation_rate(self) -> float:
        """Revocations per certificate and year, as seen."""
        return self.revoked / self.certificate_years if self.certificate_years else 0.0


def outlook(held: Certificates) -> Outlook:
    """The distribution of how many are in force on the day."""
    return together(_parts(held))


def stock(held: Certificates) -> Numbers:
    """Chance of each whole number from nothing up; they sum to one."""
    return distribution(_parts(held))


def _parts(held: Certificates) -> list[Part]:
    kept = math.exp(-held.revocation_rate * held.years)
    return [
        surviving(held.stays, kept),
        sharing(held.expiring, held.renewed, held.lapsed),
        each(held.single),
        each(held.pipeline),
        _newcomers(held),
    ]


def _newcomers(held: Certificates) -> Part:
    """Those of the time left, less the applicants, who are among them."""
    expected = held.rate.yearly * held.years
    if not held.pipeline:
        return held.rate.arriving(held.years)
    return held.rate.arriving(max(0.0, expected - sum(held.pipeline)) / expected * held.years if expected else 0.0)
