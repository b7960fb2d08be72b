"""One policy written out from its rules: conditions, tables, figures, periods, coverage, and its other versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from kechuang.accounts.doors import door, everyone
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import unit
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import jurisdictions
from kechuang.rules.difference import Change, difference
from kechuang.rules.document import (
    CHANGED,
    CHANGES,
    REFERENCES,
    SUBJECTS,
    effects_of,
    parameters_of,
    policy_names,
    version_page,
)
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


@door(everyone)
def policy(request: HttpRequest, code: str) -> HttpResponse:
    """`since` chooses the version by its first day."""
    asked = asked_policy(code)
    version = shown_version(asked, request.GET.get("since", ""))
    page = version_page(asked, version, policy_names(list(catalogue())))
    earlier = _before(asked, version)
    context = {
        "policy": asked,
        "subject": SUBJECTS[asked.subject],
        "reference": REFERENCES[asked.reference],
        "page": page,
        "documents": [d("") for d in version.documents],
        "versions": [_shown(asked, v) for v in reversed(asked.versions)],
        "earlier": earlier,
        "changes": _changes(asked, earlier, version) if earlier else [],
        "state": _state(asked, version),
        "levers": [(x, effects_of(x), amount(x.cost, unit("元"))) for x in page.levers],
        "clauses": len(page.conditions) + len(page.scores) + len(page.amounts),
        "unknown": [f for f in page.figures if f.value is None],
        "places": [j for j in jurisdictions() if any(p.name in j.own for p in parameters_of(version))],
    }
    return render(request, "portal/policies/policy.html", context)


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One version in the list of versions; `state` as `_state` tells it."""

    version: Version
    ends: date | None
    state: str
    documents: str


def _shown(asked: Policy, version: Version) -> VersionEntry:
    documents = "".join(f"《{d.name}》" for d in version.documents)
    return VersionEntry(version, asked.ends(version), _state(asked, version), documents)


def _before(asked: Policy, version: Version) -> Version | None:
    earlier = [v for v in asked.versions if v.since < version.since]
    return earlier[-1] if earlier else None


def _changes(asked: Policy, earlier: Version, version: Version) -> list[tuple[Sentence, Change]]:
    """What changed since the version before, each with its kind; moved citations alone are no change of the rule."""
    was, now = (catalogue().law(asked.code, v.since) for v in (earlier, version))
    return [(CHANGES.get(c.kind, CHANGED), c) for c in difference(was, now) if c.kind != "citation"]


def _state(asked: Policy, version: Version) -> str:
    """Whether a version is `ended`, in `force` or still `ahead` today."""
    today: date = timezone.localdate()
    ends = asked.ends(version)
    return "ahead" if version.since > today else "ended" if ends and ends <= today else "force"


urlpatterns = [path("policies/<str:code>/", policy, name="policy")]
