"""The cockpit: how a plan stands, from a phone to a wall screen; and the course of each target."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_read_events
from kechuang.accounts.doors import door, everyone, holders
from kechuang.accounts.roles import STAFF
from kechuang.oversight.standing_counts import milestone_counts
from kechuang.portal.asked_asof import AskedAsOf, Slider, asked_asof
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.board_view import BoardView, board_view
from kechuang.portal.charts.course_chart import course_chart
from kechuang.portal.charts.course_words import picture_words
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.line_table import line_table
from kechuang.portal.navigation import NavEntry
from kechuang.registry.asof import AsOf
from kechuang.supervision.held import begins
from kechuang.supervision.lamp_rule import rule_at
from kechuang.supervision.line import for_public
from kechuang.supervision.models import Plan
from kechuang.supervision.month import acts, month_start, moved
from kechuang.supervision.progress import ORDER, by_light, by_section, by_township, by_unit, counts

NAV = NavEntry(5, "progress", gettext_lazy("进展"), "gauge", covers=("course", "open-progress"))
_STAFF = holders(*STAFF)
WALL_TILES = 20
WALL_SECONDS = 30
"""How long a part of the targets stands on a wall, and how often what is shown is asked for anew."""
GROUPS = {"light": gettext_lazy("按亮灯"), "section": gettext_lazy("按章节"), "unit": gettext_lazy("按单位")}


@door(everyone)
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """`valid`, `known` the moments; `by` groups tiles, `light` picks a lamp; `as=table`; `wall=1`; `format` a file."""
    plan = asked_plan(request, slug)
    asked = asked_asof(request)
    form = request.GET.get("format", "")
    seen = _seen(request, plan, asked.asof, wait=bool(form))
    if form:
        return as_file(line_table(plan, seen.lines, seen.asof), form)
    context = _moments(plan, asked, seen) | _standing(request, seen, asked)
    if request.GET.get("wall") == "1":
        return render(request, "portal/progress/wall.html", context | _on_wall(seen))
    context["milestones"] = milestone_counts(plan, asked.asof)
    return render(request, "portal/progress/page.html", context)


@door(everyone)
def course(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """The course of one target, large: a chart to explore, why its lamp is lit, how its forecast is made."""
    plan = asked_plan(request, slug)
    asked = asked_asof(request)
    seen = _seen(request, plan, asked.asof)
    first = plan.targets.filter(ordinal=ordinal).values_list("same_as__ordinal", flat=True).first()
    line = next((one for one in seen.lines if one.ordinal in (ordinal, first)), None)
    if line is None and not seen.pending:
        raise Http404(str(ordinal))
    context = _moments(plan, asked, seen)
    if line is not None:
        context["line"] = line
        context["rule"] = rule_at(plan, seen.asof.known)
        context["chart"] = course_chart(plan, line, picture_words(line), context["said_when"], asked.known)
    return render(request, "portal/progress/course.html", context)


@door(everyone)
def opened(request: HttpRequest, slug: str) -> HttpResponse:
    """The same numbers for the public: what was promised, what there is, since when, and the records behind it."""
    plan = asked_plan(request, slug)
    asked = asked_asof(request)
    seen = _seen(request, plan, asked.asof)
    context = _moments(plan, asked, seen)
    context |= {"counts": counts(seen.lines), "sections": by_section(seen.lines), "quotes": _quotes(plan)}
    return render(request, "portal/progress/open.html", context)


def _seen(request: HttpRequest, plan: Plan, asof: AsOf, *, wait: bool = False) -> BoardView:
    """The lines as this reader may see them."""
    seen = board_view(plan, asof, wait=wait)
    return seen if _STAFF(request.user).allowed else replace(seen, lines=tuple(map(for_public, seen.lines)))


def _moments(plan: Plan, asked: AskedAsOf, seen: BoardView) -> dict[str, Any]:
    """What every page of this file says of its moments; `shown` is the pair its numbers are of."""
    shown = AskedAsOf(seen.asof, asked.valid, asked.known)
    first = min(begins(plan) or seen.asof.valid, seen.asof.valid)
    when = _("%(day)s 的情况，按 %(known)s 前录入的记录") % {
        "day": seen.asof.valid.isoformat(),
        "known": f"{timezone.localtime(seen.asof.known):%Y-%m-%d %H:%M}",
    }
    return {
        "plan": plan,
        "asked": asked,
        "shown": shown,
        "seen": seen,
        "said_when": f"{when}。{_('示例数据')}" if plan.example else f"{when}。",
        "slider": Slider(first, max(timezone.localdate(), seen.asof.valid), seen.asof.valid),
        "around": "#progress",
        "links": _links(asked, seen.asof),
    }


def _links(asked: AskedAsOf, shown: AsOf) -> str:
    """The query of links to traces: what was asked; the moments shown where they are older than asked for."""
    if shown == asked.asof:
        return asked.address() if (asked.valid or asked.known) else ""
    return AskedAsOf(shown, shown.valid.isoformat(), shown.known.isoformat()).address()


def _standing(request: HttpRequest, seen: BoardView, asked: AskedAsOf) -> dict[str, Any]:
    light, by = request.GET.get("light"), request.GET.get("by", "light")
    by = by if by in GROUPS else "light"
    as_table = request.GET.get("as") == "table"
    lines = [line for line in seen.lines if light is None or (line.light or "open") == light]
    kept = {"by": by if by != "light" else "", "as": "table" if as_table else "", "light": light or ""}

    def link(**other: str) -> str:
        return asked.address(**kept | other)

    return {
        "counts": counts(seen.lines),
        "lines": lines,
        "groups": {"light": by_light, "section": by_section, "unit": _units}[by](lines),
        "by": by,
        "light": light,
        "as_table": as_table,
        "groupings": [(key, words, link(by=key if key != "light" else "")) for key, words in GROUPS.items()],
        "lamp_links": {one or "open": link(light=one or "open") for one in ORDER},
        "every_lamp": link(light=""),
        "toggle": link(**{"as": "" if as_table else "table"}),
        "formats": [(form, asked.address(format=form)) for form in FORMATS],
        "wall_address": asked.address(wall=1),
        "moved": moved(seen.lines),
        "acts": acts(seen.lines, seen.asof),
        "month": month_start(seen.asof.valid),
        "names_shown": may_read_events(request.user).allowed,
        "units": by_unit(seen.lines),
        "townships": by_township(seen.lines),
    }


def _on_wall(seen: BoardView) -> dict[str, Any]:
    """The part of the targets whose turn it is: what needs looking at first, and in a while the next ones."""
    lines = [line for _key, many in by_light(seen.lines) for line in many if line.past or line.number is not None]
    parts = max(1, -(-len(lines) // WALL_TILES))
    turn = int(timezone.now().timestamp() // WALL_SECONDS) % parts
    shown = lines[turn * WALL_TILES : (turn + 1) * WALL_TILES]
    return {"wall_lines": shown, "turn": turn + 1, "turns": parts, "wall_seconds": WALL_SECONDS}


def _units(lines: list[Any]) -> list[tuple[str, list[Any]]]:
    return [(one.name or _("没有写明牵头单位"), list(one.lines)) for one in by_unit(lines)]


def _quotes(plan: Plan) -> dict[int, str]:
    return dict(plan.targets.values_list("ordinal", "quote"))


urlpatterns = [
    path("plans/<str:slug>/progress/", progress, name="progress"),
    path("plans/<str:slug>/progress/<int:ordinal>/", course, name="course"),
    path("plans/<str:slug>/open/", opened, name="open-progress"),
]
