"""Editing a paper: its pieces and attachments as fields, and one of its tables; whatever is refused stays written."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from kechuang.accounts.doors import door
from kechuang.kernel.errors import KechuangError
from kechuang.papers.access import may_draft
from kechuang.papers.actions.save_paper import basis_of, save_paper
from kechuang.papers.basis import unready
from kechuang.papers.content import Content, Field
from kechuang.papers.drafting import known_fields
from kechuang.papers.models import Paper, PaperVersion
from kechuang.papers.span import span
from kechuang.portal.acting import Words
from kechuang.portal.language import said
from kechuang.portal.pages.paper import asked_paper
from kechuang.portal.papers.piece_forms import edited, head_shown, parts_shown, piece_named, with_piece
from kechuang.portal.papers.table_form import ROWS, columns_shown, rows_shown, table_edited
from kechuang.registry.asof import AsOf


@door(may_draft)
def edit(request: HttpRequest, paper: int) -> HttpResponseBase:
    """Its pieces as fields; saving makes a version, what was written stays where that is refused."""
    shown = asked_paper(request, paper)
    begun = _begun(request, shown)
    known, version = _quotable(shown), shown.version
    wrong: Words = ""
    if request.method == "POST":
        table = request.POST.get("table", "")
        content = edited(begun.said, request.POST, known)
        wrong, version = _saved(request, shown, content)
        if not wrong:
            asked = piece_named(shown.content, table)
            return redirect("paper-table", shown.pk, table) if asked else redirect("paper", shown.pk)
    text, *extras = parts_shown(begun.said, request.POST)
    context = {
        "paper": shown,
        "head": head_shown(begun.said, request.POST),
        "text": text,
        "extras": extras,
        "begun": begun.ordinal,
        "version": version,
        "wrong": wrong,
        "known": sorted(known.items()),
        "posted": request.POST,
    }
    return render(request, "portal/papers/edit.html", context, status=400 if wrong else 200)


@door(may_draft)
def table(request: HttpRequest, paper: int, paper_piece: str) -> HttpResponseBase:
    """One table as fields, so many rows at a time; saving makes a version."""
    shown = asked_paper(request, paper)
    begun = _begun(request, shown)
    piece = piece_named(begun.said, paper_piece)
    if piece is None or piece.kind != "table":
        raise Http404(paper_piece)
    known, version = _quotable(shown) | dict(begun.said.fields), shown.version
    wrong: Words = ""
    if request.method == "POST":
        content = with_piece(begun.said, paper_piece, table_edited(piece, request.POST)).with_fields(known)
        wrong, version = _saved(request, shown, content)
        if not wrong:
            return redirect("paper-edit", shown.pk)
    whole = len(piece.rows)
    first = min(max(0, _number_in(request.GET.get("from")) - 1), max(0, whole - 1)) // ROWS * ROWS
    context = {
        "paper": shown,
        "caption": request.POST.get("caption", piece.caption),
        "columns": columns_shown(piece, request.POST),
        "rows": rows_shown(piece, known, request.POST, first),
        "pages": [(n + 1, min(n + ROWS, whole), n == first) for n in range(0, whole, ROWS)] if whole > ROWS else [],
        "begun": begun.ordinal,
        "version": version,
        "wrong": wrong,
        "known": sorted(known.items()),
        "posted": request.POST,
    }
    return render(request, "portal/papers/table.html", context, status=400 if wrong else 200)


def _begun(request: HttpRequest, shown: Paper) -> PaperVersion:
    """The version that the fields were made from: so their names mean the same whoever saved another meanwhile."""
    asked = _number_in(request.POST.get("begun"))
    held = shown.versions.filter(ordinal=asked).first() if asked else None
    return held or shown.versions.get(ordinal=shown.version)


def _saved(request: HttpRequest, shown: Paper, content: Content) -> tuple[Words, int]:
    """Save what was posted: what was wrong, empty where it is saved, and the version its editor knows of then."""
    version, why = _number_in(request.POST.get("version")), request.POST.get("why", "").strip()
    try:
        save_paper(shown, content, request.user, version=version, note=why)
    except KechuangError as error:
        told = error.code == "paper.version"
        return f"{said(error.sentence)} {said(error.remedy)}", shown.version if told else version
    shown.refresh_from_db()
    messages.success(request, _("已保存为新版。"))
    return "", shown.version


def _number_in(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _quotable(shown: Paper) -> dict[str, Field]:
    """Figures that may be put in: all of the plan where they are at hand, else those that stand in the paper."""
    now = AsOf.now()
    if unready(shown.plan, span(shown.span, now.valid), now):
        return dict(shown.content.fields)
    return dict(known_fields(basis_of(shown)))


urlpatterns = [
    path("papers/<int:paper>/edit/", edit, name="paper-edit"),
    path("papers/<int:paper>/edit/<slug:paper_piece>/", table, name="paper-table"),
]
