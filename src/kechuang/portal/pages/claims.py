"""Claims of organisations, for who admits them: the list, one claim with its evidence, yes or no."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.actions.approve_claim import approve_claim
from kechuang.accounts.actions.refuse_claim import refuse_claim
from kechuang.accounts.appointing import may_admit
from kechuang.accounts.doors import door
from kechuang.accounts.models import Claim
from kechuang.accounts.queries import claims_shown_to, people_of
from kechuang.accounts.roles import ROLES, Role
from kechuang.kernel.identifiers import credit_code
from kechuang.portal.account_forms import ReasonForm
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.navigation import NavEntry

TAB = (
    "accounts",
    NavEntry(
        40, "claims", gettext_lazy("入驻申请"), "badge-check", covers=("claim-decision", "claim-act"), of_plan=False
    ),
)
_PAGE = 30


@door(may_admit)
def claims(request: HttpRequest) -> HttpResponse:
    """Waiting ones first and oldest first; the decided below or by filter."""
    asked = {part: request.GET.get(part, "").strip()[:80] for part in ("q", "state")}
    state = asked["state"] or Claim.State.WAITING
    rows = claims_shown_to(request.user)
    if state in Claim.State:
        rows = rows.filter(state=state)
    if words := asked["q"]:
        rows = rows.filter(
            Q(name__icontains=words)
            | Q(person__name__icontains=words)
            | Q(organisation__credit_code__icontains=words.upper())
        )
    rows = rows.order_by("made_at", "pk") if state == Claim.State.WAITING else rows
    context = {
        "page": Paginator(rows, _PAGE).get_page(request.GET.get("page")),
        "asked": asked,
        "state": state,
        "states": [*Claim.State.choices, ("every", _("全部"))],
    }
    return render(request, "portal/accounts/claims.html", context)


@door(may_admit)
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """One claim beside what is known of the organisation."""
    shown = get_object_or_404(claims_shown_to(request.user), pk=pk)
    code = credit_code.check(shown.organisation.credit_code or "")
    context = {
        "claim": shown,
        "facts": ROLES[Role(shown.role)],
        "members": people_of(organisation=shown.organisation),
        "others": claims_shown_to(request.user).filter(organisation=shown.organisation).exclude(pk=pk),
        "code": code,
        "own": shown.person_id == request.user.pk,
    }
    return render(request, "portal/accounts/claim_decision.html", context)


class ApproveForm(forms.Form):
    """The organisation's name as it will stand, and a note."""

    name = forms.CharField(label=gettext_lazy("单位全称"), max_length=120, help_text=gettext_lazy("可按证照改正。"))
    note = forms.CharField(
        label=gettext_lazy("核实情况"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("怎样核实的，如电话、证照。会写进事件记录。"),
        widget=forms.Textarea({"rows": 2}),
    )


def _approve(request: HttpRequest, shown: Claim, form: ApproveForm) -> Words:
    approve_claim(shown, request.user, **form.cleaned_data)
    return _("已通过。%(person)s 现在可以代表“%(name)s”。") % {
        "person": shown.person,
        "name": form.cleaned_data["name"],
    }


def _refuse(request: HttpRequest, shown: Claim, form: ReasonForm) -> Words:
    refuse_claim(shown, request.user, reason=form.cleaned_data["reason"])
    return _("已答复不通过，申请人会看到理由。")


def _approve_form(data: Any, request: HttpRequest, shown: Claim) -> ApproveForm:
    return ApproveForm(data, initial={"name": shown.name})


ACTS = {
    "approve": Act(
        gettext_lazy("通过申请"),
        gettext_lazy("申请人立即成为这个单位的代表，能看到和填报本单位的内容。"),
        gettext_lazy("通过"),
        _approve,
        _approve_form,
        "badge-check",
    ),
    "refuse": Act(
        gettext_lazy("不通过"),
        gettext_lazy("理由会原样告诉申请人；补充后可以再次申请。"),
        gettext_lazy("答复不通过"),
        _refuse,
        lambda data, request, shown: ReasonForm(data),
        "x",
        danger=True,
    ),
}


@door(may_admit)
def act(request: HttpRequest, pk: int, do: str) -> HttpResponseBase:
    """Yes or no."""
    shown = get_object_or_404(claims_shown_to(request.user), pk=pk)
    if do not in ACTS:
        raise Http404(do)
    home = reverse("claims")
    crumbs = [Crumb(_("入驻申请"), home), Crumb(shown.name, reverse("claim-decision", args=[pk]))]
    return act_page(request, ACTS[do], shown, crumbs=crumbs, about=f"{shown.person}：{shown.name}", back=home)


urlpatterns = [
    path("accounts/claims/", claims, name="claims"),
    path("accounts/claims/<int:pk>/", claim, name="claim-decision"),
    path("accounts/claims/<int:pk>/<str:do>/", act, name="claim-act"),
]
