"""The event log for officers: who did what and when, filtered, exported, and whether the chain still holds."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.access import READ_LOG, may, may_read_events
from kechuang.accounts.doors import door
from kechuang.events.models import Event
from kechuang.events.record import record
from kechuang.events.registry import EVENT_TYPES
from kechuang.events.verify import verify_log
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry

NAV = NavEntry(30, "events", gettext_lazy("事件记录"), "scroll-text", of_plan=False)
_PAGE = 50
_PARTS = ("type", "actor", "q", "since", "until", "failed")


@door(may_read_events)
def events(request: HttpRequest) -> HttpResponse:
    """One page of the log, newest first. `?verify=1` walks the chain and tells whether it holds."""
    asked = _asked(request)
    rows = _rows(asked)
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    actors = Event.objects.exclude(actor_name="").order_by("actor_name").values_list("actor_name", flat=True).distinct()
    context = {
        "asked": asked,
        "page": page,
        "types": EVENT_TYPES.values(),
        "actors": actors,
        "query": urlencode(asked),
        "verified": verify_log() if request.GET.get("verify") == "1" else None,
        "formats": FORMATS,
        "standing_in": None if may(request.user, READ_LOG).allowed else may_read_events(request.user).reason,
    }
    return render(request, "portal/events/events.html", context)


@door(may_read_events)
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The filtered log as a file. Taking it away is an event itself, hence a POST."""
    asked = {part: request.POST[part] for part in _PARTS if request.POST.get(part)}
    form = request.POST.get("format", "")
    if form not in FORMATS:
        return redirect(f"{reverse('events')}?{urlencode(asked)}")
    with transaction.atomic():
        rows = list(_rows(asked))
        record("log.exported", actor=request.user, after={"format": form, "rows": len(rows), "filter": asked})
    return as_file(_table(rows, asked), form)


def _asked(request: HttpRequest) -> dict[str, str]:
    return {part: request.GET[part].strip()[:80] for part in _PARTS if request.GET.get(part, "").strip()}


def _rows(asked: dict[str, str]) -> QuerySet[Event]:
    rows = Event.objects.order_by("-id")
    if asked.get("type") in EVENT_TYPES:
        rows = rows.filter(type=asked["type"])
    if asked.get("actor"):
        rows = rows.filter(actor_name=asked["actor"])
    if asked.get("q"):
        rows = rows.filter(object_label__icontains=asked["q"]) | rows.filter(reason__icontains=asked["q"])
    if since := _day(asked.get("since")):
        rows = rows.filter(occurred_at__gte=since)
    if until := _day(asked.get("until")):
        rows = rows.filter(occurred_at__lt=until + timedelta(days=1))
    if asked.get("failed") == "1":
        rows = rows.filter(succeeded=False)
    return rows


def _day(text: str | None) -> datetime | None:
    """The beginning of a day YYYY-MM-DD in local time; None for what is no day."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return timezone.make_aware(datetime.combine(day, time.min))


def _table(rows: list[Event], asked: dict[str, str]) -> Table:
    columns = [
        Column("id", _("序号"), _("从1起连续编号，不缺号")),
        Column("occurred_at", _("时间"), _("ISO 8601，含时区")),
        Column("type", _("类型"), _("事件的固定代码")),
        Column("sentence", _("事件"), _("谁做了什么")),
        Column("succeeded", _("成功"), _("未成功的尝试也记录")),
        Column("actor_name", _("操作人"), _("当日的账号名；空为系统")),
        Column("on_behalf_of", _("代表"), _("代谁操作")),
        Column("object_type", _("对象类型"), _("被操作对象的类型")),
        Column("object_id", _("对象编号"), _("被操作对象的编号")),
        Column("object_label", _("对象"), _("被操作对象的名称")),
        Column("before", _("操作前"), _("规范 JSON")),
        Column("after", _("操作后"), _("规范 JSON")),
        Column("reason", _("理由"), _("操作人写的理由")),
        Column("request_id", _("请求号"), _("同一次请求的事件同号")),
        Column("address", _("地址"), _("来自哪个网络地址")),
        Column("previous_hash", _("前值"), _("前一事件的 SM3 散列值")),
        Column("hash", _("散列值"), _("本事件的 SM3 散列值，覆盖其余各列")),
    ]

    def cells(event: Event) -> dict[str, Any]:
        return {
            "id": event.id,
            "occurred_at": timezone.localtime(event.occurred_at).isoformat(timespec="seconds"),
            "type": event.type,
            "sentence": said(event.sentence()),
            "succeeded": event.succeeded,
            "actor_name": event.actor_name,
            "on_behalf_of": event.on_behalf_of,
            "object_type": event.object_type,
            "object_id": event.object_id,
            "object_label": event.object_label,
            "before": event.before_json,
            "after": event.after_json,
            "reason": event.reason,
            "request_id": event.request_id,
            "address": event.address,
            "previous_hash": event.previous_hash,
            "hash": event.hash,
        }

    about = {_("条数"): str(len(rows)), _("筛选"): urlencode(asked) or _("全部")}
    return Table("events", _("事件记录"), about, columns, [cells(event) for event in rows])


urlpatterns = [
    path("events/", events, name="events"),
    path("events/export/", export, name="events-export"),
]
