"""One policy written out from its rules: conditions, tables, figures, periods, coverage, and its other versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone

from kechuang.accounts.doors import door, everyone
from kechuang.accounts.held import roles_of
from kechuang.accounts.roles import Role
from kechuang.kernel.errors import BadInput
from kechuang.kernel.units import unit
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import figures_in, jurisdictions
from kechuang.policies.jurisdictions.signed import own_places
from kechuang.portal.change_rows import ChangeRow, change_rows
from kechuang.portal.selfcheck_result import LAMPS
from kechuang.rules.difference import difference
from kechuang.rules.document import (
    REFERENCES,
    SUBJECTS,
    effects_of,
    parameters_of,
    policy_names,
    version_page,
)
from kechuang.rules.policy import Policy, Version
from kechuang.rules.words import VERDICTS, amount
from kechuang.rules.worked import Answer, Worked, of_version


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
        "may_draft": Role.PROGRAMME_OFFICER in roles_of(request.user),
        "documents": [d("") for d in version.documents],
        "versions": [_shown(asked, v) for v in reversed(asked.versions)],
        "earlier": earlier,
        "changes": _changes(asked, earlier, version) if earlier else [],
        "state": _state(asked, version),
        "levers": [(x, effects_of(x), amount(x.cost, unit("元"))) for x in page.levers],
        "clauses": len(page.conditions) + len(page.scores) + len(page.amounts),
        "unknown": [f for f in page.figures if f.value is None],
        "cases": _cases(asked, version),
        "places": [j for j in own_places() if any(p.name in j.own for p in parameters_of(version))],
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


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """A worked case as the page shows it; `check` is the address of a self-check with its facts, where one can be."""

    worked: Worked
    answers: tuple[tuple[Answer, str], ...]
    place: str
    figures: tuple[tuple[str, str], ...]
    check: str


def _cases(asked: Policy, version: Version) -> list[CaseEntry]:
    """The worked cases a version answers."""
    lamps = {words: LAMPS[verdict] for verdict, words in VERDICTS.items()}
    names = {j.code: j.name for j in jurisdictions()}
    figures = catalogue().parameters()
    return [
        CaseEntry(
            one,
            tuple((answer, lamps.get(answer.expected, "")) for answer in one.answers),
            names.get(one.case.place, one.case.place),
            tuple((figures[name].label, written) for name, written in one.case.figures.items()),
            "" if one.case.figures or one.case.accepted or not one.law else _check(asked, one),
        )
        for one in of_version(catalogue().worked(asked.code, figures_in), asked, version)
    ]


def _check(asked: Policy, one: Worked) -> str:
    given = {"on": one.case.on.isoformat()} | ({"place": one.case.place} if one.case.place else {})
    given |= {name: written for name, written in one.case.given.items() if written}
    return f"{reverse('selfcheck', args=[asked.code])}?{urlencode(given)}"


def _before(asked: Policy, version: Version) -> Version | None:
    earlier = [v for v in asked.versions if v.since < version.since]
    return earlier[-1] if earlier else None


def _changes(asked: Policy, earlier: Version, version: Version) -> list[ChangeRow]:
    """What changed since the version before."""
    was, now = (catalogue().law(asked.code, v.since) for v in (earlier, version))
    return change_rows(difference(was, now))


def _state(asked: Policy, version: Version) -> str:
    """Whether a version is `ended`, in `force` or still `ahead` today."""
    today: date = timezone.localdate()
    ends = asked.ends(version)
    return "ahead" if version.since > today else "ended" if ends and ends <= today else "force"


urlpatterns = [path("policies/<str:code>/", policy, name="policy")]
