"""Behind an invitation's link: what one is invited to, and accepting it with a new account or one's own."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kechuang.accounts.actions.accept_invitation import accept_invitation
from kechuang.accounts.doors import door, everyone
from kechuang.accounts.invitation_links import found
from kechuang.accounts.models import User
from kechuang.accounts.new_accounts import NewAccount
from kechuang.accounts.roles import ROLES, Role
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.portal.account_forms import NewAccountForm, tell


@never_cache
@door(everyone)
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """The page behind the link; a link that is dead or never was gets one and the same answer."""
    shown = found(token)
    if shown is None or shown.state != "waiting":
        return render(request, "portal/accounts/invitation_dead.html", {"shown": shown}, status=404)
    data = request.POST if request.method == "POST" else None
    mine = isinstance(request.user, User) and (data is None or data.get("do") == "mine")
    form = NewAccountForm(None if mine else data, initial={"name": shown.name})
    refused: Refused | Conflict | None = None
    try:
        if data is not None and mine and isinstance(request.user, User):
            accept_invitation(token, request.user)
            messages.success(request, _("已接受邀请。"))
            return redirect("account")
        if data is not None and not mine and form.is_valid():
            entered = {name: value for name, value in form.cleaned_data.items() if name != "again"}
            person = accept_invitation(token, NewAccount(**entered))
            answer: HttpResponse = perform_login(request, person, redirect_url=reverse("account"))
            return answer
    except BadInput as error:
        tell(form, error)
    except (Refused, Conflict) as error:
        refused = error
    context = {"shown": shown, "facts": ROLES[Role(shown.role)], "form": form, "refused": refused}
    status = 403 if isinstance(refused, Refused) else 409 if refused else 400 if form.errors else 200
    return render(request, "portal/accounts/invitation.html", context, status=status)


urlpatterns = [path("accounts/invitation/<str:token>/", invitation, name="invitation")]
