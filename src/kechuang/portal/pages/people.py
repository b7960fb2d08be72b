"""People with accounts: the list, searched and filtered, with contacts masked; taken away as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_manage_accounts
from kechuang.accounts.doors import door
from kechuang.accounts.models import Membership, SignInFailures, Unit, User
from kechuang.accounts.queries import units_in_being
from kechuang.accounts.roles import ROLES, Role
from kechuang.accounts.unused import unused_since
from kechuang.events.record import record
from kechuang.kernel import masks
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.role_words import as_what

TAB = (
    "accounts",
    NavEntry(10, "people", gettext_lazy("人员"), "users-round", covers=("person",), of_plan=False),
)
_PAGE = 50
_PARTS = ("q", "role", "unit", "state")
STATES = {
    "open": gettext_lazy("启用"),
    "shut": gettext_lazy("停用"),
    "roleless": gettext_lazy("没有角色"),
    "locked": gettext_lazy("已锁定"),
    "unused": gettext_lazy("90 天未用"),
    "new": gettext_lazy("还没设密码"),
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the list."""

    person: User
    held: list[Membership]
    phone: str
    email: str
    locked: bool


@door(may_manage_accounts)
def people(request: HttpRequest) -> HttpResponse:
    """One page of the list, by name."""
    asked = _asked(request.GET)
    page = Paginator(_rows(asked), _PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "page": page,
        "rows": _shown(list(page.object_list)),
        "roles": [(role.value, said(ROLES[role].name)) for role in Role],
        "units": units_in_being(timezone.localdate()),
        "states": STATES.items(),
        "query": urlencode(asked),
        "formats": FORMATS,
        "total": User.objects.count(),
    }
    return render(request, "portal/accounts/people.html", context)


@require_POST
@door(may_manage_accounts)
def export(request: HttpRequest) -> HttpResponse:
    """The filtered list as a file, contacts masked as on the page. Taking it away is an event."""
    asked, form = _asked(request.POST), request.POST.get("format", "")
    if form not in FORMATS:
        return redirect(f"{reverse('people')}?{urlencode(asked)}")
    with transaction.atomic():
        rows = _shown(list(_rows(asked)))
        after = {"format": form, "rows": len(rows), "filter": asked}
        record("account.list_exported", actor=request.user, label=_("人员名单"), after=after)
    return as_file(_table(rows, asked), form)


def _asked(given: Any) -> dict[str, str]:
    return {part: given[part].strip()[:80] for part in _PARTS if given.get(part, "").strip()}


def _rows(asked: dict[str, str]) -> QuerySet[User]:
    today = timezone.localdate()
    held = Membership.objects.in_force(today)
    rows = User.objects.order_by("name", "username").prefetch_related(
        Prefetch("memberships", held.select_related("unit", "organisation"), to_attr="held_now")
    )
    if words := asked.get("q"):
        rows = rows.filter(
            Q(name__icontains=words)
            | Q(username__icontains=words)
            | Q(memberships__in=held.filter(Q(unit__name__icontains=words) | Q(organisation__name__icontains=words)))
        ).distinct()
    if asked.get("role") in Role:
        rows = rows.filter(memberships__in=held.filter(role=asked["role"])).distinct()
    if asked.get("unit", "").isdigit():
        unit = Unit.objects.filter(pk=int(asked["unit"])).first()
        within = held.filter(unit__path__startswith=unit.path) if unit else held.none()
        rows = rows.filter(memberships__in=within).distinct()
    return _in_state(rows, asked.get("state", ""), held)


def _in_state(rows: QuerySet[User], state: str, held: QuerySet[Membership]) -> QuerySet[User]:
    if state == "open":
        return rows.filter(is_active=True)
    if state == "shut":
        return rows.filter(is_active=False)
    if state == "roleless":
        return rows.exclude(memberships__in=held)
    if state == "locked":
        names = SignInFailures.objects.filter(locked_until__gt=timezone.now()).values_list("name", flat=True)
        return rows.filter(username__in=list(names))
    if state == "unused":
        return rows.filter(is_active=True).filter(
            Q(last_login__lt=unused_since()) | Q(last_login=None, date_joined__lt=unused_since())
        )
    if state == "new":
        return rows.filter(password__startswith="!")  # noqa: S106 (Django's mark of a password not yet chosen)
    return rows


def _shown(found: list[User]) -> list[PersonRow]:
    names = SignInFailures.objects.filter(locked_until__gt=timezone.now() - timedelta(0))
    locked = set(names.values_list("name", flat=True))
    return [
        PersonRow(
            one,
            one.held_now,  # type: ignore[attr-defined]
            masks.phone(one.phone) if one.phone else "",
            masks.email(one.email) if one.email else "",
            one.username.casefold() in locked,
        )
        for one in found
    ]


def _table(rows: list[PersonRow], asked: dict[str, str]) -> Table:
    columns = [
        Column("username", _("登录名"), _("登录时用的名字")),
        Column("name", _("姓名"), _("本人填写")),
        Column("roles", _("角色"), _("现任角色和所在单位")),
        Column("phone", _("联系电话"), _("中间几位已遮住")),
        Column("email", _("邮箱"), _("已遮住")),
        Column("active", _("启用"), _("能否登录")),
        Column("last_login", _("最近登录"), _("ISO 8601，含时区；空为从未登录")),
        Column("joined", _("建立日期"), _("账号建立的日期")),
    ]
    cells = [
        {
            "username": row.person.username,
            "name": row.person.name,
            "roles": [as_what(one) for one in row.held],
            "phone": row.phone,
            "email": row.email,
            "active": row.person.is_active,
            "last_login": timezone.localtime(row.person.last_login).isoformat(timespec="seconds")
            if row.person.last_login
            else "",
            "joined": timezone.localtime(row.person.date_joined).date().isoformat(),
        }
        for row in rows
    ]
    about = {_("条数"): str(len(rows)), _("筛选"): urlencode(asked) or _("全部")}
    return Table("people", _("人员名单"), about, columns, cells)


urlpatterns = [
    path("accounts/people/", people, name="people"),
    path("accounts/people/export/", export, name="people-export"),
]
