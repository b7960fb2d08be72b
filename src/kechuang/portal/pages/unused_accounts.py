"""Accounts nobody has used for 90 days, and shutting them: one by one or all that are ticked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kechuang.accounts.access import may_manage_accounts
from kechuang.accounts.actions.disable_account import disable_account
from kechuang.accounts.doors import door
from kechuang.accounts.held import memberships_of
from kechuang.accounts.models import User
from kechuang.accounts.unused import DAYS, unused_accounts
from kechuang.kernel.errors import KechuangError
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry

TAB = (
    "accounts",
    NavEntry(60, "unused-accounts", gettext_lazy("长期未用"), "clock-alert", of_plan=False),
)


@door(may_manage_accounts)
def unused(request: HttpRequest) -> HttpResponse:
    """The report; posted with `person`, those are shut, and who could not be is told with the reason."""
    if request.method == "POST":
        return _shut(request)
    rows = list(unused_accounts())
    if request.GET.get("format"):
        return as_file(_table(rows), request.GET["format"])
    today = timezone.now()
    context = {
        "rows": [(one, memberships_of(one), (today - one.used_at) // timedelta(days=1)) for one in rows],  # type: ignore[attr-defined]
        "days": DAYS,
        "formats": [(form, f"?format={form}") for form in FORMATS],
    }
    return render(request, "portal/accounts/unused.html", context)


def _shut(request: HttpRequest) -> HttpResponse:
    chosen = [int(one) for one in request.POST.getlist("person") if one.isascii() and one.isdigit()]
    reason = _("超过 %(days)d 天未使用") % {"days": DAYS}
    done = 0
    for person in unused_accounts().filter(pk__in=chosen):
        try:
            disable_account(User.objects.get(pk=person.pk), request.user, reason=reason)
            done += 1
        except KechuangError as error:
            messages.error(request, f"{person}：{said(error.sentence)}")
    if done:
        messages.success(
            request, ngettext("已停用 %(count)d 个账号。", "已停用 %(count)d 个账号。", done) % {"count": done}
        )
    elif not chosen:
        messages.error(request, _("没有勾选账号。"))
    return redirect("unused-accounts")


def _table(rows: list[Any]) -> Table:
    columns = [
        Column("username", _("登录名"), _("登录时用的名字")),
        Column("name", _("姓名"), _("本人填写")),
        Column("used_at", _("最近使用"), _("最近登录；从未登录的为建立时间")),
        Column("ever", _("登录过"), _("是否登录过")),
    ]
    cells = [
        {
            "username": one.username,
            "name": one.name,
            "used_at": timezone.localtime(one.used_at).isoformat(timespec="seconds"),
            "ever": one.last_login is not None,
        }
        for one in rows
    ]
    return Table("unused-accounts", _("长期未用的账号"), {_("条数"): str(len(cells))}, columns, cells)


urlpatterns = [path("accounts/unused/", unused, name="unused-accounts")]
