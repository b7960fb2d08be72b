"""One's reminders: what is due, unread first; reading, how to be told, and the address of one's calendar."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kechuang.accounts.doors import door, everyone, signed_in
from kechuang.accounts.models import User
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.portal.acting import Crumb, link_page
from kechuang.portal.language import said
from kechuang.reminders.actions.choose import choose
from kechuang.reminders.actions.make_calendar import make_calendar
from kechuang.reminders.actions.read_reminders import read_reminders
from kechuang.reminders.actions.revoke_calendar import revoke_calendar
from kechuang.reminders.calendar import calendar_of, feed_of
from kechuang.reminders.catalogue import sources
from kechuang.reminders.collecting import open_for
from kechuang.reminders.models import LANGUAGES, Choice, Feed, Letter, Reminder

SIZE = 30


@door(signed_in)
def page(request: HttpRequest) -> HttpResponse:
    """All that is due for the reader: unread first, then by day."""
    person = cast(User, request.user)
    kind = request.GET.get("kind", "")
    rows = open_for(person)
    kinds = set(rows.order_by().values_list("kind", flat=True).distinct())
    if kind in kinds:
        rows = rows.filter(kind=kind)
    shown = Paginator(rows, SIZE).get_page(request.GET.get("page"))
    names = {code: source.name for code, source in sources().items()}
    context = {
        "page": shown,
        "rows": [(one, said(Sentence(*one.says)), said(names[one.kind])) for one in shown if one.kind in names],
        "kinds": [(code, said(name)) for code, name in names.items() if code in kinds],
        "kind": kind if kind in kinds else "",
        "query": f"kind={kind}" if kind in kinds else "",
        "unread": open_for(person).filter(read_at=None).count(),
        "today": timezone.localdate(),
    }
    return render(request, "portal/reminders/reminders.html", context)


@door(signed_in)
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark all of one's reminders as read."""
    count = read_reminders(cast(User, request.user))
    messages.success(request, ngettext("%(n)d 条已标为已读。", "%(n)d 条已标为已读。", count) % {"n": count})
    return redirect("reminders")


@door(signed_in)
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to what a reminder is about; it counts as read."""
    one = get_object_or_404(Reminder, pk=pk, person=cast(User, request.user))
    read_reminders(cast(User, request.user), pk)
    return redirect(one.address)


@door(signed_in)
def settings_page(request: HttpRequest) -> HttpResponse:
    """How one is told: language and kinds of letters, the calendar's address."""
    person = cast(User, request.user)
    if request.method == "POST":
        wanted = set(request.POST.getlist("kind"))
        without = [code for code, source in sources().items() if not source.mandatory and code not in wanted]
        try:
            choose(person, language=request.POST.get("language", "zh"), without=without)
        except BadInput as error:
            messages.error(request, f"{said(error.sentence)}{said(error.remedy)}")
        else:
            messages.success(request, _("已保存。"))
        return redirect("reminder-settings")
    choice = Choice.objects.filter(person=person).first() or Choice(person=person)
    context = {
        "choice": choice,
        "languages": LANGUAGES,
        "kinds": [
            (code, said(source.name), source.mandatory, code not in choice.without)
            for code, source in sources().items()
        ],
        "feed": Feed.objects.filter(person=person, revoked_at=None).first(),
        "last": Letter.objects.filter(person=person, state="sent").first(),
    }
    return render(request, "portal/reminders/settings.html", context)


@door(signed_in)
@require_POST
def calendar_new(request: HttpRequest) -> HttpResponseBase:
    """A new address of one's calendar, shown this once."""
    token = make_calendar(cast(User, request.user))
    back = reverse("reminder-settings")
    return link_page(
        request,
        title=_("日历地址"),
        explained=_("在日历软件里“通过网址订阅”这个地址。谁有它就能看到您的日程，只显示这一次；以前的地址已作废。"),
        path=reverse("calendar", args=[token]),
        back=back,
        crumbs=[Crumb(_("提醒"), reverse("reminders")), Crumb(_("提醒设置"), back)],
    )


@door(signed_in)
@require_POST
def calendar_end(request: HttpRequest) -> HttpResponse:
    """The address opens nothing any more."""
    if revoke_calendar(cast(User, request.user)):
        messages.success(request, _("日历地址已作废。"))
    return redirect("reminder-settings")


@door(everyone)
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind its address: the address itself is the key."""
    feed = feed_of(token)
    if feed is None:
        raise Http404
    answer = HttpResponse(calendar_of(feed.person), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer


urlpatterns = [
    path("reminders/", page, name="reminders"),
    path("reminders/read/", read, name="reminders-read"),
    path("reminders/<int:pk>/", follow, name="reminder"),
    path("reminders/settings/", settings_page, name="reminder-settings"),
    path("reminders/calendar/new/", calendar_new, name="calendar-new"),
    path("reminders/calendar/end/", calendar_end, name="calendar-end"),
    path("reminders/calendar/<str:token>.ics", calendar, name="calendar"),
]
