"""One verb on one case: what follows from it, what must be given, its button; of two officers the second is told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, signed_in
from kechuang.cases import engine
from kechuang.cases.actions.answer_rating import answer_rating
from kechuang.cases.actions.rate import STARS, rate
from kechuang.cases.models import Case
from kechuang.cases.sheet import JUDGED, asked_law, found_of
from kechuang.cases.verb_list import acts, asks_of
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.calls.amount import graded_said, payment_of
from kechuang.portal.cases.checked import checked, reason_for
from kechuang.portal.cases.shown import buttons, outside_of, shown_case
from kechuang.portal.language import said
from kechuang.rules.facts import Fact

PREPARED = ("send_back", "refuse")
"""Verbs whose reason begins with what the check found."""
JUDGING = ("close_review", "decide")
"""Verbs with which officers write down what reviewers found."""


class VerbForm(forms.Form):
    """The version of the case that was seen, what the verb asks, and the reason."""

    def __init__(self, data: Any, case: Case, code: str, begun: str = "") -> None:
        super().__init__(data)
        verb = acts()[code].verb
        self.fields["version"] = forms.IntegerField(initial=case.version, widget=forms.HiddenInput())
        for asked in asks_of(case, code):
            label, hint = said(asked.label), said(asked.hint) if asked.hint else ""
            if asked.warns:
                hint = format_html('<span class="lamp warning">{}</span> {}', _("注意"), hint)
            made: forms.Field = forms.CharField(label=label, required=asked.required, help_text=hint, max_length=500)
            if asked.kind == "choice":
                choices = [("", "—"), *((value, said(name)) for value, name in asked.choices)]
                made = forms.ChoiceField(label=label, required=asked.required, help_text=hint, choices=choices)
            self.fields[asked.name] = made
        if code in JUDGING and case.policy:
            for fact in _to_judge(case):
                self.fields[JUDGED + fact.name] = _judged(fact)
        label = _("写给申请人的理由") if verb.reason else _("备注")
        self.fields["reason"] = forms.CharField(
            label=label, required=verb.reason, max_length=4000, initial=begun, widget=forms.Textarea({"rows": 4})
        )


def _to_judge(case: Case) -> list[Fact]:
    """What reviewers judge and nobody has written down yet."""
    _when, found = found_of(case, asked_law(case))
    return [answer.fact for answer in found.values() if answer.fact.judged and answer.raw is None]


def _judged(fact: Fact) -> forms.Field:
    if fact.kind == "truth":
        choices = [("", _("还没有认定")), ("是", _("是")), ("否", _("否"))]
        return forms.ChoiceField(label=fact.label, required=False, choices=choices, help_text=fact.definition)
    if fact.kind == "choice":
        return forms.ChoiceField(
            label=fact.label, required=False, choices=[("", _("还没有认定")), *((o, o) for o in fact.options)]
        )
    unit = str(fact.unit)
    hint = " ".join(filter(None, (fact.definition, _("单位：%(unit)s") % {"unit": unit} if unit else "")))
    return forms.CharField(label=fact.label, required=False, help_text=hint, max_length=60)


@door(signed_in)
def case_act(request: HttpRequest, number: str, do: str) -> HttpResponseBase:
    """The page of the verb, or its doing."""
    of = shown_case(request, number)
    if do not in acts() or acts()[do].verb.side == "panel":
        raise Http404(do)
    if (payment := payment_of(of)) is not None:
        return redirect("funds-payment", payment.number)
    verb, home = acts()[do].verb, reverse("case", args=[number])
    possible = {button.verb.code: button for button in buttons(of, request.user)}
    if (
        request.method == "GET" and do not in possible
    ):  # an old link, or another was faster: say so before anything is typed
        told = {"stage": said(of.stage.name), "verb": said(verb.name)}
        messages.warning(request, _("办件现为“%(stage)s”，您现在不能%(verb)s。") % told)
        return redirect(home)

    def run(request: HttpRequest, case: Case, form: VerbForm) -> Words:
        given = {n: v for n, v in form.cleaned_data.items() if n not in ("version", "reason") and isinstance(v, str)}
        version, reason = form.cleaned_data["version"], form.cleaned_data["reason"]
        case = engine.do(case, do, request.user, version=version, reason=reason, given=given)
        return _("“%(verb)s”已办，办件现为“%(stage)s”。") % {"verb": said(verb.name), "stage": said(case.stage.name)}

    begun = reason_for(do, checked(of, possible)) if do in PREPARED and do in possible else ""
    name = capfirst(said(verb.name))
    act = Act(
        name,
        said(verb.does),
        name,
        run,
        lambda data, request, case: VerbForm(data, case, do, begun),
        danger=do in possible and possible[do].danger,
        beside=_beside(of, do),
    )
    crumbs = [Crumb(f"{of.number} {of.title}", home)]
    about = " · ".join(filter(None, (of.organisation_name, graded_said(of) if do == "decide" else "")))
    return act_page(request, act, of, crumbs=crumbs, about=about, back=home)


def _beside(of: Case, do: str) -> tuple[Crumb, ...]:
    """Who reports on a year has the outside form of that year at hand, filled in from the records."""
    address = outside_of(of) if do == "report_year" else ""
    return (Crumb(_("按对外报表的顺序看登记的数"), address),) if address else ()


class RateForm(forms.Form):
    """Stars, and what was not right."""

    stars = forms.TypedChoiceField(label=gettext_lazy("评价"), coerce=int, choices=(), widget=forms.RadioSelect)
    text = forms.CharField(
        label=gettext_lazy("说明"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("不满意的请写明哪里没办好；五个工作日内整改并答复。"),
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["stars"].choices = [(value, said(name)) for value, name in STARS.items()]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What was put right."""

    text = forms.CharField(label=gettext_lazy("整改情况"), max_length=2000, widget=forms.Textarea({"rows": 3}))


@door(signed_in)
def case_rate(request: HttpRequest, number: str) -> HttpResponseBase:
    """The applicant rates; the office answers."""
    of, home = shown_case(request, number), reverse("case", args=[number])
    crumbs = [Crumb(f"{of.number} {of.title}", home)]

    def rated(request: HttpRequest, case: Case, form: RateForm) -> Words:
        rate(case, form.cleaned_data["stars"], request.user, text=form.cleaned_data["text"])
        return _("谢谢您的评价。")

    def answered(request: HttpRequest, case: Case, form: AnswerForm) -> Words:
        answer_rating(case.rating, form.cleaned_data["text"], request.user)
        return _("已答复。")

    if getattr(of, "rating", None) is not None:
        act = Act(
            gettext_lazy("答复评价"),
            gettext_lazy("写明整改情况，评价人会看到。"),
            gettext_lazy("答复"),
            answered,
            lambda data, request, case: AnswerForm(data),
        )
    else:
        act = Act(
            gettext_lazy("评价这次办理"),
            gettext_lazy("一事一评，办理人员不能代评。"),
            gettext_lazy("提交评价"),
            rated,
            lambda data, request, case: RateForm(data),
            icon="star",
        )
    return act_page(request, act, of, crumbs=crumbs, about=of.organisation_name, back=home)


urlpatterns = [
    path("cases/<str:number>/rate/", case_rate, name="case-rate"),
    path("cases/<str:number>/do/<str:do>/", case_act, name="case-act"),
]
