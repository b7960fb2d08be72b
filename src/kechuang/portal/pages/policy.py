"""One policy written out from its rules: conditions, tables, figures, periods, coverage, and its other versions."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from kechuang.kernel.errors import BadInput
from kechuang.kernel.units import unit
from kechuang.policies import catalogue
from kechuang.portal.jurisdictions import jurisdictions
from kechuang.rules.document import REFERENCES, SUBJECTS, effects_of, parameters_of, policy_names, version_page
from kechuang.rules.policy import Policy, Version
from kechuang.rules.words import amount


def asked_policy(code: str) -> Policy:
    """The policy of an address. Raises Http404."""
    try:
        return catalogue()[code]
    except BadInput as error:
        raise Http404(code) from error


def shown_version(policy: Policy, since: str) -> Version:
    """The version that begins on the day asked for; without one, that in force today, else the nearest."""
    if since:
        found = next((v for v in policy.versions if v.since.isoformat() == since), None)
        if found is None:
            raise Http404(since)
        return found
    today = timezone.localdate()
    return next((v for v in reversed(policy.versions) if v.since <= today), policy.versions[0])


def policy(request: HttpRequest, code: str) -> HttpResponse:
    """`since` chooses the version by its first day."""
    asked = asked_policy(code)
    version = shown_version(asked, request.GET.get("since", ""))
    page = version_page(asked, version, policy_names(list(catalogue())))
    context = {
        "policy": asked,
        "subject": SUBJECTS[asked.subject],
        "reference": REFERENCES[asked.reference],
        "page": page,
        "versions": [(v, asked.ends(v), _state(asked, v)) for v in reversed(asked.versions)],
        "state": _state(asked, version),
        "levers": [(x, effects_of(x), amount(x.cost, unit("元"))) for x in page.levers],
        "clauses": len(page.conditions) + len(page.scores) + len(page.amounts),
        "unknown": [f for f in page.figures if f.value is None],
        "places": [j for j in jurisdictions() if any(p.name in j.own for p in parameters_of(version))],
    }
    return render(request, "portal/policies/policy.html", context)


def _state(asked: Policy, version: Version) -> str:
    """Whether a version is `ended`, in `force` or still `ahead` today."""
    today: date = timezone.localdate()
    ends = asked.ends(version)
    return "ahead" if version.since > today else "ended" if ends and ends <= today else "force"


urlpatterns = [path("policies/<str:code>/", policy, name="policy")]
