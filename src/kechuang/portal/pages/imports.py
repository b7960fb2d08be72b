"""The import desk: all imports, a new one, and one import from its columns to its end or its undoing."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_import
from kechuang.accounts.doors import door
from kechuang.kernel.errors import BadInput, KechuangError
from kechuang.kernel.sentences import Sentence
from kechuang.portal import import_columns
from kechuang.portal.exports import as_file, as_large_file
from kechuang.portal.import_results import asked, shown_results
from kechuang.portal.import_work import begin, look_after
from kechuang.portal.navigation import NavEntry
from kechuang.registry.actions.answer_import import answer_import
from kechuang.registry.actions.cancel_import import cancel_import
from kechuang.registry.actions.confirm_import import confirm_import
from kechuang.registry.actions.map_import import map_import
from kechuang.registry.actions.resume_import import resume_import
from kechuang.registry.actions.start_import import restage, start_import
from kechuang.registry.actions.undo_import import undo_import
from kechuang.registry.catalogue import kinds
from kechuang.registry.evidence.upload import refusal_of
from kechuang.registry.exporting.of_kind import empty_table
from kechuang.registry.exporting.refused_rows import refused_table
from kechuang.registry.importing.imports import Import, ImportMapping
from kechuang.registry.importing.mapping import ColumnMap
from kechuang.registry.importing.options import Options
from kechuang.registry.importing.state import kind_of

_PAGES = ("import-new", "import", "import-columns", "import-mappings", "import-mapping")
TAB = ("registry", NavEntry(80, "imports", gettext_lazy("批量导入"), "file-up", covers=_PAGES, of_plan=False))
ACCEPTED = ".xlsx,.csv,.txt"


@door(may_import)
def imports(request: HttpRequest) -> HttpResponse:
    """All imports, newest first."""
    page = Paginator(Import.objects.select_related("made_by"), 30).get_page(request.GET.get("page"))
    names = {name: kind._meta.verbose_name for name, kind in kinds().items()}
    context = {"page": page, "names": names, "mappings": ImportMapping.objects.count()}
    return render(request, "portal/imports/imports.html", context)


@door(may_import)
def import_new(request: HttpRequest) -> HttpResponse:
    """Choose a kind and a file; posted, the file is put aside and its columns are shown. A bad file is told of here."""
    error: KechuangError | None = None
    chosen = request.POST.get("kind") or request.GET.get("kind", "")
    if request.method == "POST":
        try:
            job = _received(request, chosen)
            return redirect("import-columns", pk=job.pk)
        except BadInput as bad:
            error = bad
    named = {name: kind._meta.verbose_name for name, kind in kinds().items()}
    context = {"kinds": named, "chosen": chosen, "error": error, "accepted": ACCEPTED}
    return render(request, "portal/imports/new.html", context, status=400 if error else 200)


@door(may_import)
def import_template(request: HttpRequest, kind: str) -> HttpResponse:
    """The empty table of a kind, to fill in."""
    return as_file(empty_table(kind_of(kind)), "xlsx")


@door(may_import)
def import_(request: HttpRequest, pk: int) -> HttpResponse:
    """One import as it stands: the dry run with what it found, the progress, or the end."""
    job = get_object_or_404(Import.objects.select_related("made_by", "confirmed_by", "source"), pk=pk)
    look_after(job)
    job.refresh_from_db()
    if job.state == "mapping":
        return redirect("import-columns", pk=pk)
    context: dict[str, Any] = {"job": job, "kind": kind_of(job.kind)._meta.verbose_name}
    if not job.working and job.folder.path.exists():
        context |= shown_results(job, asked(request.GET))
    return render(request, "portal/imports/import.html", context)


@door(may_import)
def import_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, for the page that asks every second; when it is done the whole page is to be loaded again."""
    job = get_object_or_404(Import, pk=pk)
    look_after(job)
    job.refresh_from_db()
    response = render(request, "portal/imports/progress.html", {"job": job})
    if not job.working:
        response["HX-Refresh"] = "true"
    return response


@door(may_import)
def import_columns_(request: HttpRequest, pk: int) -> HttpResponse:
    """Match columns to fields and say how the import is meant; posted, the dry run begins."""
    job = get_object_or_404(Import, pk=pk)
    kind = kind_of(job.kind)
    if not (job.may("map") or job.state == "mapping"):
        return redirect("import", pk=pk)
    mapping, error = ColumnMap.from_json(job.mapping), None
    options: dict[str, Any] = dict(job.options)
    if request.method == "POST":
        try:
            if request.POST.get("do") == "restage":
                row = request.POST.get("head_row", "").strip()
                restage(job, sheet=request.POST.get("sheet", ""), head_row=int(row) if row.isdigit() else None)
                return redirect("import-columns", pk=pk)
            mapping = import_columns.posted(kind, request.POST, job.layout["heads"])
            options = import_columns.options_of(request.POST)
            chosen = Options.of(kind, options, timezone.localdate())
            begin(map_import(job, mapping, chosen, request.user))
            return redirect("import", pk=pk)
        except BadInput as bad:
            error = bad
    before = Import.objects.filter(sha256=job.sha256, kind=job.kind, state="done").exclude(pk=pk).first()
    context = {
        "job": job,
        "kind": kind._meta.verbose_name,
        "rows": import_columns.rows(kind, job.layout["heads"], job.layout["sample"], mapping),
        "choices": import_columns.choices(kind),
        "units": import_columns.units(kind),
        "fixed": import_columns.fixed_rows(mapping),
        "options": options,
        "error": error,
        "before": before,
    }
    return render(request, "portal/imports/columns.html", context, status=400 if error else 200)


@door(may_import)
@require_POST
def import_act(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, answer doubts, cancel, resume or undo. What cannot be done is said on the import's page."""
    job = get_object_or_404(Import, pk=pk)
    do = request.POST.get("do", "")
    try:
        if do == "confirm":
            begin(confirm_import(job, request.user))
        elif do == "answer":
            answers = {d["code"]: request.POST.get(f"answer-{d['code']}", "") for d in job.open_doubts()}
            given = {code: answer for code, answer in answers.items() if answer}
            if given:
                begin(answer_import(job, given, request.user))
        elif do == "cancel":
            cancel_import(job, request.user)
            messages.info(request, _("已取消。") if job.state != "running" else _("已中止，写入的部分还在，可以撤销。"))
        elif do == "resume":
            begin(resume_import(job, request.user))
        elif do == "undo":
            begin(undo_import(job, request.user, reason=request.POST.get("reason", "")))
    except KechuangError as error:
        messages.error(request, f"{_said(error.sentence)} {_said(error.remedy)}")
    return redirect("import", pk=pk)


@door(may_import)
def import_refused(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The rows that were not taken, with the reasons, to correct and bring in again."""
    return as_large_file(refused_table(get_object_or_404(Import, pk=pk)), "xlsx")


def _said(sentence: Sentence) -> str:
    from kechuang.portal.language import said

    return said(sentence)


def _received(request: HttpRequest, kind: str) -> Import:
    refusal = refusal_of(request, "file")
    if refusal is not None:
        raise BadInput(
            refusal.code,
            refusal.sentence,
            Sentence(
                "请另存为csv，或分成几份；更大的表请管理员用命令 kechuang import 导入。",
                "Save it as csv or divide it; larger tables go in by the command `kechuang import`.",
            ),
        )
    file: UploadedFile[Any] | None = request.FILES.get("file")
    if file is None:
        raise BadInput(
            "import.missing",
            Sentence("没有收到文件。", "No file arrived."),
            Sentence("请选择一份表格再上传。", "Choose a table."),
        )
    if hasattr(file, "temporary_file_path"):
        return start_import(kind, Path(file.temporary_file_path()), file.name or "", request.user)
    with NamedTemporaryFile(prefix="kechuang-") as held:
        for part in file.chunks():
            held.write(part)
        held.flush()
        return start_import(kind, Path(held.name), file.name or "", request.user)


urlpatterns = [
    path("imports/", imports, name="imports"),
    path("imports/new/", import_new, name="import-new"),
    path("imports/template/<str:kind>/", import_template, name="import-template"),
    path("imports/<int:pk>/", import_, name="import"),
    path("imports/<int:pk>/progress/", import_progress, name="import-progress"),
    path("imports/<int:pk>/columns/", import_columns_, name="import-columns"),
    path("imports/<int:pk>/act/", import_act, name="import-act"),
    path("imports/<int:pk>/refused/", import_refused, name="import-refused"),
]
