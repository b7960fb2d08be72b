"""Claiming an organisation: a public form that makes the account too, and withdrawing one's own claim."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kechuang.accounts.actions.claim_organisation import claim_organisation
from kechuang.accounts.actions.withdraw_claim import withdraw_claim
from kechuang.accounts.doors import door, everyone, signed_in
from kechuang.accounts.models import Claim, User
from kechuang.accounts.new_accounts import NewAccount
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.portal.account_forms import ClaimForm, NewAccountForm, tell


@door(everyone)
def claim(request: HttpRequest) -> HttpResponseBase:
    """The form. Who has no account makes one with it; a bad entry is told at its field and nothing is lost."""
    user = request.user if isinstance(request.user, User) else None
    data = request.POST if request.method == "POST" else None
    form = ClaimForm(data)
    account = None if user else NewAccountForm(data, prefix="account")
    if data is not None:
        valid = form.is_valid() and (account is None or account.is_valid())
        if account is not None:
            account.is_valid()  # tell of both forms at once
        if valid:
            try:
                return _made(request, user, form, account)
            except (BadInput, Conflict, Refused) as error:
                tell(account if account is not None and error.code.startswith("account.") else form, error)
    wrong = bool(form.errors or (account and account.errors))
    context = {"form": form, "account": account}
    return render(request, "portal/accounts/claim.html", context, status=400 if wrong else 200)


def _made(request: HttpRequest, user: User | None, form: ClaimForm, account: NewAccountForm | None) -> HttpResponseBase:
    entered: User | NewAccount
    if user is not None:
        entered = user
    else:
        assert account is not None
        entered = NewAccount(**{name: value for name, value in account.cleaned_data.items() if name != "again"})
    asked = form.cleaned_data
    made = claim_organisation(
        entered, code=asked["credit_code"], name=asked["name"], kind=asked["kind"], evidence=asked["evidence"]
    )
    messages.success(request, _("申请已提交。审核结果会显示在这一页。"))
    if user is not None:
        return redirect("account")
    answer: HttpResponse = perform_login(request, made.person, redirect_url=reverse("account"))
    return answer


@require_POST
@door(signed_in)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Taking one's own claim back; another's is no page."""
    shown = get_object_or_404(Claim, pk=pk, person_id=request.user.pk)
    withdraw_claim(shown, request.user)
    messages.success(request, _("申请已撤回。"))
    return redirect("account")


urlpatterns = [
    path("accounts/claim/", claim, name="claim"),
    path("accounts/claim/<int:pk>/withdraw/", withdraw, name="claim-withdraw"),
]
