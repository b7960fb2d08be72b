"""One panel for officers and auditors: where it stands, the draw, who sits, what the sheets say together."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone

from kechuang.accounts.doors import door
from kechuang.policies import catalogue
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.language import page_language
from kechuang.portal.review_result import result_table, results
from kechuang.portal.review_rows import PanelRow, experts, seats
from kechuang.registry.asof import AsOf
from kechuang.reviews.access import may_look, may_run
from kechuang.reviews.laying_in import not_laid
from kechuang.reviews.lot import seed_of
from kechuang.reviews.models import Panel, Sheet
from kechuang.reviews.reading.groups import organisations
from kechuang.reviews.reading.sifted_pool import need_of, sifted_pool
from kechuang.reviews.reading.summaries import sitting

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
    cases = list(panel.cases.select_related("case"))
    who = sitting(panel)
    context = {
        "panel": panel,
        "row": PanelRow(panel, state),
        "state": state,
        "steps": _STEPS,
        "reached": _STEPS.index(state) if state in _STEPS else -1,
        "units": _units(panel),
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
        "cases": cases,
        "waiting_cases": closed and any(not_laid(panel, of) for of in cases),
        "results": results(panel, who) if closed else [],
        "formats": [(form, f"{reverse('review-result', args=[panel.number])}?format={form}") for form in FORMATS],
        "remarks": Sheet.objects.filter(seat__in=who).exclude(remark="").select_related("seat") if closed else [],
        "may_run": may_run(request.user).allowed,
    }
    return render(request, "portal/reviews/panel.html", context)


def _units(panel: Panel) -> list[tuple[str, str]]:
    named = organisations(panel.units, AsOf.now().at(panel.on))
    return [(key, named[key].name if key in named else key) for key in panel.units]


def _policy(code: str) -> str:
    """Its name in the language of the page; nothing where there is none."""
    found = next((one for one in catalogue() if one.code == code), None)
    return (found.english if page_language() == "en" else found.name) if found else ""


@door(may_look)
def result(request: HttpRequest, review: str) -> HttpResponse:
    """What the panel found as a file, once scoring is closed."""
    panel = get_object_or_404(Panel, number=review)
    if panel.state not in ("closed", "concluded"):
        raise Http404(review)
    return as_file(result_table(panel), request.GET.get("format", "csv"))


@door(may_look)
def record(request: HttpRequest, review: str) -> HttpResponse:
    """The record of the review for the file: what was judged, by whom, how they were drawn, what they gave and why."""
    panel = get_object_or_404(Panel, number=review)
    if panel.state not in ("closed", "concluded"):
        raise Http404(review)
    who = sitting(panel)
    commitment = panel.commitments.select_related("drawing").order_by("-round").first()
    context = {
        "panel": panel,
        "cases": list(panel.cases.select_related("case")),
        "units": _units(panel),
        "policy": _policy(panel.policy),
        "need": need_of(panel),
        "commitment": commitment,
        "seed": seed_of(commitment.drawing) if commitment and hasattr(commitment, "drawing") else "",
        "sitting": who,
        "left": panel.seats.exclude(left_at=None).order_by("left_at"),
        "results": results(panel, who),
        "remarks": Sheet.objects.filter(seat__in=who).exclude(remark="").select_related("seat"),
        "now": timezone.localtime(),
    }
    return render(request, "portal/reviews/record.html", context)


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
    path("reviews/<str:review>/result/", result, name="review-result"),
    path("reviews/<str:review>/record/", record, name="review-record"),
    path("reviews/<str:review>/pool/", pool, name="review-pool"),
]
