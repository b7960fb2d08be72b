"""Search over everything that was read: plans, sections, tasks, targets, units, findings and the text itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import visible
from kechuang.accounts.doors import door, everyone
from kechuang.portal.found_at import Found, found
from kechuang.portal.language import page_language
from kechuang.search.finding import POOL, find
from kechuang.search.models import SearchEntry
from kechuang.supervision.models import Plan
from kechuang.supervision.queries import current_plan, plans_in_force

KINDS: dict[str, Any] = {
    "target": gettext_lazy("目标"),
    "task": gettext_lazy("任务"),
    "unit": gettext_lazy("单位"),
    "finding": gettext_lazy("发现"),
    "section": gettext_lazy("章节"),
    "paragraph": gettext_lazy("原文段落"),
}
"""What can be found, in the order shown: first what was understood, then the words themselves."""
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
    found: list[Found]
    chosen: bool
    address: str


@door(everyone)
def search_page(request: HttpRequest) -> HttpResponse:
    """`q` the words, `plan` one plan's slug (all plans without), `kind` one kind, `page` from 1."""
    words = request.GET.get("q", "").strip()[:80]
    plans = list(plans_in_force().defer("text"))
    plan = next((each for each in plans if each.slug == request.GET.get("plan")), None)
    kind = request.GET.get("kind", "") if request.GET.get("kind") in KINDS else ""
    page = max(1, int(request.GET["page"])) if request.GET.get("page", "").isdecimal() else 1
    context: dict[str, Any] = {"q": words, "query": words, "plans": plans, "of_plan": plan, "kind": kind, "page": page}
    if words:
        context |= _found(request, words, plans, plan, kind, page)
    if not words or not context["total"]:
        context["suggestions"] = _suggestions(plan or current_plan())
    return render(request, "portal/search/search.html", context)


def _found(
    request: HttpRequest, words: str, plans: list[Plan], plan: Plan | None, kind: str, page: int
) -> dict[str, Any]:
    entries = visible(request.user, SearchEntry.objects.all())
    if plan is not None:
        entries = entries.filter(within=plan.pk)
    one, glance = {"limit": _PAGE, "offset": (page - 1) * _PAGE}, {"limit": _GLANCE}
    results = find(words, entries, list(KINDS), shown=[kind] if kind else None, **(one if kind else glance))
    counts = results.counts
    by_pk: dict[int | None, Plan] = {each.pk: each for each in plans}
    more = kind and page * _PAGE < min(counts.get(kind, 0), POOL)
    return {
        "total": counts.get(kind, 0) if kind else results.total,
        "all_total": results.total,
        "kinds": [
            KindFound(
                key,
                label,
                counts[key],
                found(key, results.hits.get(key, ()), by_pk, words, page_language()),
                key == kind,
                _query(words, plan, key),
            )
            for key, label in KINDS.items()
            if counts.get(key)
        ],
        "everything": _query(words, plan, ""),
        "earlier": _query(words, plan, kind, page - 1) if kind and page > 1 else "",
        "further": _query(words, plan, kind, page + 1) if more else "",
        "everywhere": _query(words, None, "") if plan else "",
    }


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
