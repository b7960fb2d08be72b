"""Invitations: the list, a new one, renewing and taking back; the link is shown once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.actions.invite import Invited, invite
from kechuang.accounts.actions.renew_invitation import renew_invitation
from kechuang.accounts.actions.revoke_invitation import revoke_invitation
from kechuang.accounts.appointing import may_manage_some
from kechuang.accounts.doors import door
from kechuang.accounts.models import Invitation
from kechuang.accounts.queries import invitations_shown_to
from kechuang.accounts.roles import ROLES, Role
from kechuang.portal.account_forms import InviteForm
from kechuang.portal.acting import Act, Crumb, Words, act_page, link_page
from kechuang.portal.navigation import NavEntry

TAB = (
    "accounts",
    NavEntry(
        50,
        "invitations",
        gettext_lazy("邀请"),
        "mail-plus",
        covers=("invitation-new", "invitation-act"),
        of_plan=False,
    ),
)
_PAGE = 50
STATES = {
    "waiting": gettext_lazy("等待接受"),
    "accepted": gettext_lazy("已接受"),
    "expired": gettext_lazy("已过期"),
    "revoked": gettext_lazy("已收回"),
}


@door(may_manage_some)
def invitations(request: HttpRequest) -> HttpResponse:
    """Newest first."""
    asked = {part: request.GET.get(part, "").strip()[:80] for part in ("q", "state")}
    rows = _in_state(invitations_shown_to(request.user), asked["state"])
    if words := asked["q"]:
        rows = rows.filter(
            Q(name__icontains=words) | Q(unit__name__icontains=words) | Q(organisation__name__icontains=words)
        )
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "page": page,
        "rows": [(one, ROLES[Role(one.role)], STATES[one.state]) for one in page.object_list],
        "states": STATES.items(),
    }
    return render(request, "portal/accounts/invitations.html", context)


def _in_state(rows: QuerySet[Invitation], state: str) -> QuerySet[Invitation]:
    now = timezone.now()
    if state == "accepted":
        return rows.filter(accepted_at__isnull=False)
    if state == "revoked":
        return rows.filter(revoked_at__isnull=False)
    if state in STATES:
        standing = rows.filter(accepted_at=None, revoked_at=None)
        return standing.filter(expires_at__gt=now) if state == "waiting" else standing.filter(expires_at__lte=now)
    return rows


def _link(request: HttpRequest, made: Invited) -> HttpResponseBase:
    until = timezone.localtime(made.invitation.expires_at).strftime("%Y-%m-%d %H:%M")
    return link_page(
        request,
        title=_("邀请链接"),
        explained=_("请当面或通过可靠的方式交给%(name)s。%(until)s 前有效，用过即失效；这里只显示一次。")
        % {"name": made.invitation.name, "until": until},
        path=made.path,
        back=reverse("invitations"),
        crumbs=_crumbs(),
    )


def _invite(request: HttpRequest, thing: None, form: InviteForm) -> HttpResponseBase:
    lasts = timedelta(days=form.cleaned_data["days"])
    return _link(request, invite(form.cleaned_data["name"], actor=request.user, lasts=lasts, **form.place()))


def _form(data: Any, request: HttpRequest, thing: None) -> InviteForm:
    preset = {part: request.GET.get(part) for part in ("role", "unit", "organisation") if request.GET.get(part)}
    return InviteForm(data, actor=request.user, initial={"days": 7} | preset)


NEW = Act(
    gettext_lazy("发出邀请"),
    gettext_lazy("先定好角色和单位，对方打开链接后自己设登录名和密码。"),
    gettext_lazy("生成邀请链接"),
    _invite,
    _form,
    "mail-plus",
)


@door(may_manage_some)
def new(request: HttpRequest) -> HttpResponseBase:
    """A new invitation; role, unit and organisation may be preset in the address."""
    return act_page(request, NEW, None, crumbs=_crumbs(), about="", back=reverse("invitations"))


def _renew(request: HttpRequest, shown: Invitation, form: Any) -> HttpResponseBase:
    return _link(request, renew_invitation(shown, request.user))


def _revoke(request: HttpRequest, shown: Invitation, form: Any) -> Words:
    revoke_invitation(shown, request.user)
    return _("邀请已收回，链接已失效。")


ACTS = {
    "renew": Act(
        gettext_lazy("换一个链接"),
        gettext_lazy("原来的链接立即失效，新链接 7 天有效。"),
        gettext_lazy("生成新链接"),
        _renew,
        icon="link",
    ),
    "revoke": Act(
        gettext_lazy("收回邀请"),
        gettext_lazy("链接立即失效。"),
        gettext_lazy("收回"),
        _revoke,
        icon="undo-2",
        danger=True,
    ),
}


@door(may_manage_some)
def act(request: HttpRequest, pk: int, do: str) -> HttpResponseBase:
    """Renewing or taking back one invitation; another's is no page."""
    shown = get_object_or_404(invitations_shown_to(request.user), pk=pk)
    if do not in ACTS:
        raise Http404(do)
    return act_page(request, ACTS[do], shown, crumbs=_crumbs(), about=str(shown), back=reverse("invitations"))


def _crumbs() -> list[Crumb]:
    return [Crumb(_("邀请"), reverse("invitations"))]


urlpatterns = [
    path("accounts/invitations/", invitations, name="invitations"),
    path("accounts/invitations/new/", new, name="invitation-new"),
    path("accounts/invitations/<int:pk>/<str:do>/", act, name="invitation-act"),
]
