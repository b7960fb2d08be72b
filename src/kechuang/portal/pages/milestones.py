"""The milestones of a plan: what is to be done by when, what shows it, its lamp; and editing those of a task."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.doors import door, everyone
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import may_run, may_see_own
from kechuang.oversight.actions.add_milestone import add_milestone
from kechuang.oversight.actions.ask_about import ask_by_hand
from kechuang.oversight.actions.confirm_milestones import confirm_milestones
from kechuang.oversight.actions.drop_milestone import drop_milestone
from kechuang.oversight.actions.merge_milestones import merge_milestones
from kechuang.oversight.actions.read_milestones import read_milestones
from kechuang.oversight.actions.reword_milestone import reword_milestone
from kechuang.oversight.actions.split_milestone import split_milestone
from kechuang.oversight.actions.undo_rewording import undo_rewording
from kechuang.oversight.lamps import ORDER
from kechuang.oversight.models import Rewording, Wording
from kechuang.oversight.rewording import last_act, may_reword
from kechuang.oversight.state import Standing, counts
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.oversight.milestone_forms import MilestoneForm, ReasonForm, SplitForm
from kechuang.portal.oversight.seen import seen_milestones
from kechuang.portal.oversight.tables import milestone_table
from kechuang.supervision.models import Plan, Task

NAV = NavEntry(
    25, "milestones", gettext_lazy("节点"), "list-checks", covers=("task-milestones", "milestone-act", "milestones-do")
)
VERBS = {
    "read": gettext_lazy("按原文读出"),
    "edit": gettext_lazy("修改"),
    "add": gettext_lazy("增加"),
    "split": gettext_lazy("拆分"),
    "merge": gettext_lazy("合并"),
    "drop": gettext_lazy("移出"),
    "confirm": gettext_lazy("确认"),
    "undo": gettext_lazy("撤销"),
}


@door(everyone)
def milestones(request: HttpRequest, slug: str) -> HttpResponse:
    """All of a plan: `unit`, `light`, `q` choose among them; `format` a file."""
    plan = asked_plan(request, slug)
    seen = seen_milestones(request, plan)
    asked = {name: request.GET.get(name, "").strip()[:80] for name in ("unit", "light", "q")}
    found = [one for one in seen.found if _fits(one, asked)]
    if request.GET.get("format"):
        return as_file(milestone_table(plan, found, seen.asof), request.GET["format"])
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value)
    units = sorted({name for one in seen.found for name in one.wording.leads})
    context = {
        "plan": plan,
        "seen": seen,
        "tasks": _by_task(found),
        "many": len(found),
        "asked": asked,
        "units": units,
        "lights": ORDER,
        "counts": counts(seen.found),
        "filtered": bool(query),
        "formats": [(form, f"?{query}{'&' if query else ''}format={form}") for form in FORMATS],
        "may_run": may_run(request.user).allowed,
    }
    return render(request, "portal/oversight/milestones.html", context)


def _fits(one: Standing, asked: dict[str, str]) -> bool:
    words = f"{one.wording.text}{one.wording.milestone.task.title}"
    return (
        (not asked["unit"] or asked["unit"] in one.wording.leads)
        and (not asked["light"] or one.lamp.light == asked["light"])
        and (not asked["q"] or asked["q"] in words)
    )


def _by_task(found: list[Standing]) -> list[tuple[Task, list[Standing]]]:
    tasks: dict[int, tuple[Task, list[Standing]]] = {}
    for one in found:
        task = one.wording.milestone.task
        tasks.setdefault(task.pk, (task, []))[1].append(one)
    return list(tasks.values())


@door(everyone)
def of_task(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """The milestones of one task, with their history; whoever leads it edits them here."""
    plan, task = _task(request, slug, ordinal)
    seen = seen_milestones(request, plan, task=task)
    staff = may_see_own(request.user).allowed
    context = {
        "plan": plan,
        "task": task,
        "seen": seen,
        "staff": staff,
        "may_edit": may_reword(request.user, task).allowed,
        "may_run": may_run(request.user).allowed,
        "unconfirmed": sum(not one.wording.confirmed for one in seen.found),
        "last": last_act(task),
        "acts": _acts(task) if staff else (),
        "before": plan.tasks.filter(ordinal__lt=ordinal).order_by("-ordinal").first(),
        "after": plan.tasks.filter(ordinal__gt=ordinal).order_by("ordinal").first(),
    }
    return render(request, "portal/oversight/of_task.html", context)


def _acts(task: Task) -> list[dict[str, Any]]:
    rows = Rewording.objects.filter(task=task).select_related("done_by").prefetch_related("made", "closed")[:30]
    return [
        {
            "act": row,
            "verb": VERBS.get(row.verb, row.verb),
            "before": [one.text for one in row.closed.all()],
            "after": [one.text for one in row.made.all()],
            "undone": hasattr(row, "undone_by"),
        }
        for row in rows
    ]


@door(may_see_own)
def milestone_act(request: HttpRequest, slug: str, ordinal: int, milestone: int, act: str) -> HttpResponseBase:
    """One act on one milestone (0: on the task): edit, split, drop, add."""
    plan, task = _task(request, slug, ordinal)
    row = None
    number = milestone
    if act != "add":
        row = get_object_or_404(Wording.objects.standing(), milestone__task=task, milestone__ordinal=number)
    if act not in ("add", "edit", "split", "drop"):
        raise Http404(act)

    def edit(request: HttpRequest, row: Wording, form: MilestoneForm) -> Words:
        reason, seen = form.cleaned_data["reason"], form.cleaned_data.get("seen")
        reword_milestone(task, number, form.changes(), request.user, reason=reason, seen=seen)
        return _("已保存，等科技局确认。")

    def split(request: HttpRequest, row: Wording, form: SplitForm) -> Words:
        parts = form.cleaned_data["parts"].splitlines()
        made = split_milestone(task, number, parts, request.user, reason=form.cleaned_data["reason"])
        return _("已拆成 %(n)d 个节点。") % {"n": len(made)}

    def drop(request: HttpRequest, row: Wording, form: ReasonForm) -> Words:
        drop_milestone(task, number, request.user, reason=form.cleaned_data["reason"])
        return _("已移出列表，可以撤销。")

    def added(request: HttpRequest, row: None, form: MilestoneForm) -> Words:
        add_milestone(task, form.changes(), request.user, reason=form.cleaned_data["reason"])
        return _("已增加，等科技局确认。")

    forms_of = {
        "edit": Act(
            _("修改节点"),
            _("改后的节点等科技局确认；原来的说法留在历史里。"),
            _("保存"),
            edit,
            lambda data, request, row: MilestoneForm(data, task, row),
        ),
        "split": Act(
            _("拆分节点"),
            _("第一行沿用原来的依据，其余的按文字重新判断。"),
            _("拆分"),
            split,
            lambda data, request, row: SplitForm(data, initial={"parts": row.text}),
            icon="split",
        ),
        "drop": Act(
            _("移出节点"),
            _("移出后不再亮灯、不再问；历史保留，可以撤销。"),
            _("移出"),
            drop,
            lambda data, request, row: ReasonForm(data),
            icon="x",
            danger=True,
        ),
        "add": Act(
            _("增加节点"),
            _("原文没有写、但要做的事。"),
            _("增加"),
            added,
            lambda data, request, row: MilestoneForm(data, task, None),
            icon="plus",
        ),
    }
    home = reverse("task-milestones", args=[plan.slug, task.ordinal])
    crumbs = [Crumb(_("节点"), reverse("milestones", args=[plan.slug])), Crumb(f"{task.number} {task.title}", home)]
    return act_page(request, forms_of[act], row, crumbs=crumbs, about=row.text if row else task.title, back=home)


@door(may_see_own)
@require_POST
def do(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """What needs no form: merge the ticked ones, confirm, undo, ask about one (`do`)."""
    plan, task = _task(request, slug, ordinal)
    what, actor = request.POST.get("do", ""), request.user
    try:
        if what == "merge":
            chosen = [int(one) for one in request.POST.getlist("milestone") if one.isdecimal()]
            merge_milestones(task, chosen, actor, reason=request.POST.get("reason", ""))
            told = _("已合并，可以撤销。")
        elif what == "confirm":
            told = _("已确认 %(n)d 个节点。") % {"n": confirm_milestones(task, actor)}
        elif what == "undo":
            number = request.POST.get("act", "")
            undo_rewording(task, actor, act=int(number) if number.isdecimal() else None)
            told = _("已撤销上一次修改。")
        elif what == "ask":
            number = request.POST.get("milestone", "")
            seen = seen_milestones(request, plan, task=task)
            one = next((s for s in seen.found if str(s.wording.milestone.ordinal) == number), None)
            if one is None:
                raise Http404(number)
            why = Sentence(
                "请说明这个节点的情况，有材料的附上。", "Please say how this stands, with a document if any."
            )
            matter = ask_by_hand(one, actor, why)
            told = _("已问%(unit)s%(person)s，%(due)s 前答复。") % {
                "unit": matter.unit,
                "person": matter.person,
                "due": matter.due,
            }
        else:
            raise Http404(what)
    except (BadInput, Conflict, Refused) as error:
        messages.error(request, f"{said(error.sentence)}{said(error.remedy)}")
    else:
        messages.success(request, told)
    return redirect("task-milestones", slug=plan.slug, ordinal=task.ordinal)


@door(may_run)
@require_POST
def read(request: HttpRequest, slug: str) -> HttpResponse:
    """Read the milestones out of the text."""
    plan = asked_plan(request, slug)
    many = read_milestones(plan, request.user)
    messages.success(request, _("按原文读出 %(n)d 个节点。") % {"n": many})
    return redirect("milestones", slug=plan.slug)


def _task(request: HttpRequest, slug: str, ordinal: int) -> tuple[Plan, Task]:
    plan = asked_plan(request, slug)
    task = get_object_or_404(plan.tasks.select_related("plan"), ordinal=ordinal)
    return plan, task


urlpatterns = [
    path("plans/<str:slug>/milestones/", milestones, name="milestones"),
    path("plans/<str:slug>/milestones/read/", read, name="milestones-read"),
    path("plans/<str:slug>/tasks/<int:ordinal>/milestones/", of_task, name="task-milestones"),
    path("plans/<str:slug>/tasks/<int:ordinal>/milestones/do/", do, name="milestones-do"),
    path(
        "plans/<str:slug>/tasks/<int:ordinal>/milestones/<int:milestone>/<str:act>/",
        milestone_act,
        name="milestone-act",
    ),
]
