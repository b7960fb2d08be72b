"""Loading a plan in the browser: the file, then what was understood of it, then an officer's yes or no."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from kechuang.accounts.access import may_upload
from kechuang.accounts.doors import door
from kechuang.kernel.errors import BadDocument, KechuangError
from kechuang.kernel.sentences import Sentence
from kechuang.plans.opening import open_bytes
from kechuang.plans.reading import read
from kechuang.portal import drafts
from kechuang.portal.preview import likely_previous, preview
from kechuang.supervision.actions.adopt_plan import adopt_plan
from kechuang.supervision.models import Plan
from kechuang.supervision.queries import plans_in_force

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest file taken. The longest plans known, as PDF with pictures, are half of it."""
ACCEPTED = ".txt,.html,.htm,.docx,.pdf"


@door(may_upload)
def upload(request: HttpRequest) -> HttpResponse:
    """The form; posted, the file is read, put aside as a draft and shown. A bad file is told of right here."""
    officer = int(request.user.pk or 0)
    error: KechuangError | None = None
    if request.method == "POST":
        try:
            data, name = _received(request.FILES.get("file"))
            read(open_bytes(data, name))
            return redirect("upload-preview", token=drafts.keep(data, name, officer))
        except BadDocument as bad:
            error = bad
    context = {"error": error, "accepted": ACCEPTED, "largest": LARGEST // 1024 // 1024}
    return render(request, "portal/upload/upload.html", context, status=400 if error else 200)


@door(may_upload)
def upload_preview(request: HttpRequest, token: str) -> HttpResponse:
    """What was understood of a draft. Posted with `do=adopt` it is stored, with `do=cancel` it is gone."""
    officer = int(request.user.pk or 0)
    draft = drafts.find(token, officer)
    if draft is None:
        raise Http404(token)
    if request.method == "POST" and request.POST.get("do") == "cancel":
        drafts.drop(token)
        messages.info(request, _("已取消，文件没有保留。"))
        return redirect("upload")
    reading = read(open_bytes(draft.data, draft.name))
    plans = list(plans_in_force().defer("text"))
    if request.method == "POST":
        previous = next((plan for plan in plans if plan.slug == request.POST.get("previous")), None)
        adopted = adopt_plan(reading, request.user, previous=previous)
        drafts.drop(token)
        told = _("规划已录入。") if adopted.created else _("这份文件早已录入，没有重复保存。")
        messages.success(request, told)
        return redirect("plan", slug=adopted.plan.slug)
    context = {
        "draft": draft,
        "shown": preview(reading),
        "stored": Plan.objects.filter(sha256=reading.document.sha256).first(),
        "plans": plans,
        "likely": likely_previous(reading, plans),
    }
    return render(request, "portal/upload/preview.html", context)


def _received(file: UploadedFile[Any] | None) -> tuple[bytes, str]:
    if file is None or not file.size:
        raise BadDocument(
            "document.empty" if file else "document.missing",
            Sentence("没有收到文件内容。", "No file content arrived."),
            Sentence("请选择一份有内容的规划文件再上传。", "Choose a plan file that is not empty."),
        )
    if file.size > LARGEST:
        limit = LARGEST // 1024 // 1024
        raise BadDocument(
            "document.too_large",
            Sentence(f"文件超过 {limit} MB。", f"The file is larger than {limit} MB."),
            Sentence("请去掉图片或只上传正文部分。", "Leave out pictures, or upload the text alone."),
        )
    return file.read(), (file.name or "")[-200:]


urlpatterns = [
    path("plans/upload/", upload, name="upload"),
    path("plans/upload/<str:token>/", upload_preview, name="upload-preview"),
]
