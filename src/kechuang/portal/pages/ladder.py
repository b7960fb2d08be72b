"""The ladder of enterprises and its reserve library: who stands where, who is near the next rung."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.access import READ, visible
from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import Role
from kechuang.entitlements.ladder import LADDER, Rung, climbed_to, policies_there, rung
from kechuang.entitlements.reserve import climbers, counted, heights, narrowed, reserve
from kechuang.entitlements.runs import last_run
from kechuang.events.record import record
from kechuang.indicators.places import name_of
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.navigation import NavEntry
from kechuang.portal.reserve_table import GROUP_WORDS, as_row, industry_name, reserve_table
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.event_held import EventHeld
from kechuang.registry.kinds.organisation import ENTERPRISE, Organisation
from kechuang.supervision.held import division_of
from kechuang.supervision.queries import current_plan

TAB = ("policies", NavEntry(30, "ladder", gettext_lazy("梯次培育"), "trending-up", covers=("reserve",), of_plan=False))
STAFF = holders(Role.PROGRAMME_OFFICER, Role.AUDITOR)
_PAGE = 50
_PARTS = ("group", "place", "industry", "q")


@door(STAFF)
def ladder(request: HttpRequest) -> HttpResponse:
    """Every rung with how many stand on it, and how many below are ready or one short of it."""
    asof, place = AsOf.now(), _place()
    stand = heights(asof)
    rows = [(one, stand[one.code], _near(one, asof, place)) for one in reversed(LADDER)]
    trainings = EventHeld.objects.as_of(asof).filter(form="training").order_by("-held")
    context = {
        "rows": rows,
        "run": last_run(),
        "most": max(stand.values(), default=0) or 1,
        "trainings": list(trainings[:6]),
    }
    return render(request, "portal/entitlements/ladder.html", context)


@door(STAFF)
def reserve_library(request: HttpRequest, to: str) -> HttpResponse:
    """`group` one of GROUPS, `place` a township, `industry` a code, `q` a name; 50 a page, nearest first."""
    of, asof = rung(to), AsOf.now()
    asked = _asked(request.GET)
    every = visible(request.user, reserve(of, asof, policies_there(of, _place())), READ)
    found = narrowed(every, **{name: value for name, value in asked.items() if name != "group"})
    counts = counted(found)
    page = Paginator(narrowed(found, group=asked.get("group", "")), _PAGE).get_page(request.GET.get("page"))
    rest = {name: value for name, value in asked.items() if name != "group"}
    context = {
        "to": of,
        "rungs": climbed_to(_place()),
        "asked": asked,
        "groups": [(g, said, counts[g], "?" + urlencode(rest | {"group": g})) for g, said in GROUP_WORDS.items()],
        "page": page,
        "rows": [(one, as_row(one)) for one in climbers(page.object_list, asof)],
        "places": _places(asof),
        "industries": _industries(asof),
        "query": urlencode(asked),
        "formats": FORMATS,
        "run": last_run(),
    }
    return render(request, "portal/entitlements/reserve.html", context)


@require_POST
@door(STAFF)
def reserve_export(request: HttpRequest, to: str) -> HttpResponse:
    """The filtered library as a file; taking it away is an event."""
    of, asof, form = rung(to), AsOf.now(), request.POST.get("format", "")
    asked = _asked(request.POST)
    if form not in FORMATS:
        return redirect(f"{reverse('reserve', args=[of.code])}?{urlencode(asked)}")
    rows = visible(request.user, reserve(of, asof, policies_there(of, _place())), READ)
    made = climbers(narrowed(rows, **asked), asof)
    with transaction.atomic():
        after = {"format": form, "rows": len(made), "filter": asked}
        record("entitlements.list_exported", actor=request.user, label=of.name.zh, after=after)
    return as_file(reserve_table(of, asof.valid.isoformat(), asked, made), form)


def _near(of: Rung, asof: AsOf, place: str) -> dict[str, int] | None:
    policies = policies_there(of, place)
    return counted(reserve(of, asof, policies)) if policies else None


def _place() -> str:
    plan = current_plan()
    return division_of(plan, AsOf.now().known) if plan else ""


def _asked(given: Any) -> dict[str, str]:
    return {part: given[part].strip()[:80] for part in _PARTS if given.get(part, "").strip()}


def _places(asof: AsOf) -> list[tuple[str, str]]:
    rows = Organisation.objects.as_of(asof).filter(form=ENTERPRISE).exclude(division="")
    return [
        (code, name_of(code)) for code in sorted(set(rows.order_by().values_list("division", flat=True).distinct()))
    ]


def _industries(asof: AsOf) -> list[tuple[str, str]]:
    rows = Organisation.objects.as_of(asof).filter(form=ENTERPRISE).exclude(industry="")
    told = {
        code.lstrip("ABCDEFGHIJKLMNOPQRST")[:2]
        for code in rows.order_by().values_list("industry", flat=True).distinct()
    }
    return [(code, industry_name(code)) for code in sorted(told) if code]


urlpatterns = [
    path("ladder/", ladder, name="ladder"),
    path("ladder/<str:to>/", reserve_library, name="reserve"),
    path("ladder/<str:to>/export/", reserve_export, name="reserve-export"),
]
