"""What is published for objections: open to everybody, with the days left; an objection under one's real name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.accounts.flood import count_try
from kechuang.cases import engine
from kechuang.cases.desk import published
from kechuang.cases.models import Case
from kechuang.cases.of_policy import policy_of
from kechuang.cases.progress import progress_of
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.navigation import NavEntry

TAB = (
    "cases",
    NavEntry(
        30, "publicity", gettext_lazy("公示"), "megaphone", covers=("publicity-case", "publicity-object"), of_plan=False
    ),
)
_MOST = 5
"""Objections from one network address in an hour."""


@door(everyone)
def publicity(request: HttpRequest) -> HttpResponse:
    """All that is published now, what ends first on top."""
    today = timezone.localdate()
    rows = [(case, progress_of(case, today)) for case in published()]
    return render(request, "portal/cases/publicity.html", {"rows": rows, "today": today})


@door(everyone)
def publicity_case(request: HttpRequest, number: str) -> HttpResponse:
    """One published case: who, for what, by which rule, until when. Nothing else of it is public."""
    of = _published(number)
    context = {
        "case": of,
        "policy": policy_of(of),
        "progress": progress_of(of),
        "decision": of.decisions.order_by("-ordinal").first(),
        "answered": of.objections.exclude(answered_at=None),
        "waiting": of.objections.filter(answered_at=None).count(),
        "published": of.steps.filter(verb="publish").order_by("-ordinal").first(),
    }
    return render(request, "portal/cases/publicity_case.html", context)


class ObjectionForm(forms.Form):
    """Who, how to ask back, and what."""

    name = forms.CharField(label=gettext_lazy("您的姓名或单位"), max_length=100)
    contact = forms.CharField(
        label=gettext_lazy("联系电话"),
        max_length=60,
        help_text=gettext_lazy("只供核查时联系，加密保存，不公开。"),
        widget=forms.TextInput({"autocomplete": "tel"}),
    )
    text = forms.CharField(label=gettext_lazy("异议内容和依据"), max_length=4000, widget=forms.Textarea({"rows": 6}))


@door(everyone)
def publicity_object(request: HttpRequest, number: str) -> HttpResponseBase:
    """An objection, from anybody. It counts for the case as it stands: who comes at the same time is heard as well."""
    of, home = _published(number), reverse("publicity-case", args=[number])

    def run(request: HttpRequest, case: Case, form: ObjectionForm) -> Words:
        count_try("objection", _MOST)
        given = {name: form.cleaned_data[name] for name in ("name", "contact")}
        now = Case.objects.get(pk=case.pk)
        if "raise_objection" not in now.process.verbs(now.state):
            raise Conflict(
                "case.publicity_over",
                Sentence("公示已经结束。", "It is no longer published."),
                Sentence("请直接向科技局反映。", "Tell the S&T bureau directly."),
            )
        engine.do(
            now, "raise_objection", request.user, version=now.version, reason=form.cleaned_data["text"], given=given
        )
        return _("已收到您的异议，科技局核查后答复。")

    act = Act(
        gettext_lazy("提出异议"),
        gettext_lazy("请实名提出并写明依据。核查期间不办结；答复公布在公示页上，不写您的姓名。"),
        gettext_lazy("提出异议"),
        run,
        lambda data, request, case: ObjectionForm(data),
        icon="megaphone",
    )
    crumbs = [Crumb(_("公示"), reverse("publicity")), Crumb(f"{of.organisation_name}：{of.title}", home)]
    return act_page(request, act, of, crumbs=crumbs, about=f"{of.organisation_name}：{of.title}", back=home)


def _published(number: str) -> Any:
    found = published().filter(number=number).first()
    if found is None:
        raise Http404(number)
    return found


urlpatterns = [
    path("publicity/", publicity, name="publicity"),
    path("publicity/<str:number>/", publicity_case, name="publicity-case"),
    path("publicity/<str:number>/object/", publicity_object, name="publicity-object"),
]
