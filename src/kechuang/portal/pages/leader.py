"""The home of a leader, by exception: what waits for them, targets off course, lamps that turned; nothing in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import visible
from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import STAFF
from kechuang.oversight.access import may_oversee
from kechuang.oversight.homes import led_by
from kechuang.oversight.leading import (
    Turned,
    escalated_to,
    leads_whole,
    led_units,
    may_instruct,
    off_course,
    to_review,
    turned,
)
from kechuang.oversight.nightly import followed
from kechuang.oversight.state import Standing, by_need, standings
from kechuang.oversight.units import names_of
from kechuang.papers.access import APPROVE
from kechuang.papers.models import Paper
from kechuang.portal.board_view import board_view
from kechuang.portal.navigation import NavEntry
from kechuang.registry.asof import AsOf
from kechuang.supervision.line import Line, for_public
from kechuang.supervision.models import Plan

TAB = ("oversight", NavEntry(15, "leader", gettext_lazy("领导页"), "eye", of_plan=False))
SHOWN = 8
_STAFF = holders(*STAFF)


@dataclass(frozen=True, slots=True)
class Led:
    """One plan in force as a leader sees it. `since` is the day that lamps are compared with, None where none is."""

    plan: Plan
    off: list[Line]
    turned: list[Turned]
    late: list[Standing]
    others: int
    since: date | None
    pending: bool
    blank: bool
    """While no number of its targets was ever made: nothing can be said of them yet."""
    theirs: bool
    """Whether it names their unit at all."""


@door(may_oversee)
def leader(request: HttpRequest) -> HttpResponse:
    """Of a government, and of the bureau that follows the plan, everything; of another unit what it leads or joins."""
    asof = AsOf.now()
    plans = [_led(request, plan, asof) for plan in followed()]
    escalated = escalated_to(request.user)
    papers = list(visible(request.user, Paper.objects.filter(state="submitted").select_related("office"), APPROVE))
    worse = sum(one.worse for plan in plans for one in plan.turned)
    papers = [one for one in papers if one.submitted_by_id != request.user.pk]  # who submits does not approve
    reviews = to_review(request.user)
    context = {
        "plans": plans,
        "decide": len(escalated.waiting) + len(reviews) + len(papers),
        "reviews": reviews,
        "waiting": escalated.waiting,
        "instructed": escalated.instructed,
        "may_instruct": may_instruct(request.user, escalated.waiting),
        "papers": papers,
        "off": sum(len(plan.off) for plan in plans),
        "late": sum(len(plan.late) for plan in plans),
        "worse": worse,
        "shown": SHOWN,
        "today": timezone.localdate(),
    }
    context["blank"] = blank = any(plan.blank for plan in plans)
    context["unnamed"] = unnamed = bool(plans) and not blank and not any(plan.theirs for plan in plans)
    context["calm"] = not any(
        (blank, unnamed, context["waiting"], reviews, context["papers"], context["off"], context["late"], worse)
    )
    return render(request, "portal/oversight/leader.html", context)


def _led(request: HttpRequest, plan: Plan, asof: AsOf) -> Led:
    now = board_view(plan, asof)
    before = board_view(plan, AsOf(asof.valid.replace(day=1) - timedelta(days=1), asof.known))
    lines = _theirs(request, now.lines)
    found = standings(plan, asof, at_hand=now.lines)
    if not leads_whole(request.user):
        kept = {one.wording.pk: one for unit in led_units(request.user) for one in led_by(unit, found)}
        found = list(kept.values())
    off, compared = off_course(lines), before.asof.valid < now.asof.valid and bool(before.lines)
    moved = turned(lines, before.lines) if compared else []
    return Led(
        plan,
        off,
        moved,
        by_need(one for one in found if one.late(asof.valid)),
        len(lines) - len(off),
        before.asof.valid if compared else None,
        now.pending,
        now.pending and not now.lines,
        bool(lines or found),
    )


def _theirs(request: HttpRequest, lines: Iterable[Line]) -> list[Line]:
    """The lines that are the reader's to look at, as they may see them."""
    shown = list(lines) if _STAFF(request.user).allowed else [for_public(line) for line in lines]
    if leads_whole(request.user):
        return shown
    named = {name for line in shown for name in (*line.leads, *line.joins)}
    own = {name for unit in led_units(request.user) for name in names_of(unit, named)}
    return [line for line in shown if own & {*line.leads, *line.joins}]


urlpatterns = [path("oversight/leader/", leader, name="leader")]
