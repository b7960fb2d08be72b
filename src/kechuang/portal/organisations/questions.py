"""What staff ask of the list of organisations, beside the fields of each: certificates, reports, R&D bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.indicators.definitions.industry_rd_body_share import RD_BODIES
from kechuang.indicators.shapes import LISTED
from kechuang.portal.language import said
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import ENTERPRISE
from kechuang.registry.kinds.platform import Platform
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.schemes import scheme_name, schemes

WITHIN = (30, 90, 180)
"""Days within which a certificate may end."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What was asked: a scheme held, days within which a certificate ends, the two gaps. Empty: nothing."""

    holds: str = ""
    within: str = ""
    unreported: bool = False
    bodiless: bool = False
    asked: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, query: Mapping[str, str], *, whole: bool) -> Questions:
        """Read the address. What rests on returns is asked only by who sees organisations whole."""
        holds = query.get("holds", "") if query.get("holds") in schemes() else ""
        within = query.get("within", "") if query.get("within") in {str(days) for days in WITHIN} else ""
        unreported, bodiless = (whole and query.get(name) == "1" for name in ("unreported", "bodiless"))
        given = {"holds": holds, "within": within, "unreported": "1" * unreported, "bodiless": "1" * bodiless}
        return cls(holds, within, unreported, bodiless, {name: value for name, value in given.items() if value})

    def rows(self, rows: Any, asof: AsOf, reader: Actor) -> Any:
        """The organisations for which all of it is true."""
        for name in self.asked:
            rows = rows.filter(_ASKED[name](self, asof, reader))
        return rows

    def words(self, asof: AsOf) -> list[tuple[str, str]]:
        """What was asked, in words: the name in the address and what it says."""
        told = []
        if self.holds and not self.within:
            told.append(("holds", _("持有%(what)s") % {"what": said(scheme_name(self.holds))}))
        if self.within:
            what = said(scheme_name(self.holds)) if self.holds else _("证书")
            told.append(("within", _("%(what)s %(days)s 天内到期") % {"what": what, "days": self.within}))
        if self.unreported:
            told.append(("unreported", _("没有报 %(year)s 年报表") % {"year": last_year(asof)}))
        if self.bodiless:
            told.append(("bodiless", _("规模以上而没有研发机构")))
        return told


def last_year(asof: AsOf) -> int:
    """The last year that is over on the day."""
    return asof.valid.year - 1


def held(asof: AsOf, reader: Actor) -> Any:
    """The certificates that hold on the day, of the organisation of the outer question."""
    return visible(reader, Certificate.objects.as_of(asof).filter(organisation=OuterRef("key")))


def sales_of(asof: AsOf, reader: Actor) -> Subquery:
    """The sales of the last closed year, for ordering."""
    rows = visible(reader, YearlyReturn.objects.as_of(asof).filter(organisation=OuterRef("key"), year=last_year(asof)))
    return Subquery(rows.values("sales")[:1])


def _holds(asked: Questions, asof: AsOf, reader: Actor) -> Any:
    return Exists(held(asof, reader).filter(scheme=asked.holds))


def _within(asked: Questions, asof: AsOf, reader: Actor) -> Any:
    ending = held(asof, reader).filter(valid_to__lte=asof.valid + timedelta(days=int(asked.within)))
    return Exists(ending.filter(scheme=asked.holds) if asked.holds else ending)


def _unreported(asked: Questions, asof: AsOf, reader: Actor) -> Any:
    reported = YearlyReturn.objects.as_of(asof).filter(organisation=OuterRef("key"), year=last_year(asof))
    return ~Exists(reported) & Q(form=ENTERPRISE, state="active")


def _bodiless(asked: Questions, asof: AsOf, reader: Actor) -> Any:
    """Above the statistical scale, carrying none of the bodies that the share of enterprises with one counts."""
    bodies = Platform.objects.as_of(asof).filter(organisation=OuterRef("key"), form__in=RD_BODIES, state__in=LISTED)
    return ~Exists(bodies) & Q(form=ENTERPRISE, state="active", above_scale=True)


_ASKED = {"holds": _holds, "within": _within, "unreported": _unreported, "bodiless": _bodiless}
