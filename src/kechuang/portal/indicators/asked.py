"""What an address asks of an indicator: the place, level and industry, the pair of moments, and its number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.http import Http404, HttpRequest

from kechuang.accounts.held import Actor
from kechuang.indicators.catalogue import indicators
from kechuang.indicators.definition import Indicator
from kechuang.indicators.places import name_of
from kechuang.indicators.scope import Scope
from kechuang.indicators.value import value
from kechuang.indicators.values import Value
from kechuang.kernel import divisions, industries
from kechuang.portal.asked_asof import AskedAsOf, Slider, asked_asof
from kechuang.portal.words import level_name
from kechuang.registry.asof import AsOf
from kechuang.supervision.held import division_of
from kechuang.supervision.queries import current_plan
from kechuang.supervision.withheld import withheld

EVERYWHERE = "all"
"""What stands for the whole registry where a place is asked."""
YEARS = 10
"""How many years a series goes back."""


@dataclass(frozen=True)
class AskedIndicator:
    """An indicator of one place (empty: the whole registry) as of a pair of moments, for one reader."""

    indicator: Indicator
    asof: AskedAsOf
    scope: Scope
    home: str
    """The place shown where the address names none: that of the current plan."""
    reader: Actor

    @cached_property
    def value(self) -> Value:
        """The number."""
        return value(self.indicator, self.asof.asof, self.scope)

    @cached_property
    def withheld(self) -> bool:
        """Whether the number would tell this reader what one or two subjects said in confidence."""
        return withheld(self.value, self.reader)

    @property
    def place_name(self) -> str:
        """What the place is called; empty for the whole registry."""
        return name_of(self.scope.place) if self.scope.place else ""

    @property
    def places(self) -> list[tuple[str, str, bool]]:
        """Places to choose: the own one, what lies within it, the whole registry; value, name, chosen."""
        chosen = self.asof.kept.get("place", "")
        offered = [("", name_of(self.home))] if self.home else []
        offered += [(one.code, f"　{one.name}") for one in divisions.children(self.home) or ()] if self.home else []
        if chosen and chosen != EVERYWHERE and chosen not in dict(offered):
            offered.append((chosen, name_of(chosen)))
        return [(code, name, code == chosen) for code, name in offered]

    @property
    def everywhere(self) -> bool:
        """Whether the whole registry is asked."""
        return not self.scope.place

    @property
    def narrowed(self) -> list[tuple[str, str]]:
        """What narrows the question beside the place: its words, and the address without it."""
        kept = self.asof.kept
        found = []
        if level := kept.get("level"):
            found.append((str(level_name(level)), self.asof.address(level="")))
        if industry := kept.get("industry"):
            heading = industries.lookup(industry)
            found.append((heading.name if heading else industry, self.asof.address(industry="")))
        return found

    @property
    def levels(self) -> list[tuple[str, str, bool]]:
        """The levels told apart: name, address, chosen."""
        chosen = self.asof.kept.get("level", "")
        return [(str(level_name(one)), self.asof.address(level=one), one == chosen) for one in self.indicator.levels]

    @property
    def any_level(self) -> str:
        """The address at every level."""
        return self.asof.address(level="")

    @property
    def slider(self) -> Slider:
        """The days to slide over: the years of the series."""
        day = self.asof.asof.valid
        return Slider(date(min(self.years), 12, 31), max(day, AsOf.now().valid), day)

    @property
    def years(self) -> range:
        """The years of the series: those with a definition, at most YEARS, up to that of the day."""
        last = self.asof.asof.valid.year
        return range(max(self.indicator.versions[0].since.year, last - YEARS + 1), last + 1)


def asked_indicator(request: HttpRequest, code: str) -> AskedIndicator:
    """Read the address: `place`, `level`, `industry`, `valid`, `known`. Raises Http404 for what is none."""
    found = indicators().get(code)
    if found is None:
        raise Http404(code)
    asof = asked_asof(request)
    plan = current_plan()
    home = division_of(plan, asof.asof.known) if plan else ""
    kept = {name: request.GET.get(name, "").strip() for name in ("place", "level", "industry")}
    place, level, industry = kept["place"], kept["level"], kept["industry"]
    if (
        (place not in ("", EVERYWHERE) and divisions.lookup(place) is None)
        or (level and level not in found.levels)
        or (industry and industries.lookup(industry) is None)
    ):
        raise Http404(code)
    scope = Scope(
        place="" if place == EVERYWHERE else place or home,
        levels=(level,) if level else (),
        industries=(industry,) if industry else (),
    )
    asof = replace(asof, kept={name: word for name, word in kept.items() if word})
    return AskedIndicator(found, asof, scope, home, request.user)
