"""Acts on one record: correct, replace, end, withdraw, confirm, dispute, resolve, attach, undo; and entering a new one.

Nothing entered is lost: an error is told at its field, and who was second sees what stands now beside what they wrote.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kechuang.accounts.access import refusal
from kechuang.accounts.doors import door, signed_in
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.portal.account_forms import tell
from kechuang.portal.pages.record_list import kind_called
from kechuang.portal.records import written
from kechuang.portal.records.acts import ACTS, RecordAct
from kechuang.portal.records.called import called
from kechuang.portal.records.cells import Cells
from kechuang.portal.records.forms import RecordForm
from kechuang.portal.records.keeping import may_keep
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.undo import last_act, undoable
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.record import Record
from kechuang.registry.speaking import row_shown
from kechuang.registry.writing import changed


@door(signed_in)
def record_act(request: HttpRequest, kind: str, key: str, verb: str) -> HttpResponse:
    """The form of one act, or its doing."""
    model = kind_called(kind)
    if verb not in ACTS:
        raise Http404(verb)
    act = ACTS[verb]
    row = _row(request, model, key, gone=verb == "undo")
    verdict = act.may(request.user, model, row.values())
    if not verdict.allowed:
        raise refusal(verdict)
    data = request.POST if request.method == "POST" else None
    form = act.form(row, request.user, data, request.GET)
    conflict: Conflict | None = None
    now: list[tuple[Any, str]] = []
    if request.method == "POST" and form.is_valid() and getattr(form, "complete", True):
        try:
            act.run(request, row, form)
        except (BadInput, Refused) as error:
            tell(form, error)
        except Conflict as error:
            conflict = error
            row, now = _moved_on(model, key, row, request)
            form = act.form(row, request.user, data, request.GET)
            form.is_valid()
        else:
            return _done(request, act, model, key)
    context = {
        "act": act,
        "verb": verb,
        "form": form,
        "row": row,
        "name": called(row, request.user, AsOf.now()),
        "kind": kind,
        "model_name": model._meta.verbose_name,
        "back": address_of_act(model, key),
        "conflict": conflict,
        "now": now,
        "at": _at(model, key) if verb == "undo" else "",
    }
    status = 409 if conflict else 400 if form.errors else 200
    return render(request, "portal/records/act.html", context, status=status)


@door(signed_in)
def record_new(request: HttpRequest, kind: str) -> HttpResponse:
    """Enter a record of a kind; what is known already may be given in the address (`?organisation=…`)."""
    model = kind_called(kind)
    verdict = may_keep(request.user, model)
    if not verdict.allowed:
        raise refusal(verdict)
    form = RecordForm(model, request.user, request.POST if request.method == "POST" else None, stretch=not model.SINCE)
    if request.method == "GET":
        form.initial.update({name: value for name, value in request.GET.items() if name in form.names})
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            values = form.values()
            since, until = form.stretch()
            row = enter(model, values, request.user, valid_from=since, valid_to=until)
        except (BadInput, Refused) as error:
            tell(form, error)
        except Conflict as error:
            conflict = error
        else:
            messages.success(request, _("已录入。"))
            request.session["undo"] = row.recorded_at.isoformat()
            return redirect(address_of_act(model, row.key))
    context = {"form": form, "kind": kind, "model_name": model._meta.verbose_name, "conflict": conflict}
    status = 409 if conflict else 400 if form.errors else 200
    return render(request, "portal/records/new.html", context, status=status)


@door(signed_in)
@require_GET
def record_suggest(request: HttpRequest, what: str) -> HttpResponse:
    """What the words typed into a field can mean, as options of its list."""
    if what not in kinds() and what not in written.CODES:
        raise Http404(what)
    words = str(next(iter(request.GET.values()), ""))[:80]
    return render(request, "portal/records/offers.html", {"offers": written.offers(what, words, request.user)})


def address_of_act(model: type[Record], key: str) -> str:
    """Where one is after an act: at the record itself."""
    return reverse("record", args=[model.kind(), key])


def _row(request: HttpRequest, model: type[Record], key: str, *, gone: bool) -> Record:
    """The row that was looked at, else the one that holds now; of a withdrawn record the last one, to undo that."""
    rows = list(model.objects.filter(key=key).select_related("source").order_by("pk"))
    asked = request.POST.get("row") or request.GET.get("row") or ""
    row = next((one for one in rows if str(one.pk) == asked), None)
    if row is None:
        row, state = row_shown(rows, AsOf.now())
        if row is None or (state == "withdrawn" and not gone):
            raise Http404(key)
    return row


def _moved_on(
    model: type[Record], key: str, seen: Record, request: HttpRequest
) -> tuple[Record, list[tuple[Any, str]]]:
    """The row that stands now in place of the one seen, and what of it differs, in words."""
    rows = list(model.objects.filter(key=key).select_related("source").order_by("pk"))
    row, state = row_shown(rows, AsOf.now())
    if row is None or state == "withdrawn" or row.pk == seen.pk:
        return seen, []
    cells = Cells([row], request.user, AsOf.now())
    names = [name for name in changed(seen, row) if name not in ("valid_from", "valid_to")]
    told = [(row._meta.get_field(name).verbose_name, cells.of(row, name, full=True).text or "—") for name in names]  # type: ignore[union-attr]
    return row, told


def _done(request: HttpRequest, act: RecordAct, model: type[Record], key: str) -> HttpResponse:
    if act.undoable:
        stamp = last_act(model, key)
        request.session["undo"] = stamp.isoformat() if stamp else ""
    else:
        messages.success(request, str(act.done))
    return redirect(address_of_act(model, key))


def _at(model: type[Record], key: str) -> str:
    stamp = undoable(model, key)
    return stamp.isoformat() if stamp else ""


urlpatterns = [
    path("records/suggest/<str:what>/", record_suggest, name="record-suggest"),
    path("records/<str:kind>/new/", record_new, name="record-new"),
    path("records/<str:kind>/<key:key>/<str:verb>/", record_act, name="record-act"),
]
