"""Meetings for programs: which were held, the agenda, minutes and outcomes of one."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from kechuang.accounts.access import visible
from kechuang.api.asked import Page, Size, page_of
from kechuang.api.declaring import reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import meetings as shapes
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import may_oversee
from kechuang.oversight.models import Matter, Meeting
from kechuang.oversight.told_json import meeting_json, meeting_row_json

router = Router(tags=["oversight"])

PlanOf = Annotated[str, Field(description="只要这份规划的，按网址里的名字。 Of this plan, by its slug.", max_length=80)]
KindOf = Annotated[
    Literal["dispatch", "joint", "province"] | None,
    Field(description="月调度、联席会议、厅市会商。 Monthly, joint, with the province."),
]
Id = Annotated[int, Field(description="会议的编号，见 /meetings。 Its id, see /meetings.", ge=1, le=2**31)]


@reads(
    router,
    "/meetings",
    shapes.Meetings,
    says=Sentence("会议。", "Meetings."),
    who=may_oversee,
    rows="rows",
)
def meetings(request: HttpRequest, plan: PlanOf = "", kind: KindOf = None, page: Page = 1, size: Size = 50) -> Plain:
    """The newest first, as they stand now: how much is on the agenda, whether minutes are kept, what was decided."""
    found = Meeting.objects.select_related("plan").prefetch_related("matters")
    if plan:
        found = found.filter(plan__slug=plan)
    if kind:
        found = found.filter(kind=kind)
    shown, about = page_of(found, page, size)
    return {**about, "rows": [meeting_row_json(one) for one in shown]}


@reads(
    router,
    "/meetings/{meeting}",
    shapes.MeetingWhole,
    says=Sentence("一次会议。", "One meeting."),
    who=may_oversee,
    rows=".",
)
def meeting(request: HttpRequest, meeting: Id) -> Plain:
    """Its agenda, its minutes, and its outcomes: of the questions and matters it decided those one may see."""
    row = Meeting.objects.select_related("plan").prefetch_related("matters").filter(pk=meeting).first()
    if row is None:
        raise not_here(meeting=meeting)
    related = ("unit", "person", "plan", "task", "milestone", "evidence", "parent", "meeting")
    return meeting_json(row, visible(request.user, Matter.objects.select_related(*related)), request.user)
