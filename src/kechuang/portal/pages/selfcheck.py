"""Self-check: fill in what is known of oneself, see whether a policy's conditions hold, why not, and the way out."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone

from kechuang.accounts.doors import door, everyone
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_asked, own_places
from kechuang.portal.own_organisations import own_organisations
from kechuang.portal.pages.policy import asked_policy
from kechuang.portal.selfcheck_form import UNIT, groups, joined, read
from kechuang.portal.selfcheck_result import answered
from kechuang.rules.document import REFERENCES, parameters_of
from kechuang.rules.law import Law, NotInForce
from kechuang.rules.policy import Policy

_ON, _PLACE = "on", "place"


@door(everyone)
def selfcheck(request: HttpRequest, code: str) -> HttpResponse:
    """`on` the reference date, `place` a division code, and every fact by its name; nothing is stored."""
    policy = asked_policy(code)
    given = {name: value for name, value in request.GET.items() if isinstance(value, str)}
    if any(name.endswith(UNIT) or not value.strip() for name, value in given.items()):
        return redirect(_address(policy, joined(given)))
    asked, day, wrong_day = _asked_day(given.get(_ON, ""))
    law, not_in_force = _law(policy, day, given.get(_PLACE, ""))
    filled = read(law, given)
    answer = answered(law, filled.row) if filled.row and not wrong_day and not not_in_force else None
    context = {
        "policy": policy,
        "law": law,
        "on": asked,
        "reference": REFERENCES[policy.reference],
        "wrong_day": wrong_day,
        "not_in_force": not_in_force,
        "place": given.get(_PLACE, ""),
        "places": [j for j in own_places() if any(p.name in j.own for p in parameters_of(law.version))],
        "groups": groups(law, filled),
        "asked": len(filled.fields),
        "told": len(filled.row),
        "wrong": filled.wrong,
        "answer": answer,
        "own": [one for one in own_organisations(request.user) if one.recorded and policy.subject == "enterprise"],
        "share": request.build_absolute_uri(_address(policy, given)) if answer else "",
    }
    return render(request, "portal/policies/selfcheck.html", context)


def _asked_day(text: str) -> tuple[str, date, bool]:
    """The day as written and as read, today where there is none; and whether it could not be read."""
    today = timezone.localdate()
    if not text:
        return today.isoformat(), today, False
    try:
        return text, date.fromisoformat(text), False
    except ValueError:
        return text, today, True


def _law(policy: Policy, day: date, place: str) -> tuple[Law, NotInForce | None]:
    """The law of the day; where none was in force, that of the nearest version, with what to say about it."""
    try:
        return catalogue().law(policy.code, day, figures_asked(place)), None
    except NotInForce as error:
        held = [v for v in policy.versions if v.since <= day] or policy.versions[:1]
        return catalogue().law(policy.code, held[-1].since, figures_asked(place)), error


def _address(policy: Policy, answers: dict[str, str]) -> str:
    query = urlencode(answers)
    return reverse("selfcheck", args=[policy.code]) + (f"?{query}" if query else "")


urlpatterns = [path("policies/<str:code>/check/", selfcheck, name="selfcheck")]
