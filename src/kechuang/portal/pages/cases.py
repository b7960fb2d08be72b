"""The officers' desk: cases that wait, overdue first; filters; what can be closed; ratings that wait for an answer."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import Role
from kechuang.cases.desk import VIEWS, badly_rated, counts, found
from kechuang.cases.ending import ending
from kechuang.cases.flow_list import flows
from kechuang.cases.found_by import counted
from kechuang.cases.models import Case
from kechuang.cases.of_policy import open_policies
from kechuang.cases.progress import progress_of
from kechuang.cases.reporting import late
from kechuang.portal.cases.desk_table import desk_table
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.navigation import NavEntry
from kechuang.rollout.overdue import overdue_steps
from kechuang.search.finding import COUNTED

TAB = (
    "cases",
    NavEntry(10, "cases", gettext_lazy("办件台"), "inbox", covers=("case", "case-act", "case-rate"), of_plan=False),
)
_PAGE = 30
_ENDING = 10
"""So many of what ends soon stand on the desk; one click shows all."""
LABELS = {
    "waiting": gettext_lazy("待科技局办"),
    "overdue": gettext_lazy("超期"),
    "public": gettext_lazy("公示中"),
    "applicant": gettext_lazy("待申请人办"),
    "open": gettext_lazy("全部未办结"),
    "closed": gettext_lazy("已办结"),
    "every": gettext_lazy("全部"),
}


class _Pages(Paginator[Case]):
    """Pages of the desk, whose rows are counted as far as is worth it."""

    count = 0


@door(holders(Role.PROGRAMME_OFFICER, Role.AUDITOR))
def cases(request: HttpRequest) -> HttpResponse:
    """One view of the desk; everything chosen stands in the address."""
    asked = {part: request.GET.get(part, "").strip()[:80] for part in ("q", "item", "stage", "view")}
    view = asked["view"] if asked["view"] in VIEWS else "waiting"
    today = timezone.localdate()
    rows = found(request.user, view, today, words=asked["q"], item=asked["item"], stage=asked["stage"])
    if request.GET.get("format"):
        return as_file(desk_table(rows, today, str(LABELS[view])), request.GET["format"])
    pages = _Pages(rows.prefetch_related("steps"), _PAGE)
    pages.count = counted(rows, asked["q"])
    page = pages.get_page(request.GET.get("page"))
    stages = {s.code: s.name for flow in flows().values() for s in flow.states}
    kept = request.GET.copy()
    kept.pop("page", None)
    query = kept.urlencode()
    soon = ending(today)
    whole = request.GET.get("ending") == "all"
    narrowed = {part: asked[part] for part in ("q", "item", "stage") if asked[part]}
    context = {
        "rows": [(case, progress_of(case, today)) for case in page],
        "page": page,
        "asked": asked,
        "view": view,
        "views": [(code, LABELS[code], f"?{urlencode(narrowed | {'view': code})}") for code in VIEWS],
        "counts": counts(request.user, today),
        "items": [(p.code, p.name, p.english) for p in open_policies()]
        + [(f.code, f.name.zh, f.name.en) for f in flows().values() if f.code in ("funding", "payment", "complaint")],
        "stages": sorted(stages.items()),
        "query": query,
        "formats": [(form, f"?{query}{'&' if query else ''}format={form}") for form in FORMATS],
        "ratings": badly_rated().prefetch_related("case")[:20],
        "today": today,
        "ending": soon if whole else soon[:_ENDING],
        "ending_left": 0 if whole else max(0, len(soon) - _ENDING),
        "late_reports": late(today),
        "late_policies": overdue_steps(today)[:10],
        "filtered": bool(narrowed),
        "or_more": bool(asked["q"]) and page.paginator.count == COUNTED,
    }
    return render(request, "portal/cases/desk.html", context)


urlpatterns = [path("cases/", cases, name="cases")]
