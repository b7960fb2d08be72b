"""The list of policies: searched by name, document or condition, narrowed by whom they are for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.portal.navigation import NavEntry
from kechuang.rules.document import SUBJECTS, parameters_of
from kechuang.rules.policy import Policy, Version, flat

TAB = (
    "policies",
    NavEntry(
        10,
        "policies",
        gettext_lazy("政策"),
        "scale",
        covers=("policy", "selfcheck", "policy-changes", "policy-moved", "policy-draft"),
        of_plan=False,
    ),
)


@dataclass(frozen=True, slots=True)
class PolicyEntry:
    """One policy as the list shows it. `ended` is the day since which no version is in force."""

    policy: Policy
    subject: Sentence
    version: Version
    ended: date | None
    unknown: int
    to_verify: int


@door(everyone)
def policies(request: HttpRequest) -> HttpResponse:
    """`q` words of a policy, its documents or conditions; `subject` whom it is for."""
    q, subject = request.GET.get("q", "").strip(), request.GET.get("subject", "")
    wanted = q.lower().split()
    fitting = [p for p in catalogue() if all(word in _words(p.code) for word in wanted)]
    counts = Counter(p.subject for p in fitting)
    today = timezone.localdate()
    order = list(SUBJECTS)
    fitting.sort(key=lambda p: order.index(p.subject))
    shown = [_entry(p, today) for p in fitting if subject in ("", p.subject)]
    context = {
        "entries": shown,
        "q": q,
        "subject": subject,
        "subjects": [(key, said, counts[key]) for key, said in SUBJECTS.items() if counts[key]],
        "fitting": len(fitting),
        "total": len(catalogue().policies),
        "versions": sum(len(p.versions) for p in catalogue()),
    }
    return render(request, "portal/policies/policies.html", context)


def _entry(policy: Policy, today: date) -> PolicyEntry:
    version = next((v for v in reversed(policy.versions) if v.since <= today), policy.versions[0])
    ends = policy.ends(version)
    figures = parameters_of(version)
    return PolicyEntry(
        policy,
        SUBJECTS[policy.subject],
        version,
        ends if ends and ends <= today else None,
        sum(1 for f in figures if f.values[-1].value is None),
        sum(1 for c in flat(version.conditions) if c.confidence == "K-med"),
    )


@cache
def _words(code: str) -> str:
    """Everything a policy may be looked for by, in lower case."""
    policy = catalogue()[code]
    held = [policy.code, policy.name, policy.english, policy.grants.zh, policy.grants.en, *policy.aliases]
    for version in policy.versions:
        held += [w for d in version.documents for w in (d.name, d.number)]
        held += [c.label for c in flat(version.conditions)]
    return "\n".join(held).lower()


urlpatterns = [path("policies/", policies, name="policies")]
