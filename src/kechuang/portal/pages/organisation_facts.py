"""The facts of an organisation: all that policies ask of it, with where each is from; filtered by what needs care."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from kechuang.accounts.doors import door, signed_in
from kechuang.policies import catalogue
from kechuang.portal.fact_list import grouped
from kechuang.portal.organisation_facts import Shown, shown
from kechuang.registry.facts.answers import answers
from kechuang.registry.facts.asking import STATES, in_state
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import KINDS
from kechuang.registry.facts.vocabulary import facts_asked_of


@door(signed_in)
def organisation_facts(request: HttpRequest, key: str) -> HttpResponse:
    """`on` the day, `state` one of known (the first view), stale, missing, disputed, all; `q` words of the label."""
    of = shown(request, key)
    state, q = request.GET.get("state", "known"), request.GET.get("q", "").strip()
    every = list(answers(of.subject, When.of(of.asof), facts_asked_of(of.subject.kind)).values())
    counts = {name: sum(in_state(answer, name) for answer in every) for name in STATES}
    found = [a for a in every if (state not in STATES or in_state(a, state)) and q in a.fact.label]
    context = {
        "of": of,
        "groups": grouped(found),
        "shown": len(found),
        "total": len(every),
        "state": state,
        "states": [(name, said, counts[name], _address(of, name, q)) for name, said in STATES.items()],
        "everything": _address(of, "all", q),
        "q": q,
        "policies": [policy for policy in catalogue() if of.subject.kind == KINDS[policy.subject][0]],
    }
    return render(request, "portal/facts/facts.html", context)


def _address(of: Shown, state: str, q: str) -> str:
    asked = {"on": of.on if of.query else "", "state": state, "q": q}
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("organisation-facts", args=[of.key]) + (f"?{query}" if query else "")


urlpatterns = [path("organisations/<str:key>/facts/", organisation_facts, name="organisation-facts")]
