"""Reports on others' forms: one organisation's, line by line from the records; for officers everybody's."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.doors import door, holders, signed_in
from kechuang.accounts.roles import Role
from kechuang.events.record import record
from kechuang.portal.exports import FORMATS, Table, as_file
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.organisation_facts import shown
from kechuang.portal.outside_file import of_many, of_one
from kechuang.portal.records.moments import Moment
from kechuang.registry.outside.filled import MONEY, Filled, filled, forms
from kechuang.registry.outside.form import Asked, OutsideForm

TAB = ("registry", NavEntry(60, "outside", gettext_lazy("对外报表"), "file-output", of_plan=False))
STAFF = holders(Role.PROGRAMME_OFFICER, Role.AUDITOR)
_PAGE = 50
_YEARS = 8
"""How many closed years can be asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which form about which year, known when, in which unit of money, as an address asks for it."""

    form: OutsideForm
    asked: Asked
    moment: Moment
    money: str

    @classmethod
    def of(cls, given: QueryDict) -> Wanted:
        """What is not understood is taken as the first form, the last closed year, 万元."""
        form = next((one for one in forms() if one.code == given.get("form")), forms()[0])
        moment = Moment.asked({"known": given.get("known", "")})
        text = given.get("year", "")
        year = int(text) if text in {str(one) for one in years()} else years()[0]
        money = given.get("money", "")
        return cls(form, Asked.of(year, moment.asof), moment, money if money in MONEY else "万元")

    def parts(self, **other: str) -> dict[str, str]:
        """What the address of the page holds."""
        told = {
            "form": self.form.code,
            "year": str(self.asked.year),
            "known": self.moment.known,
            "money": self.money,
        }
        return {name: value for name, value in (told | other).items() if value}

    def read(self, organisation: str = "") -> list[Filled]:
        """The form for everybody who sends it, or for what one organisation sends."""
        subjects = list(self.form.whose(self.asked, organisation))
        return list(filled(self.form, subjects, self.asked, self.money)) if subjects else []


def years() -> list[int]:
    """The closed years one may ask for, the latest first."""
    last = timezone.localdate().year - 1
    return list(range(last, last - _YEARS, -1))


@door(signed_in)
def organisation_outside(request: HttpRequest, key: str) -> HttpResponse:
    """`form`, `year`, `known` the day of knowledge, `money` the unit: the lines in the form's order."""
    of = shown(request, key)
    wanted = Wanted.of(request.GET)
    context = _shared(wanted, reverse("organisation-outside", args=[key])) | {
        "of": of,
        "sheets": wanted.read(key),
        "export": reverse("organisation-outside-export", args=[key]),
    }
    return render(request, "portal/outside/organisation.html", context)


@require_POST
@door(signed_in)
def organisation_outside_export(request: HttpRequest, key: str) -> HttpResponse:
    """One form of the organisation as a file; taking it away is an event. `subject`: which carrier, of several."""
    shown(request, key)
    wanted = Wanted.of(request.POST)
    found = [one for one in wanted.read(key) if request.POST.get("subject", one.key) == one.key]
    if request.POST.get("format") not in FORMATS or not found:
        return redirect(f"{reverse('organisation-outside', args=[key])}?{urlencode(wanted.parts())}")
    return _taken(request, of_one(found[0]), wanted, 1)


@door(STAFF)
def outside(request: HttpRequest) -> HttpResponse:
    """Everybody who sends the form: how much is on record, what is missing; `q` a name, `gaps=1`: with gaps."""
    wanted = Wanted.of(request.GET)
    q, gaps = request.GET.get("q", "").strip()[:80], request.GET.get("gaps") == "1"
    every = wanted.read()
    rows = _fitting(every, q, gaps)
    context = _shared(wanted, reverse("outside")) | {
        "q": q,
        "gaps": gaps,
        "every": len(every),
        "whole": sum(not one.missing for one in every),
        "found": len(rows),
        "lacking": _lacking(wanted.form, every),
        "page": Paginator(rows, _PAGE).get_page(request.GET.get("page")),
        "query": urlencode(wanted.parts(q=q, gaps="1" if gaps else "")),
        "export": reverse("outside-export"),
    }
    return render(request, "portal/outside/list.html", context)


@require_POST
@door(STAFF)
def outside_export(request: HttpRequest) -> HttpResponse:
    """The list as a file, the lines as columns; taking it away is an event."""
    wanted = Wanted.of(request.POST)
    if request.POST.get("format") not in FORMATS:
        return redirect(f"{reverse('outside')}?{urlencode(wanted.parts())}")
    rows = _fitting(wanted.read(), request.POST.get("q", "").strip()[:80], request.POST.get("gaps") == "1")
    return _taken(request, of_many(wanted.form, rows, wanted.asked, wanted.money), wanted, len(rows))


def _shared(wanted: Wanted, here: str) -> dict[str, object]:
    return {
        "wanted": wanted,
        "form": wanted.form,
        "due": wanted.form.due_on(wanted.asked.year),
        "late": (due := wanted.form.due_on(wanted.asked.year)) is not None and due < timezone.localdate(),
        "forms": [(one, f"{here}?{urlencode(wanted.parts(form=one.code))}") for one in forms()],
        "years": years(),
        "monies": MONEY,
        "formats": FORMATS,
        "parts": wanted.parts(),
    }


def _fitting(rows: list[Filled], q: str, gaps: bool) -> list[Filled]:
    """Those of the name, the ones with most missing first."""
    found = [one for one in rows if (q in one.name or q in one.key) and (one.missing or not gaps)]
    return sorted(found, key=lambda one: (-len(one.missing), one.name))


def _lacking(form: OutsideForm, rows: list[Filled]) -> list[tuple[str, int]]:
    """Each line that somebody lacks, with how many do, the most first."""
    counts = [(said(line.label), sum(row.cells[n].value is None for row in rows)) for n, line in enumerate(form.lines)]
    return sorted([one for one in counts if one[1]], key=lambda one: -one[1])


def _taken(request: HttpRequest, table: Table, wanted: Wanted, rows: int) -> HttpResponse:
    form = request.POST["format"]
    after = {"kind": wanted.form.code, "format": form, "rows": rows, **wanted.asked.asof.as_query(), **wanted.parts()}
    record("records.exported", actor=request.user, label=wanted.form.name.zh, after=after)
    return as_file(table, form)


urlpatterns = [
    path("outside/", outside, name="outside"),
    path("outside/export/", outside_export, name="outside-export"),
    path("organisations/<str:key>/outside/", organisation_outside, name="organisation-outside"),
    path("organisations/<str:key>/outside/export/", organisation_outside_export, name="organisation-outside-export"),
]
