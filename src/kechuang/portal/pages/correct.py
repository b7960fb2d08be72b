"""Putting a misreading right by hand, and taking it back: the forms, their errors, the second officer told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_correct
from kechuang.accounts.doors import door
from kechuang.kernel.errors import BadInput, Conflict, KechuangError
from kechuang.portal.addresses import address_of
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.correct_forms import TargetForm, TaskForm, units_of
from kechuang.portal.language import said
from kechuang.supervision.actions.correct_target import correct_target
from kechuang.supervision.actions.correct_task import correct_task
from kechuang.supervision.actions.undo_correction import undo_correction
from kechuang.supervision.models import Correction, Target, Task


@door(may_correct)
def target(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """Correct a target."""
    plan = asked_plan(request, slug)
    shown = get_object_or_404(plan.targets.select_related("task", "same_as", "plan"), ordinal=ordinal)
    return _corrected(request, shown, TargetForm, correct_target, "portal/target/correct.html")


@door(may_correct)
def task(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """Correct a task and its owners."""
    plan = asked_plan(request, slug)
    shown = get_object_or_404(plan.tasks.select_related("plan"), ordinal=ordinal)
    return _corrected(request, shown, TaskForm, correct_task, "portal/task/correct.html")


def _corrected(
    request: HttpRequest,
    shown: Target | Task,
    form_of: Callable[..., Any],
    act: Callable[..., list[Correction]],
    template: str,
) -> HttpResponse:
    form = form_of(shown, request.POST or None)
    conflict: Conflict | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            act(shown, request.user, changes=form.changes(), reason=given["reason"], version=given["version"])
        except BadInput as error:
            field = error.fields.get("field")
            form.add_error(str(field) if field in form.fields else None, _in_full(error))
        except Conflict as error:
            conflict = error
            shown.refresh_from_db()
            # What was typed stays; saving again is then meant against what stands now, which the page shows.
            entered = request.POST.copy()
            entered["version"] = str(shown.version)
            form = form_of(shown, entered)
            form.is_valid()
        else:
            messages.success(request, _("已更正。原来的内容留在更正记录里。"))
            return redirect(address_of(shown))
    context = {"plan": shown.plan, "thing": shown, "form": form, "conflict": conflict, "units": units_of(shown.plan)}
    status = 409 if conflict else 400 if form.errors else 200
    return render(request, template, context, status=status)


def _in_full(error: KechuangError) -> str:
    return f"{said(error.sentence)} {said(error.remedy)}"


@door(may_correct)
@require_POST
def undo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a correction back; what stood before stands again."""
    plan = asked_plan(request, slug)
    correction = get_object_or_404(plan.corrections.select_related("target", "task"), pk=pk)
    thing = correction.target or correction.task
    try:
        undo_correction(correction, request.user, reason=request.POST.get("reason", ""))
        messages.success(request, _("已撤销更正，恢复为原来的内容。"))
    except (BadInput, Conflict) as error:
        messages.error(request, _in_full(error))
    return redirect(address_of(thing, plan))


urlpatterns = [
    path("plans/<str:slug>/targets/<int:ordinal>/correct/", target, name="correct-target"),
    path("plans/<str:slug>/tasks/<int:ordinal>/correct/", task, name="correct-task"),
    path("plans/<str:slug>/corrections/<int:pk>/undo/", undo, name="undo-correction"),
]
