"""Fill once: a policy's form for an organisation asks only what its records do not say."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kechuang.accounts.doors import door, may_open, signed_in
from kechuang.portal.fact_form import Saved, ask_groups, save
from kechuang.portal.fact_list import grouped
from kechuang.portal.organisation_facts import answers_of, asked_law, shown
from kechuang.portal.pages.complete_lists import complete_lists
from kechuang.portal.pages.policy import asked_policy
from kechuang.portal.selfcheck_form import joined
from kechuang.portal.selfcheck_result import LAMPS, VERDICTS
from kechuang.registry.evidence.refusals import TAKEN, size_said
from kechuang.registry.evidence.store import largest
from kechuang.registry.facts.answers import row_of
from kechuang.rules.document import REFERENCES


@door(signed_in)
def organisation_fill(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """`on` the reference date. Posted, what can be kept is kept; the rest stays in the form with its reason."""
    of, policy = shown(request, key), asked_policy(code)
    law, not_in_force = asked_law(of, policy)
    found, saved = answers_of(of, law), Saved()
    given: dict[str, str] = {}
    if request.method == "POST":
        given = joined({name: value for name, value in request.POST.items() if isinstance(value, str)})
        saved = save(request, of, law, found)
        _tell(request, saved)
        if saved.whole:
            return redirect(reverse("organisation-fill", args=[key, code]) + of.query)
        of = shown(request, key)
        found = answers_of(of, law)
    verdict = law.decide(row_of(found))
    every = list(found.values())
    context = {
        "of": of,
        "policy": policy,
        "law": law,
        "not_in_force": not_in_force,
        "reference": REFERENCES[policy.reference],
        "groups": ask_groups(of, law, found, given, saved),
        "known": grouped(a for a in every if a.raw is not None),
        "elsewhere": [a for a in every if a.raw is None and a.supplier == "bureau"],
        "judged": [a for a in every if a.raw is None and a.supplier == "expert"],
        "counts": (len(every), sum(a.raw is not None for a in every), sum(a.disputed for a in every)),
        "verdict": VERDICTS[verdict],
        "lamp": LAMPS[verdict],
        "saved": saved,
        "taken": TAKEN,
        "lists": may_open(request.user, complete_lists).allowed,
        "largest": size_said(largest()),
    }
    return render(request, "portal/facts/fill.html", context, status=200 if saved.whole else 400)


def _tell(request: HttpRequest, saved: Saved) -> None:
    if saved.names:
        done = len(saved.names)
        messages.success(request, ngettext("已保存 %(n)d 项。", "已保存 %(n)d 项。", done) % {"n": done})
    elif saved.whole:
        messages.info(request, _("没有填写任何内容。"))


urlpatterns = [path("organisations/<str:key>/facts/<str:code>/", organisation_fill, name="organisation-fill")]
