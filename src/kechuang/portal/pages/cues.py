"""Cues: what in the records looks unlike its peers; searching again, and saying what each came to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_look_into_cues, may_read_cues, may_seek_cues
from kechuang.accounts.doors import door
from kechuang.cues.actions.look_into import look_into
from kechuang.cues.actions.reopen import reopen
from kechuang.cues.actions.seek_cues import seek_cues
from kechuang.cues.catalogue import cues
from kechuang.cues.models import OUTCOMES, CueFound, CueRun
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.portal.cue_view import Shown, findings_table, looks_of, shown
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.registry.asof import AsOf

TAB = ("registry", NavEntry(70, "cues", gettext_lazy("异常线索"), "search-check", of_plan=False))
SIZE = 30


@door(may_read_cues)
def page(request: HttpRequest) -> HttpResponse:
    """The newest findings: `cue`, `q` (name or code) and `all` (those dealt with too) choose among them."""
    run = CueRun.objects.first()
    asked = {name: request.GET.get(name, "").strip() for name in ("cue", "q", "all")}
    found = _found(run, asked) if run else []
    if run and request.GET.get("format"):
        return as_file(findings_table(found, run), request.GET["format"])
    kept = {name: value for name, value in asked.items() if value}
    query = "&".join(f"{name}={value}" for name, value in kept.items())
    context = {
        "run": run,
        "cues": [(cue, run.counts.get(cue.code, 0) if run else 0) for cue in cues().values()],
        "asked": asked,
        "chosen": cues().get(asked["cue"]),
        "page": Paginator(found, SIZE).get_page(request.GET.get("page")),
        "query": query,
        "outcomes": OUTCOMES,
        "may_seek": may_seek_cues(request.user).allowed,
        "may_look": may_look_into_cues(request.user).allowed,
        "formats": [(form, f"?{query}{'&' if query else ''}format={form}") for form in FORMATS],
    }
    return render(request, "portal/cues/cues.html", context)


@door(may_seek_cues)
@require_POST
def seek(request: HttpRequest) -> HttpResponse:
    """Search the records again, as of now."""
    run = seek_cues(AsOf.now(), request.user)
    total = sum(run.counts.values())
    messages.success(request, ngettext("找到 %(n)d 条线索。", "找到 %(n)d 条线索。", total) % {"n": total})
    return redirect("cues")


@door(may_look_into_cues)
@require_POST
def look(request: HttpRequest, finding: int) -> HttpResponse:
    """Say what a finding came to (`outcome`, `reason`), or with the outcome `open` take that back."""
    found = get_object_or_404(CueFound, pk=finding)
    outcome, reason = request.POST.get("outcome", ""), request.POST.get("reason", "")
    try:
        if outcome == "open":
            reopen(found, request.user, reason=reason)
        else:
            look_into(found, outcome, request.user, reason=reason)
    except (BadInput, Conflict) as error:
        messages.error(request, f"{found.name}：{said(error.sentence)}{said(error.remedy)}")
    else:
        messages.success(request, _("已记下“%(name)s”的处理结果。") % {"name": found.name})
    return redirect(f"{reverse('cues')}?cue={found.cue}&all=1#c{found.pk}")


def _found(run: CueRun, asked: dict[str, Any]) -> list[Shown]:
    rows = run.found.all()
    if asked["cue"]:
        rows = rows.filter(cue=asked["cue"])
    if asked["q"]:
        rows = rows.filter(name__icontains=asked["q"]) | rows.filter(organisation__iexact=asked["q"])
    every = shown(rows, looks_of())
    return every if asked["all"] else [one for one in every if one.look is None]


urlpatterns = [
    path("cues/", page, name="cues"),
    path("cues/seek/", seek, name="cues-seek"),
    path("cues/<int:finding>/look/", look, name="cue-look"),
]
