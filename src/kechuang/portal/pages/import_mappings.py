"""Remembered columns: which tables the desk knows by their heads; each can be edited or forgotten."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from kechuang.accounts.access import may_import
from kechuang.accounts.doors import door
from kechuang.kernel.errors import BadInput
from kechuang.portal import import_columns
from kechuang.registry.actions.edit_mapping import edit_mapping
from kechuang.registry.actions.forget_mapping import forget_mapping
from kechuang.registry.catalogue import kinds
from kechuang.registry.importing.imports import ImportMapping
from kechuang.registry.importing.mapping import ColumnMap
from kechuang.registry.importing.state import kind_of
from kechuang.registry.importing.targets import targets


@door(may_import)
def mappings(request: HttpRequest) -> HttpResponse:
    """All of them, by kind."""
    names = {name: kind._meta.verbose_name for name, kind in kinds().items()}
    kept = [
        {"row": one, "columns": _told(one), "unused": [h for i, h in enumerate(one.heads) if h and not _holds(one, i)]}
        for one in ImportMapping.objects.select_related("made_by")
    ]
    return render(request, "portal/imports/mappings.html", {"kept": kept, "names": names})


@door(may_import)
def mapping(request: HttpRequest, pk: int) -> HttpResponse:
    """One, to edit; posted with `do=forget` it is deleted."""
    kept = get_object_or_404(ImportMapping, pk=pk)
    kind = kind_of(kept.kind)
    chosen, error = ColumnMap.from_json(kept.mapping), None
    if request.method == "POST":
        if request.POST.get("do") == "forget":
            forget_mapping(kept, request.user)
            messages.success(request, _("已删除。以后的表按表头重新对应。"))
            return redirect("import-mappings")
        try:
            chosen = import_columns.posted(kind, request.POST, kept.heads)
            edit_mapping(kept, chosen, request.user)
            messages.success(request, _("已保存。"))
            return redirect("import-mappings")
        except BadInput as bad:
            error = bad
    context = {
        "kept": kept,
        "kind": kind._meta.verbose_name,
        "rows": import_columns.rows(kind, kept.heads, [], chosen),
        "choices": import_columns.choices(kind),
        "units": import_columns.units(kind),
        "fixed": import_columns.fixed_rows(chosen),
        "error": error,
    }
    return render(request, "portal/imports/mapping.html", context, status=400 if error else 200)


def _holds(one: ImportMapping, column: int) -> bool:
    return str(column) in one.mapping.get("columns", {})


def _told(one: ImportMapping) -> list[tuple[str, str, str]]:
    known = targets(kind_of(one.kind))
    columns = sorted((int(i), chosen) for i, chosen in one.mapping.get("columns", {}).items())
    return [
        (one.heads[i], known[chosen["field"]].label if chosen["field"] in known else chosen["field"], chosen["unit"])
        for i, chosen in columns
        if i < len(one.heads)
    ]


urlpatterns = [
    path("imports/columns/", mappings, name="import-mappings"),
    path("imports/columns/<int:pk>/", mapping, name="import-mapping"),
]
