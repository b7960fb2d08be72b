"""Search over everything that has words: records of every kind, cases, policies, and all that was read of plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import visible
from kechuang.accounts.doors import door, everyone
from kechuang.portal.found_at import Found, found
from kechuang.portal.found_cases import found_cases
from kechuang.portal.found_policies import found_policies
from kechuang.portal.found_records import found_records
from kechuang.portal.language import page_language
from kechuang.registry.catalogue import kinds
from kechuang.registry.found_by import searched
from kechuang.search.finding import COUNTED, POOL, find
from kechuang.search.models import SearchEntry
from kechuang.supervision.models import Plan
from kechuang.supervision.queries import current_plan, plans_in_force

PLAN_KINDS: dict[str, Any] = {
    "target": gettext_lazy("目标"),
    "task": gettext_lazy("任务"),
    "unit": gettext_lazy("责任单位"),
    "finding": gettext_lazy("发现"),
    "section": gettext_lazy("章节"),
    "paragraph": gettext_lazy("原文段落"),
}
"""What can be found of plans: first what was understood, then the words themselves."""
POLICY, CASE = "policy", "case"
_FIRST = ("organisation", "person", "certificate", "intellectualproperty", "platform", "incubationcarrier", "project")
_GLANCE = 6
"""Hits of a kind shown while all kinds are shown."""
_PAGE = 30
_SUGGESTED = 8


@dataclass(frozen=True, slots=True)
class KindFound:
    """The hits of one kind: shown here, how many there are, and the address that shows only them."""

    key: str
    label: Any
    count: int
    counted: str
    found: list[Found]
    chosen: bool
    address: str
    listed: str
    """Where the same can be filtered further; empty where there is no such list."""


@door(everyone)
def search_page(request: HttpRequest) -> HttpResponse:
    """`q` the words, `plan` one plan's slug (all plans without), `kind` one kind, `page` from 1."""
    words = request.GET.get("q", "").strip()[:80]
    plans = list(plans_in_force().defer("text"))
    plan = next((each for each in plans if each.slug == request.GET.get("plan")), None)
    kind = request.GET.get("kind", "") if request.GET.get("kind") in labels() else ""
    page = max(1, int(request.GET["page"])) if request.GET.get("page", "").isdecimal() else 1
    context: dict[str, Any] = {
        "q": words,
        "searched": words,
        "plans": plans,
        "of_plan": plan,
        "kind": kind,
        "page": page,
    }
    if words:
        context |= _found(request, words, plans, plan, kind, page)
    if not words or not context["total"]:
        context["suggestions"] = _suggestions(plan or current_plan())
    return render(request, "portal/search/search.html", context)


def labels() -> dict[str, Any]:
    """Every kind that can be found and what it is called, in the order shown."""
    searchable = {name: kind._meta.verbose_name for name, kind in kinds().items() if searched(kind)}
    records = {name: searchable.pop(name) for name in _FIRST if name in searchable} | searchable
    return records | {CASE: gettext_lazy("办件"), POLICY: gettext_lazy("政策")} | PLAN_KINDS


def _found(
    request: HttpRequest, words: str, plans: list[Plan], plan: Plan | None, kind: str, page: int
) -> dict[str, Any]:
    entries = visible(request.user, SearchEntry.objects.all())
    called = PLAN_KINDS if plan is not None else labels()
    if plan is not None:
        entries = entries.filter(within=plan.pk)
    limit, offset = (_PAGE, (page - 1) * _PAGE) if kind else (_GLANCE, 0)
    asked = [name for name in called if name not in (POLICY, CASE)]
    results = find(words, entries, asked, shown=[kind] if kind else None, limit=limit, offset=offset)
    counts, policies = dict(results.counts), found_policies(words) if POLICY in called else []
    if policies:
        counts[POLICY] = len(policies)
    cases: list[Found] = []
    if CASE in called:
        wanted = limit if kind in ("", CASE) else 0
        many, cases = found_cases(words, request.user, wanted, offset)
        counts |= {CASE: many} if many else {}
    by_pk: dict[int | None, Plan] = {each.pk: each for each in plans}

    def shown(name: str) -> list[Found]:
        hits = results.hits.get(name, [])
        if name == POLICY:
            return policies[offset : offset + limit] if kind in ("", POLICY) else []
        if name == CASE:
            return cases
        if name in PLAN_KINDS:
            return found(name, hits, by_pk, words, page_language())
        return found_records(name, hits, request.user)

    more = kind and page * _PAGE < min(counts.get(kind, 0), POOL)
    return {
        "total": counts.get(kind, 0) if kind else sum(counts.values()),
        "all_total": sum(counts.values()),
        "all_counted": _so_many(sum(counts.values()), any(n >= COUNTED for n in counts.values())),
        "kinds": [
            KindFound(
                name,
                label,
                counts[name],
                _so_many(counts[name], counts[name] >= COUNTED),
                shown(name),
                name == kind,
                _query(words, plan, name),
                "" if name in PLAN_KINDS or name in (POLICY, CASE) else _list_of(name, words),
            )
            for name, label in called.items()
            if counts.get(name)
        ],
        "everything": _query(words, plan, ""),
        "earlier": _query(words, plan, kind, page - 1) if kind and page > 1 else "",
        "further": _query(words, plan, kind, page + 1) if more else "",
        "everywhere": _query(words, None, "") if plan else "",
    }


def _so_many(count: int, more: bool) -> str:
    return f"{count:,}+" if more else f"{count:,}"


def _list_of(kind: str, words: str) -> str:
    """The list of records with the same words, where they can be filtered further."""
    address = reverse("organisations") if kind == "organisation" else reverse("record-list", args=[kind])
    return f"{address}?{urlencode({'q': words})}"


def _query(words: str, plan: Plan | None, kind: str, page: int = 1) -> str:
    parts = {"q": words, "plan": plan.slug if plan else "", "kind": kind, "page": str(page) if page > 1 else ""}
    return "?" + urlencode({key: value for key, value in parts.items() if value})


def _suggestions(plan: Plan | None) -> list[str]:
    """Words that are sure to find something: what the plan counts most, and who carries most."""
    if plan is None:
        return []
    indicators = plan.targets.filter(same_as=None).order_by("ordinal").values_list("indicator", flat=True)
    short = [name for name in dict.fromkeys(indicators) if 2 <= len(name) <= 8]
    units = [unit.name for unit in plan.units.order_by("pk")[:3]]
    return [*short[: _SUGGESTED - len(units)], *units]


urlpatterns = [path("search", search_page, name="search")]
