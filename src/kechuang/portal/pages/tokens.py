"""Access tokens of one's own for programs that call the API: making one (its key is shown once), revoking one."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_manage_accounts
from kechuang.accounts.actions.make_token import make_token
from kechuang.accounts.actions.revoke_token import revoke_token
from kechuang.accounts.doors import door, signed_in
from kechuang.accounts.models import AccessToken
from kechuang.accounts.tokens import LASTS
from kechuang.portal.acting import Act, Crumb, Words, act_page


class TokenForm(forms.Form):
    """What a new token is for, what it may do, and how long."""

    name = forms.CharField(
        label=gettext_lazy("用途"),
        max_length=60,
        help_text=gettext_lazy("以后凭它认出这个令牌，如“财务系统同步”。"),
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("权限"),
        choices=AccessToken.Scope.choices,
        help_text=gettext_lazy("令牌能看到、能做的不超过您本人。只是取数据的，选只读。"),
    )
    days = forms.TypedChoiceField(label=gettext_lazy("多久有效"), coerce=int, initial=90)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["days"].choices = [(days, _("%(days)d 天") % {"days": days}) for days in LASTS]  # type: ignore[attr-defined]


def _make(request: HttpRequest, thing: None, form: TokenForm) -> HttpResponse:
    given = form.cleaned_data
    made = make_token(given["name"], AccessToken.Scope(given["scope"]), request.user, days=given["days"])
    context = {"made": made, "api": request.build_absolute_uri(reverse("api-reference"))}
    answer = render(request, "portal/accounts/token.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def _revoke(request: HttpRequest, token: AccessToken, form: Any) -> Words:
    revoke_token(token, request.user)
    return _("令牌已作废，用它的程序不能再访问。")


MAKE = Act(
    gettext_lazy("生成访问令牌"),
    gettext_lazy("给调用接口的程序用，不用把密码交给它。令牌属于您个人，它做的事都记在您名下。"),
    gettext_lazy("生成"),
    _make,
    lambda data, request, thing: TokenForm(data),
    "key-round",
)
REVOKE = Act(
    gettext_lazy("作废令牌"),
    gettext_lazy("立即起作用，不能恢复；需要时另外生成一个。"),
    gettext_lazy("立即作废"),
    _revoke,
    icon="ban",
    danger=True,
)


@door(signed_in)
@reauthentication_required  # type: ignore[untyped-decorator]
def new(request: HttpRequest) -> HttpResponseBase:
    """The form; posted, the key, this once."""
    return act_page(request, MAKE, None, crumbs=_crumbs(), about="", back=reverse("account") + "#tokens")


@door(signed_in)
def revoke(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One's own token; anybody's for who manages accounts."""
    token = get_object_or_404(AccessToken.objects.select_related("person"), pk=pk)
    own = token.person_id == request.user.pk
    if not own and not may_manage_accounts(request.user).allowed:
        raise Http404(pk)
    back = reverse("account") + "#tokens" if own else reverse("person", args=[token.person_id])
    crumbs = _crumbs() if own else [Crumb(str(token.person), back)]
    return act_page(request, REVOKE, token, crumbs=crumbs, about=str(token), back=back)


def _crumbs() -> list[Crumb]:
    return [Crumb(_("我的账号"), reverse("account"))]


urlpatterns = [
    path("accounts/tokens/new/", new, name="token-new"),
    path("accounts/tokens/<int:pk>/revoke/", revoke, name="token-revoke"),
]
