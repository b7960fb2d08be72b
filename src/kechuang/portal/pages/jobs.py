"""Background jobs, for the system administrator: how each stands, what its runs came to; run now, pause, resume."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_run_machine
from kechuang.accounts.doors import door
from kechuang.jobs.actions.pause_job import pause_job
from kechuang.jobs.actions.resume_job import resume_job
from kechuang.jobs.actions.run_job import run_job
from kechuang.jobs.catalogue import jobs
from kechuang.jobs.job import Job
from kechuang.jobs.models import FAILED, JobRun, Schedule
from kechuang.jobs.planning import keep_schedule
from kechuang.kernel.errors import KechuangError
from kechuang.portal.acting import Act, Crumb, act_page
from kechuang.portal.job_view import cause_of, clock_state, lamp_of, shown, shown_jobs, told_of, took_of
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry

NAV = NavEntry(46, "jobs", gettext_lazy("后台作业"), "timer", covers=("job",), of_plan=False)
SHOWN = 50
"""Runs shown on a job's page, the newest."""


@door(may_run_machine)
def page(request: HttpRequest) -> HttpResponse:
    """Every job with its last run; above them whether a worker runs at all."""
    lamp, word = clock_state()
    every = shown_jobs()
    failing = sum(one.last is not None and one.last.state == FAILED for one in every)
    context = {"jobs": every, "clock": (lamp, word), "failing": failing}
    return render(request, "portal/jobs/jobs.html", context)


@door(may_run_machine)
def one(request: HttpRequest, job: str) -> HttpResponse:
    """One job and its newest runs."""
    asked = _job(job)
    runs = JobRun.objects.filter(job=job).select_related("asked_by")[:SHOWN]
    context = {
        "one": shown(asked, Schedule.objects.select_related("paused_by").get(job=job)),
        "runs": [(run, *lamp_of(run), told_of(run), took_of(run), cause_of(run)) for run in runs],
        "minutes": int(asked.limit.total_seconds() // 60),
        "pause": int(asked.pause.total_seconds() // 60),
    }
    return render(request, "portal/jobs/job.html", context)


@door(may_run_machine)
@require_POST
def run(request: HttpRequest, job: str) -> HttpResponse:
    """Have it run now."""
    asked = _job(job)
    return _done(request, job, lambda: run_job(job, request.user), _("“%(name)s”已排队，马上执行。"), asked)


@door(may_run_machine)
@require_POST
def resume(request: HttpRequest, job: str) -> HttpResponse:
    """Let it follow its schedule again."""
    asked = _job(job)
    return _done(request, job, lambda: resume_job(job, request.user), _("“%(name)s”已恢复。"), asked)


class ReasonForm(forms.Form):
    """Why it is paused."""

    reason = forms.CharField(
        label=gettext_lazy("理由"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), strip=True
    )


@door(may_run_machine)
def pause(request: HttpRequest, job: str) -> HttpResponseBase:
    """Pause it, with the reason."""
    asked = _job(job)

    def do(request: HttpRequest, thing: Job, form: Any) -> str:
        pause_job(thing.code, request.user, reason=form.cleaned_data["reason"])
        return _("“%(name)s”已暂停。") % {"name": said(thing.name)}

    act = Act(
        gettext_lazy("暂停作业"),
        gettext_lazy("暂停后不再按计划执行，正在执行的做完为止；可以随时恢复，也可以立即执行。"),
        gettext_lazy("暂停"),
        do,
        lambda data, request, thing: ReasonForm(data),
        icon="pause",
    )
    back = reverse("job", args=[job])
    crumbs = [Crumb(_("后台作业"), reverse("jobs")), Crumb(said(asked.name), back)]
    return act_page(request, act, asked, crumbs=crumbs, about=said(asked.name), back=back)


def _job(code: str) -> Job:
    found = jobs().get(code)
    if found is None:
        raise Http404
    keep_schedule()
    return found


def _done(request: HttpRequest, code: str, act: Callable[[], Any], words: str, job: Job) -> HttpResponse:
    try:
        act()
    except KechuangError as error:
        messages.error(request, f"{said(error.sentence)}{said(error.remedy)}")
    else:
        messages.success(request, words % {"name": said(job.name)})
    return redirect("job", code)


urlpatterns = [
    path("machine/jobs/", page, name="jobs"),
    path("machine/jobs/<slug:job>/", one, name="job"),
    path("machine/jobs/<slug:job>/run/", run, name="job-run"),
    path("machine/jobs/<slug:job>/pause/", pause, name="job-pause"),
    path("machine/jobs/<slug:job>/resume/", resume, name="job-resume"),
]
