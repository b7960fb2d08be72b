"""Self-check of a registered organisation: the verdict, the reasons and the way out straight from its records."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from kechuang.accounts.doors import door, signed_in
from kechuang.portal.organisation_facts import answers_of, asked_law, shown
from kechuang.portal.pages.policy import asked_policy
from kechuang.portal.selfcheck_result import answered
from kechuang.registry.facts.answers import row_of
from kechuang.rules.document import REFERENCES


@door(signed_in)
def organisation_check(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """`on` the reference date; nothing is typed and nothing stored."""
    of, policy = shown(request, key), asked_policy(code)
    law, not_in_force = asked_law(of, policy)
    found = answers_of(of, law)
    context = {
        "of": of,
        "policy": policy,
        "law": law,
        "not_in_force": not_in_force,
        "reference": REFERENCES[policy.reference],
        "answer": answered(law, row_of(found)),
        "asked": len(found),
        "told": sum(a.raw is not None for a in found.values()),
        "disputed": [a for a in found.values() if a.disputed],
        "form": reverse("organisation-fill", args=[key, code]) + of.query,
    }
    return render(request, "portal/facts/check.html", context)


urlpatterns = [path("organisations/<str:key>/check/<str:code>/", organisation_check, name="organisation-check")]
