"""Organisations that hold accounts: the list, one with its people and claims, and the acts on it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_manage_accounts
from kechuang.accounts.actions.change_organisation import change_organisation
from kechuang.accounts.actions.found_organisation import found_organisation
from kechuang.accounts.appointing import may_admit, may_appoint, may_see_organisations
from kechuang.accounts.doors import door
from kechuang.accounts.models import Claim, Organisation
from kechuang.accounts.organisation_rules import role_for
from kechuang.accounts.queries import organisations_shown_to, people_of
from kechuang.portal.account_forms import OrganisationForm
from kechuang.portal.account_rows import member_rows
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.navigation import NavEntry

TAB = (
    "accounts",
    NavEntry(
        30,
        "organisation-accounts",
        gettext_lazy("企业、单位"),
        "building-2",
        covers=("organisation-account", "organisation-account-new", "organisation-account-change"),
        of_plan=False,
    ),
)
_PAGE = 50


@door(may_see_organisations)
def organisations(request: HttpRequest) -> HttpResponse:
    """The list, searched and filtered; who speaks for one organisation is led to it. `?format=` gives a file."""
    shown = organisations_shown_to(request.user)
    admits = may_admit(request.user).allowed
    manages = admits or may_manage_accounts(request.user).allowed
    if not manages and (only := shown.first()) and shown.count() == 1:
        return redirect("organisation-account", pk=only.pk)
    parts = ("q", "kind", "status")
    asked = {part: request.GET[part].strip()[:80] for part in parts if request.GET.get(part, "").strip()}
    rows = shown
    if words := asked.get("q"):
        rows = rows.filter(Q(name__icontains=words) | Q(credit_code__icontains=words.upper()))
    if asked.get("kind") in Organisation.Kind:
        rows = rows.filter(kind=asked["kind"])
    if asked.get("status") in Organisation.Status:
        rows = rows.filter(status=asked["status"])
    if request.GET.get("format"):
        return as_file(_table(list(rows), asked), request.GET["format"])
    query = urlencode(asked)
    context = {
        "asked": asked,
        "page": Paginator(rows, _PAGE).get_page(request.GET.get("page")),
        "kinds": Organisation.Kind.choices,
        "statuses": Organisation.Status.choices,
        "query": query,
        "formats": [(form, "?" + (f"{query}&" if query else "") + f"format={form}") for form in FORMATS],
        "admits": admits,
        "total": shown.count(),
    }
    return render(request, "portal/accounts/organisations.html", context)


@door(may_see_organisations)
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation; another's is no page."""
    shown = get_object_or_404(organisations_shown_to(request.user), pk=pk)
    admits = may_admit(request.user).allowed
    role = role_for(shown.kind)
    context = {
        "organisation": shown,
        "members": member_rows(request.user, people_of(organisation=shown)),
        "claims": shown.claims.select_related("person") if admits else Claim.objects.none(),
        "admits": admits,
        "invites": shown.status == Organisation.Status.APPROVED
        and may_appoint(request.user, role, organisation=shown).allowed,
        "role": role.value,
    }
    return render(request, "portal/accounts/organisation.html", context)


def _found(request: HttpRequest, thing: None, form: OrganisationForm) -> Words:
    entered = form.cleaned_data
    found_organisation(entered["name"], entered["kind"], request.user, code=entered["credit_code"])
    return _("单位已登记。可以邀请它的代表了。")


NEW = Act(
    gettext_lazy("登记单位"),
    gettext_lazy("已经当面核实的单位，不必再走入驻申请。"),
    gettext_lazy("登记"),
    _found,
    lambda data, request, thing: OrganisationForm(data),
    "plus",
)


@door(may_admit)
def new(request: HttpRequest) -> HttpResponseBase:
    """Entering an organisation."""
    home = reverse("organisation-accounts")
    return act_page(request, NEW, None, crumbs=[Crumb(_("企业、单位"), home)], about="", back=home)


def _change(request: HttpRequest, shown: Organisation, form: OrganisationForm) -> Words:
    change_organisation(shown, request.user, name=form.cleaned_data["name"], kind=form.cleaned_data["kind"])
    return _("已保存。")


def _form(data: Any, request: HttpRequest, shown: Organisation) -> OrganisationForm:
    form = OrganisationForm(data, initial={"name": shown.name, "kind": shown.kind})
    del form.fields["credit_code"]
    return form


CHANGE = Act(
    gettext_lazy("修改单位信息"),
    gettext_lazy("信用代码是单位的编号，不能修改。"),
    gettext_lazy("保存"),
    _change,
    _form,
)


@door(may_admit)
def change(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Changing name or kind."""
    shown = get_object_or_404(Organisation, pk=pk)
    back = reverse("organisation-account", args=[pk])
    crumbs = [Crumb(_("企业、单位"), reverse("organisation-accounts")), Crumb(shown.name, back)]
    return act_page(request, CHANGE, shown, crumbs=crumbs, about=shown.credit_code or "", back=back)


def _table(rows: list[Organisation], asked: dict[str, str]) -> Table:
    columns = [
        Column("credit_code", _("统一社会信用代码"), _("18 位；空为没有代码")),
        Column("name", _("单位全称"), _("核实时的名称")),
        Column("kind", _("单位类别"), _("申请时选择")),
        Column("status", _("状态"), _("待核实、已核实、未通过")),
        Column("example", _("示例数据"), _("虚构的单位")),
    ]
    cells = [
        {
            "credit_code": one.credit_code or "",
            "name": one.name,
            "kind": one.get_kind_display(),
            "status": one.get_status_display(),
            "example": one.example,
        }
        for one in rows
    ]
    about = {_("条数"): str(len(cells)), _("筛选"): urlencode(asked) or _("全部")}
    return Table("organisations", _("企业、单位"), about, columns, cells)


urlpatterns = [
    path("accounts/organisations/", organisations, name="organisation-accounts"),
    path("accounts/organisations/new/", new, name="organisation-account-new"),
    path("accounts/organisations/<int:pk>/", organisation, name="organisation-account"),
    path("accounts/organisations/<int:pk>/change/", change, name="organisation-account-change"),
]
