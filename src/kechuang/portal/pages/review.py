"""One panel for officers and auditors: where it stands, the draw, who sits, what the sheets say together."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone

from kechuang.accounts.doors import door
from kechuang.policies import catalogue
from kechuang.portal.language import page_language
from kechuang.portal.review_rows import PanelRow, experts, lines, seats
from kechuang.registry.asof import AsOf
from kechuang.reviews.access import may_look, may_run
from kechuang.reviews.models import Panel, Sheet
from kechuang.reviews.reading.groups import organisations
from kechuang.reviews.reading.sifted_pool import need_of, sifted_pool
from kechuang.reviews.reading.summaries import sitting, summary_of

_STEPS = ("opened", "committed", "drawn", "scoring", "closed", "concluded")
_BEFORE = ("opened", "failed")


@door(may_look)
def page(request: HttpRequest, review: str) -> HttpResponse:
    """The panel; the pool is counted from the records while nothing is committed to."""
    panel = get_object_or_404(Panel.objects.select_related("opened_by"), number=review)
    state = panel.state
    found = sifted_pool(panel, AsOf.now()) if state in _BEFORE else None
    commitments = list(panel.commitments.select_related("drawing", "by").order_by("round"))
    closed = state in ("closed", "concluded")
    who = sitting(panel)
    named = organisations(panel.units, AsOf.now().at(panel.on))
    context = {
        "panel": panel,
        "row": PanelRow(panel, state),
        "state": state,
        "steps": _STEPS,
        "reached": _STEPS.index(state) if state in _STEPS else -1,
        "units": [(key, named[key].name if key in named else key) for key in panel.units],
        "need": need_of(panel),
        "policy": _policy(panel.policy),
        "eligible": len(found.eligible) if found else None,
        "barred": len(found.barred) if found else None,
        "few": found is not None and len(found.eligible) < panel.rule["larger"] * panel.size,
        "commitments": commitments,
        "waiting": bool(commitments) and state == "committed" and commitments[-1].reveal_at > timezone.now(),
        "seats": seats(panel),
        "unseated": any(seat.account_id is None for seat in who),
        "sitting": who,
        "handed": Sheet.objects.filter(seat__in=who).count(),
        "lines": lines(summary_of(panel), who) if closed else [],
        "remarks": Sheet.objects.filter(seat__in=who).exclude(remark="").select_related("seat") if closed else [],
        "may_run": may_run(request.user).allowed,
    }
    return render(request, "portal/reviews/panel.html", context)


def _policy(code: str) -> str:
    """Its name in the language of the page; nothing where there is none."""
    found = next((one for one in catalogue() if one.code == code), None)
    return (found.english if page_language() == "en" else found.name) if found else ""


@door(may_look)
def pool(request: HttpRequest, review: str) -> HttpResponse:
    """Everybody looked at for the panel, with every reason why not and the records behind it."""
    panel = get_object_or_404(Panel, number=review)
    commitment = panel.commitments.order_by("-round").first()
    asof = AsOf(panel.on, commitment.known) if commitment else AsOf.now()
    found = sifted_pool(panel, asof)
    rows = experts(found, panel)
    only, words = request.GET.get("only", ""), request.GET.get("q", "").strip()[:60]
    counts = found.counts()
    names = {why.code: why.name for row in rows for why in row.why}
    if only == "able":
        rows = [row for row in rows if not row.why]
    elif only in names:
        rows = [row for row in rows if any(why.code == only for why in row.why)]
    if words:
        rows = [row for row in rows if words in row.name or words in row.number or words in row.units]
    context = {
        "panel": panel,
        "rows": rows,
        "eligible": len(found.eligible),
        "barred": len(found.barred),
        "reasons": [(code, names[code], count) for code, count in counts.items()],
        "only": only,
        "q": words,
        "commitment": commitment,
    }
    return render(request, "portal/reviews/pool.html", context)


urlpatterns = [
    path("reviews/<str:review>/", page, name="review"),
    path("reviews/<str:review>/pool/", pool, name="review-pool"),
]
