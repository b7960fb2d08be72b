"""The form of an application: filled in from the records, kept as it is typed, by several people; its documents."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kechuang.accounts.access import refusal
from kechuang.accounts.doors import door, holders, signed_in
from kechuang.accounts.roles import Role
from kechuang.cases.actions.attach_document import OTHER, attach_document
from kechuang.cases.actions.copy_last import copy_last, last_of
from kechuang.cases.actions.detach_document import detach_document
from kechuang.cases.actions.keep_answers import Kept, keep_answers
from kechuang.cases.actions.open_document import open_document
from kechuang.cases.editing import may_edit
from kechuang.cases.models import Attachment, Case
from kechuang.cases.of_policy import policy_of
from kechuang.cases.progress import progress_of
from kechuang.cases.sheet import Sheet, sheet_of, with_texts
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.portal.calls.amount import so_far, told
from kechuang.portal.calls.shown import call_of
from kechuang.portal.cases.form import form_of
from kechuang.portal.cases.items import ItemInput, item_inputs, left_open
from kechuang.portal.cases.shown import shown_case
from kechuang.portal.cases.typed import is_shared, typed_in
from kechuang.portal.language import said
from kechuang.portal.selfcheck_form import joined, said_whole
from kechuang.registry.evidence.refusals import TAKEN, size_said
from kechuang.registry.evidence.store import largest
from kechuang.registry.evidence.upload import refusal_of

SEEN = "seen."


@door(holders(Role.REPRESENTATIVE))
def case_fill(request: HttpRequest, number: str) -> HttpResponse:
    """Posted, what was typed is kept; what somebody else changed meanwhile is told and stays theirs."""
    of = _draft(request, number)
    if of.stage.frozen:
        return redirect("case", number)
    kept = Kept()
    if request.method == "POST":
        kept = _keep(request, of)
        if not kept.overtaken:
            messages.success(request, _("草稿已保存。"))
            return redirect("case" if "done" in request.POST else "case-fill", number)
    shared = is_shared(of, request.user.pk)
    typed = typed_in(of, request.user.pk) if shared else {}
    sheet, items, call = _sheet(of), item_inputs(of, typed), call_of(of)
    labels = {one.item.name: one.item.label.zh for one in items}
    amount = so_far(of, sheet)
    context = {
        "case": of,
        "policy": policy_of(of),
        "progress": progress_of(of),
        "form": form_of(of, sheet, documents=call.documents if call else (), typed=typed),
        "shared": shared,
        "items": items,
        "call": call,
        "amount": amount,
        "amount_said": told(amount) if amount else None,
        "missing": _missing(sheet, items),
        "wrong": len(sheet.wrong if sheet else ()) + sum(one.wrong is not None for one in items),
        "overtaken": [(labels.get(name) or _label(sheet, name), *stood) for name, stood in kept.overtaken.items()],
        "last": last_of(of) if of.policy else None,
        "other": OTHER,
        "taken": TAKEN,
        "largest": size_said(largest()),
        "all": len(sheet.found) if sheet else 0,
        "known": sum(a.raw is not None for a in sheet.found.values()) if sheet else 0,
    }
    return render(request, "portal/cases/fill.html", context, status=409 if kept.overtaken else 200)


@door(holders(Role.REPRESENTATIVE))
@require_POST
def case_keep(request: HttpRequest, number: str) -> JsonResponse:
    """One or more inputs, kept as they are left: what was kept, what somebody else changed, what cannot be read."""
    of = _draft(request, number)
    kept = _keep(request, of)
    sheet, items = with_texts(of, kept.sheet) if kept.sheet else None, item_inputs(of)
    texts = (sheet.texts if sheet else {}) | {one.item.name: one.text for one in items}
    wrong = (sheet.wrong if sheet else {}) | {one.item.name: one.wrong for one in items if one.wrong}
    amount, typed = so_far(of, sheet), typed_in(of, request.user.pk)
    return JsonResponse(
        {
            "kept": kept.names,
            "texts": {name: texts.get(name, "") for name in kept.names},
            "typed": {name: typed[name].said if name in typed else "" for name in kept.names},
            "wrong": {name: said(why) for name, why in wrong.items()},
            "overtaken": {
                name: _("%(who)s已改为“%(text)s”，您填的没有保存。") % {"who": who or _("他人"), "text": text}
                for name, (text, who) in kept.overtaken.items()
            },
            "missing": _missing(sheet, items),
            "amount": said(told(amount)) if amount else "",
            "at": timezone.localtime().strftime("%H:%M:%S"),
        }
    )


@door(holders(Role.REPRESENTATIVE))
@require_POST
def case_attach(request: HttpRequest, number: str) -> HttpResponse:
    """Hand a document in."""
    of = _draft(request, number)

    def attach() -> str:
        refused, file = refusal_of(request, "document"), request.FILES.get("document")
        if refused is not None:
            raise refused
        if file is None:
            return _("没有选择文件。")
        row = attach_document(of, file.chunks(), file.name or "", request.POST.get("wanted", ""), request.user)
        return _("已附上“%(name)s”。") % {"name": row.evidence.name}

    return _done(request, number, attach)


@door(holders(Role.REPRESENTATIVE))
@require_POST
def case_detach(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Take a document out again."""
    of = _draft(request, number)
    row = get_object_or_404(Attachment, pk=pk, case=of)

    def detach() -> str:
        detach_document(row, request.user)
        return _("已取下“%(name)s”。") % {"name": row.evidence.name}

    return _done(request, number, detach)


@door(holders(Role.REPRESENTATIVE))
@require_POST
def case_copy(request: HttpRequest, number: str) -> HttpResponse:
    """Take over what does not change with the year from the last application."""
    of = _draft(request, number)

    def copy() -> str:
        statements, documents = copy_last(of, request.user)
        return _("已沿用上次的 %(statements)d 项声明、%(documents)d 份材料，请核对。") % {
            "statements": statements,
            "documents": documents,
        }

    return _done(request, number, copy)


@door(signed_in)
@require_GET
def case_document(request: HttpRequest, number: str, pk: int) -> FileResponse:
    """A document that was handed in; the download is noted in the log."""
    row = get_object_or_404(Attachment, pk=pk, case=shown_case(request, number))
    file = open_document(row, request.user).open("rb")
    answer = FileResponse(file, as_attachment=True, filename=row.evidence.name, content_type=row.evidence.media_type)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _label(sheet: Sheet | None, name: str) -> str:
    if sheet is None:
        return name
    return sheet.asks[name].label if name in sheet.asks else sheet.wants[name].fact.label


def _sheet(of: Case) -> Sheet | None:
    """The facts the form asks; None where no policy does."""
    return sheet_of(of) if of.policy else None


def _missing(sheet: Sheet | None, items: list[ItemInput]) -> int:
    return (len(sheet.missing) + len(sheet.unnamed) if sheet else 0) + left_open(items)


def _draft(request: HttpRequest, number: str) -> Case:
    """The case, for who may fill it in. Raises Refused."""
    of = shown_case(request, number)
    verdict = may_edit(request.user, of)
    if not verdict.allowed:
        raise refusal(verdict)
    return of


def _keep(request: HttpRequest, of: Case) -> Kept:
    posted = {name: text for name, text in request.POST.items() if isinstance(text, str)}
    seen = {name.removeprefix(SEEN): text for name, text in posted.items() if name.startswith(SEEN)}
    whole = joined({name: text for name, text in posted.items() if not name.startswith(SEEN)})
    given = {name: whole.get(name, "") for name in seen}
    return keep_answers(of, given, request.user, seen=seen)


def _done(request: HttpRequest, number: str, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except (BadInput, Conflict) as error:
        messages.error(request, said(said_whole(error)))
    return redirect("case-fill", number)


urlpatterns = [
    path("cases/<str:number>/fill/", case_fill, name="case-fill"),
    path("cases/<str:number>/keep/", case_keep, name="case-keep"),
    path("cases/<str:number>/documents/", case_attach, name="case-attach"),
    path("cases/<str:number>/documents/<int:pk>/", case_document, name="case-document"),
    path("cases/<str:number>/documents/<int:pk>/away/", case_detach, name="case-detach"),
    path("cases/<str:number>/copy/", case_copy, name="case-copy"),
]
