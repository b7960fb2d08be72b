"""The step from an entitlement to an application: what is applied for, and one button that opens the form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import Role
from kechuang.cases.of_policy import open_policies
from kechuang.cases.opening import apply_for
from kechuang.kernel.errors import Conflict
from kechuang.portal.acting import Act, Crumb, NoForm, Words, act_page
from kechuang.portal.language import page_language, said
from kechuang.portal.own_organisations import own_organisations
from kechuang.portal.selfcheck_form import said_whole


@door(holders(Role.REPRESENTATIVE))
def case_apply(request: HttpRequest, key: str, code: str) -> HttpResponseBase:
    """For one's own organisation and a policy that can be applied for; where one is open already, on to that one."""
    own = next((one for one in own_organisations(request.user) if one.key == key), None)
    policy = next((p for p in open_policies() if p.code == code), None)
    if own is None or policy is None:
        raise Http404(code)

    def run(request: HttpRequest, thing: Any, form: NoForm) -> Words | HttpResponseBase:
        try:
            return redirect("case-fill", apply_for(policy.code, own.key, request.user).number)
        except Conflict as error:
            messages.info(request, said(said_whole(error)))
            return redirect("case", str(error.fields["number"]))

    name = policy.english if page_language() == "en" else policy.name
    act = Act(
        _("申请：%(name)s") % {"name": name},
        gettext_lazy("登记过的内容会自动填好，只问缺少的；提交前随时可以改。"),
        gettext_lazy("开始填写"),
        run,
        icon="pencil-line",
    )
    back = reverse("cases-own")
    return act_page(request, act, policy, crumbs=[Crumb(_("我的办件"), back)], about=own.name, back=back)


urlpatterns = [path("cases/apply/<str:key>/<str:code>/", case_apply, name="case-apply")]
