"""One record: what it says and how sure that is, when it was true, what proves it, its history, what it moves."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone

from kechuang.accounts.access import READ, may, may_confirm, may_dispute, may_keep_records, refusal
from kechuang.accounts.doors import door, everyone
from kechuang.accounts.held import memberships_of
from kechuang.portal.pages.record_list import kind_called
from kechuang.portal.records.addresses import address_of_key
from kechuang.portal.records.called import called
from kechuang.portal.records.history import history
from kechuang.portal.records.moments import Moment
from kechuang.portal.records.related import related
from kechuang.portal.records.shown_record import shown_record
from kechuang.portal.records.stretches import line
from kechuang.registry.actions.undo import undoable
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record
from kechuang.registry.speaking import row_shown
from kechuang.supervision.tracing import moved_by


@door(everyone)
def record(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The record of a key as of the pair of moments; of what one may not read whole, the part that is public."""
    model = kind_called(kind)
    moment = Moment.asked(request.GET)
    rows = list(model.objects.filter(key=key).select_related("source", "recorded_by").order_by("pk"))
    if not rows:
        raise Http404(key)
    row, state = row_shown(rows, moment.asof)
    if row is None:  # not yet known then: say so beside what is known now
        row, state = row_shown(rows, Moment.asked({}).asof)
    assert row is not None
    verdict = may(request.user, READ, row)
    if not verdict.allowed and not model.PUBLIC:
        raise_unreadable(request, row)
    fields = tuple(f.name for f in model.said()) if verdict.allowed else model.PUBLIC
    known = [r for r in rows if r.recorded_at <= moment.asof.known and not _gone(r, moment)]
    shown = shown_record(row, state, fields, request.user, moment, whole=verdict.allowed)
    standing = row.superseded_at is None and not moment.past
    may_keep = standing and may_keep_records(request.user, model, row.values()).allowed
    undo_at = (
        undoable(model, key)
        if not moment.past and may_keep_records(request.user, model, row.values()).allowed
        else None
    )
    context: dict[str, Any] = {
        "kind": kind,
        "model_name": model._meta.verbose_name,
        "name": called(row, request.user, moment.asof, fields),
        "moment": moment,
        "now_address": request.path,
        "unknown_then": row.recorded_at > moment.asof.known,
        "shown": shown,
        "row": row,
        "whole": verdict.allowed,
        "inside": bool(memberships_of(request.user)),
        "line": line(known, moment.asof.valid),
        "today": timezone.localdate(),
        "acts": history(model, key, request.user, moment.asof, fields) if verdict.allowed else [],
        "related": related(row, request.user, moment) if model is not Organisation else [],
        "file": address_of_key(kind, key) if model is Organisation else "",
        "counts": verdict.allowed and state == "valid",
        "may_keep": may_keep,
        "may_confirm": standing and may_confirm(request.user, model, row.values()).allowed,
        "may_dispute": standing and may_dispute(request.user, model, row.values()).allowed,
        "undo_at": undo_at,
        "undo_now": undo_at is not None and request.session.pop("undo", None) == undo_at.isoformat(),
    }
    return render(request, "portal/records/record.html", context)


@door(everyone)
def record_targets(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The targets that a record counts for: a part of its page, or a page where no script puts it there."""
    model = kind_called(kind)
    moment = Moment.asked(request.GET)
    row, state = row_shown(list(model.objects.filter(key=key).select_related("source").order_by("pk")), moment.asof)
    if row is None:
        raise Http404(key)
    if not may(request.user, READ, row).allowed:
        raise Http404(key)
    whole = not request.headers.get("HX-Request")
    context = {
        "name": called(row, request.user, moment.asof),
        "back": reverse("record", args=[kind, key]) + moment.query,
        "moves": moved_by(row, moment.asof) if state == "valid" else [],
        "trace": moment.query,
    }
    return render(request, f"portal/{'records/targets' if whole else 'parts/moves_of'}.html", context)


def raise_unreadable(request: HttpRequest, row: Record) -> None:
    """Who is not signed in is asked to; anybody else is told nothing that the record's being there would tell."""
    if isinstance(request.user, AnonymousUser):
        raise refusal(may(request.user, READ, row))
    raise Http404(row.key)


def _gone(row: Record, moment: Moment) -> bool:
    return row.superseded_at is not None and row.superseded_at <= moment.asof.known


urlpatterns = [
    path("records/<str:kind>/<key:key>/", record, name="record"),
    path("records/<str:kind>/<key:key>/targets/", record_targets, name="record-targets"),
]
