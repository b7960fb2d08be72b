"""Making a call: begun with its line, written as a draft, published by a second person, corrected, withdrawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_keep_money
from kechuang.accounts.doors import door
from kechuang.funds.actions.change_call import change_call
from kechuang.funds.actions.correct_call import correct_call
from kechuang.funds.actions.draft_call import draft_call
from kechuang.funds.actions.publish_call import publish_call
from kechuang.funds.actions.withdraw_call import withdraw_call
from kechuang.funds.models import Call
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.calls.forms import BeginForm, CallForm, CorrectForm
from kechuang.portal.calls.shown import shown_call
from kechuang.portal.money.forms import WhyForm


def _begin(request: HttpRequest, thing: None, form: BeginForm) -> HttpResponseBase:
    told = form.cleaned_data
    made = draft_call(told["line"], told["year"], told["title"], request.user, grant=told["grant"])
    return redirect("call-act", made.number, "edit")


BEGIN = Act(
    gettext_lazy("新建申报通知"),
    gettext_lazy("先定用哪一项预算、按什么支持；下一步填写内容。发布须由另一人办理。"),
    gettext_lazy("下一步"),
    _begin,
    lambda data, request, thing: BeginForm(data),
    "arrow-right",
)


@door(may_keep_money)
def call_new(request: HttpRequest) -> HttpResponseBase:
    """The beginning."""
    crumbs = [Crumb(_("申报通知"), reverse("calls"))]
    return act_page(request, BEGIN, None, crumbs=crumbs, about="", back=reverse("calls"))


def _edit(request: HttpRequest, call: Call, form: CallForm) -> Words:
    change_call(call, form.given(), request.user)
    return _("草稿已保存。")


def _publish(request: HttpRequest, call: Call, form: Any) -> Words:
    publish_call(call, request.user, seen=form.cleaned_data["seen"])
    return _("已发布，所有人可见。")


def _correct(request: HttpRequest, call: Call, form: CorrectForm) -> Words:
    correct_call(call, form.given(), form.cleaned_data["reason"], request.user)
    return _("已更正，更正说明已公布。")


def _withdraw(request: HttpRequest, call: Call, form: WhyForm) -> Words:
    withdraw_call(call, form.cleaned_data["reason"], request.user)
    return _("已撤销。")


class SeenForm(forms.Form):
    """Which draft was read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


ACTS = {
    "edit": Act(
        gettext_lazy("填写申报通知"),
        gettext_lazy("随时可以保存草稿；填全后由另一人发布。"),
        gettext_lazy("保存草稿"),
        _edit,
        lambda data, request, call: CallForm(data, call),
        "save",
    ),
    "publish": Act(
        gettext_lazy("发布申报通知"),
        gettext_lazy("发布后所有人可见，资金、条件和标准不能再改；截止日期只能推后，正文更正会一并公布。"),
        gettext_lazy("发布"),
        _publish,
        lambda data, request, call: SeenForm(data, initial={"seen": call.written_at.isoformat()}),
        "megaphone",
    ),
    "correct": Act(
        gettext_lazy("更正申报通知"),
        gettext_lazy("改了什么、为什么改，会在通知下方公布。资金、条件和标准不能改。"),
        gettext_lazy("更正并公布"),
        _correct,
        lambda data, request, call: CorrectForm(data, call),
        "pencil",
    ),
    "withdraw": Act(
        gettext_lazy("撤销申报通知"),
        gettext_lazy("只有还没有人申报的才能撤销；已发布的会连同理由留在页面上。"),
        gettext_lazy("撤销"),
        _withdraw,
        lambda data, request, call: WhyForm(data),
        "circle-x",
        danger=True,
    ),
}
_WHEN = {"edit": ("draft",), "publish": ("draft",), "correct": ("published",), "withdraw": ("draft", "published")}


@door(may_keep_money)
def call_act(request: HttpRequest, call: str, act: str) -> HttpResponseBase:
    """One act on a call."""
    of = shown_call(request, call)
    if act not in ACTS:
        raise Http404(act)
    home = reverse("call", args=[of.number])
    if of.state not in _WHEN[act]:
        messages.info(request, _("这份通知现在是“%(state)s”，不能这样办。") % {"state": of.get_state_display()})
        return redirect(home)
    crumbs = [Crumb(_("申报通知"), reverse("calls")), Crumb(of.number, home)]
    return act_page(request, ACTS[act], of, crumbs=crumbs, about=of.title, back=home)


urlpatterns = [
    path("calls/new/", call_new, name="call-new"),
    path("calls/<str:call>/<str:act>/", call_act, name="call-act"),
]
