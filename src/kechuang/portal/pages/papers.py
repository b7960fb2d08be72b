"""The papers of the office and what is published of them: a list, and drafting a new one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import visible
from kechuang.accounts.doors import door, everyone
from kechuang.papers.access import may_draft
from kechuang.papers.actions.draft_paper import draft_paper
from kechuang.papers.flow import FLOW
from kechuang.papers.kind_list import kinds
from kechuang.papers.models import Paper
from kechuang.papers.span import span
from kechuang.portal.acting import Act, Crumb, act_page
from kechuang.portal.navigation import NavEntry
from kechuang.portal.papers.forms import DraftForm
from kechuang.supervision.queries import current_plan

TAB = (
    "papers",
    NavEntry(
        10,
        "papers",
        gettext_lazy("公文"),
        "stamp",
        covers=("paper-new", "paper", "paper-edit", "paper-table", "paper-act", "paper-version"),
        of_plan=False,
    ),
)
_PAGE = 30


@door(everyone)
def papers(request: HttpRequest) -> HttpResponse:
    """Those one may read: of one's office, and what is published; by state."""
    rows = visible(request.user, Paper.objects.select_related("plan", "office", "numbered"))
    state = request.GET.get("state", "")
    counts = {row["state"]: row["n"] for row in rows.order_by().values("state").annotate(n=Count("pk"))}
    shown = rows.filter(state=state) if state in counts else rows
    context = {
        "page": Paginator(shown, _PAGE).get_page(request.GET.get("page")),
        "states": [(one, counts[one.code]) for one in FLOW.states if one.code in counts],
        "state": state,
        "any": bool(counts),
        "kinds": kinds(),
        "may_draft": may_draft(request.user).allowed,
    }
    return render(request, "portal/papers/papers.html", context)


@door(may_draft)
def new(request: HttpRequest) -> HttpResponseBase:
    """Draft one from the numbers of the current plan."""
    plan = current_plan()
    if plan is None:
        return redirect("papers")

    def run(request: HttpRequest, _thing: object, form: DraftForm) -> HttpResponseBase:
        told = form.cleaned_data
        asked = span(told["span"], timezone.localdate())
        made = draft_paper(plan, told["kind"], asked, request.user, unit=told["unit"], letter=told["letter"])
        return redirect("paper", made.pk)

    act = Act(
        gettext_lazy("起草公文"),
        gettext_lazy("从规划的目标、亮灯和本期变化起草；文中每个数字都可追溯。大约需要几秒到一分钟。"),
        gettext_lazy("起草"),
        run,
        lambda data, request, thing: DraftForm(data, plan),
        "file-pen",
    )
    crumbs = [Crumb(_("公文"), reverse("papers"))]
    return act_page(request, act, plan, crumbs=crumbs, about=plan.title, back=reverse("papers"))


urlpatterns = [
    path("papers/", papers, name="papers"),
    path("papers/new/", new, name="paper-new"),
]
