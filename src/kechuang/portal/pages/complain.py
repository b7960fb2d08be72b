"""A complaint: what was dealt with wrongly; it becomes a case of one's own and is answered in time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, signed_in
from kechuang.cases.actions.complain import complain
from kechuang.portal.acting import Act, Crumb, Words, act_page


class ComplaintForm(forms.Form):
    """About what, and what was wrong."""

    title = forms.CharField(label=gettext_lazy("投诉什么"), max_length=120)
    text = forms.CharField(label=gettext_lazy("事情经过和要求"), max_length=4000, widget=forms.Textarea({"rows": 6}))


@door(signed_in)
def complain_page(request: HttpRequest) -> HttpResponseBase:
    """The form; sent, one sees the case and who has it."""

    def run(request: HttpRequest, thing: Any, form: ComplaintForm) -> Words | HttpResponseBase:
        case = complain(form.cleaned_data["title"], form.cleaned_data["text"], request.user)
        return redirect("case", case.number)

    act = Act(
        gettext_lazy("投诉举报"),
        gettext_lazy("五个工作日内告知是否受理，受理后二十个工作日内答复（本地参数，待主管部门确认）。"),
        gettext_lazy("提交投诉"),
        run,
        lambda data, request, thing: ComplaintForm(data),
        icon="send",
    )
    back = reverse("publicity")
    return act_page(request, act, None, crumbs=[Crumb(_("公示"), back)], about="", back=back)


urlpatterns = [path("cases/complain/", complain_page, name="complain")]
