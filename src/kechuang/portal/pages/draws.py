"""Draws of experts for everybody: what was committed to, what was revealed, the file and how to repeat it."""

from __future__ import annotations

import json
from importlib.resources import files

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.doors import door, everyone
from kechuang.cases.panels.replay import disagreements
from kechuang.cases.panels.sifting import reason_name
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.review_rows import KINDS
from kechuang.reviews.lot import published
from kechuang.reviews.models import Commitment, Seat

TAB = ("cases", NavEntry(70, "draws", _("抽取公示"), "dices", covers=("draw",), of_plan=False))
SCRIPT = "replay_draw.py"


@door(everyone)
def page(request: HttpRequest) -> HttpResponse:
    """Every draw committed to, newest first."""
    rows = Commitment.objects.select_related("panel", "drawing").order_by("-at")[:200]
    return render(request, "portal/reviews/draws.html", {"rows": rows})


@door(everyone)
def draw(request: HttpRequest, review: str, turn: int) -> HttpResponse:
    """One draw: the digests, the masked pool, the steps; repeated here and now."""
    commitment = _of(review, turn)
    document = published(commitment)
    drawing = getattr(commitment, "drawing", None)
    counts: dict[str, int] = {}
    for one in document["commitment"]["left_out"]:
        for code in one["reasons"]:
            counts[code] = counts.get(code, 0) + 1
    last = document["steps"][-1]["panel"] if drawing else []
    said_ = document["commitment"]
    places = {handle: place for place, handle in enumerate(last, start=1)}
    everybody = sorted([*said_["kept"], *said_["pool"]], key=lambda one: places.get(one["id"], len(places) + 1))
    context = {
        "commitment": commitment,
        "said": said_,
        "drawing": drawing,
        "document": document,
        "agrees": not disagreements(document) if drawing else None,
        "pool": [(one, KINDS[one["kind"]], places.get(one["id"])) for one in everybody],
        "left_out": [(said(reason_name(code)), count) for code, count in sorted(counts.items())],
        "steps": [
            (step, [dict(Seat.LEFT).get(out["reason"], "") for out in step["out"]])
            for step in document.get("steps", [])
        ],
        "script": SCRIPT,
    }
    return render(request, "portal/reviews/draw.html", context)


@door(everyone)
def file(request: HttpRequest, review: str, turn: int) -> HttpResponse:
    """The draw as the file the script reads; before the draw the commitment alone."""
    text = json.dumps(published(_of(review, turn)), ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="draw-{review}-{turn}.json"'
    return answer


@door(everyone)
def script(request: HttpRequest) -> HttpResponse:
    """The script that repeats a draw, with nothing of this system in it."""
    text = (files("kechuang.cases.panels") / f"{SCRIPT}.txt").read_text(encoding="utf-8")
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{SCRIPT}"'
    return answer


def _of(review: str, turn: int) -> Commitment:
    if not 0 < turn < 1000:
        raise Http404(review)
    return get_object_or_404(Commitment.objects.select_related("panel", "drawing"), panel__number=review, round=turn)


urlpatterns = [
    path("draws/", page, name="draws"),
    path("draws/replay_draw.py", script, name="draw-script"),
    path("draws/<str:review>/<int:turn>/", draw, name="draw"),
    path("draws/<str:review>/<int:turn>/draw.json", file, name="draw-file"),
]
