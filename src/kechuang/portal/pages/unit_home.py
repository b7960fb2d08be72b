"""The home of one's own unit: what is asked of me, what the records already show, what is late; one-click evidence."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door
from kechuang.accounts.held import Actor
from kechuang.accounts.models import Unit
from kechuang.kernel.divisions import short
from kechuang.oversight.access import may_see_own
from kechuang.oversight.homes import unit_home, units_of
from kechuang.oversight.models import Matter
from kechuang.oversight.rule import figures_at
from kechuang.oversight.verb_list import acts
from kechuang.places.classifying import classify
from kechuang.portal.navigation import NavEntry
from kechuang.portal.oversight.seen import seen_in_force
from kechuang.portal.townships.shown import Row, rows_of
from kechuang.registry.asof import AsOf

TAB = ("oversight", NavEntry(10, "my-unit", gettext_lazy("我的单位"), "briefcase", of_plan=False))


@door(may_see_own)
def my_unit(request: HttpRequest) -> HttpResponse:
    """Every unit the reader works in."""
    day = timezone.localdate()
    seen = seen_in_force(request)
    units = units_of(request.user)
    homes = [(unit_home(unit, request.user, seen.found, day), _class(unit)) for unit in units]
    context = {
        "homes": homes,
        "to_sign": {one.pk for home, _row in homes for one in home.matters if _may_sign(request.user, one)},
        "pending": seen.pending,
        "today": day,
        "figures": figures_at(),
    }
    return render(request, "portal/oversight/my_unit.html", context)


def _may_sign(reader: Actor, matter: Matter) -> bool:
    """Whether it waits for being signed for, which is one click of anybody of the unit."""
    verb = acts()["sign_for"].verb
    return verb.code in matter.process.verbs(matter.state) and verb.verdict(reader, matter).allowed


def _class(unit: Unit) -> Row | None:
    """Of a township, how it is classified now; None for other units, and where no method holds."""
    code = unit.division_code
    if unit.kind != Unit.Kind.TOWNSHIP or len(code) < 9:
        return None
    found = classify(code[:6], AsOf.now())
    rows = rows_of(found) if found else []
    return next((row for row in rows if short(row.code) == short(code)), None)


urlpatterns = [path("oversight/mine/", my_unit, name="my-unit")]
