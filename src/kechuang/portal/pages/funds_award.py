"""One award: to whom, by which decision, what is paid of it; asking for payments, cutting, a surplus returned."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_keep_money, may_pay, may_read_money, visible
from kechuang.accounts.doors import door, signed_in
from kechuang.funds.actions.ask_payment import ask_payment
from kechuang.funds.actions.cut_award import cut_award
from kechuang.funds.actions.evaluate_award import evaluate_award
from kechuang.funds.actions.return_surplus import return_surplus
from kechuang.funds.actions.set_project_budget import set_project_budget
from kechuang.funds.founding import case_of
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Award, Evaluation, ProjectBudget
from kechuang.funds.room import room
from kechuang.funds.standing import entries_behind, of_awards
from kechuang.kernel.sentences import Sentence
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.asked_asof import asked_asof
from kechuang.portal.language import said
from kechuang.portal.money.forms import AwardCutForm, EvaluationForm, PaymentForm, ProjectBudgetForm, SurplusForm
from kechuang.registry.kinds.project import Project


def asked_award(request: HttpRequest, number: str) -> Award:
    """The award of that number, if the reader may see it."""
    return get_object_or_404(visible(request.user, Award.objects.select_related("line")), number=number)


@door(signed_in)
def award(request: HttpRequest, award: str) -> HttpResponse:
    """The award's page: officers and auditors see any, an organisation its own."""
    shown = asked_award(request, award)
    asof = asked_asof(request).asof
    rows = entries_behind(asof, kinds=("committed", "in_transit", "paid", "returned"), subject=shown.number)
    project = Project.objects.standing().filter(number=shown.project).first() if shown.project else None
    context = {
        "award": shown,
        "reason": Sentence(shown.basis.get("reason_zh", ""), shown.basis.get("reason_en", "")),
        "standing": of_awards([shown.number], asof)[shown.number],
        "left": room(shown),
        "payments": shown.payments.all(),
        "entries": rows,
        "project": project,
        "case": case_of(shown),
        "budget": ProjectBudget.objects.filter(award=shown).first(),
        "evaluations": Evaluation.objects.filter(award=shown),
        "may_pay": may_pay(request.user).allowed,
        "may_keep": may_keep_money(request.user).allowed,
        "may_read_all": may_read_money(request.user).allowed,
    }
    return render(request, "portal/funds/award.html", context)


def _ask(request: HttpRequest, award: Award, form: PaymentForm) -> HttpResponseBase:
    told = form.cleaned_data
    payment = ask_payment(
        award,
        told["amount"],
        request.user,
        payee=told["payee"],
        payee_name=told["payee_name"],
        bank=told["bank"],
        account=told["account"],
        purpose=told["purpose"],
        request=told["request_name"],
    )
    return redirect("funds-payment", payment.number)


def _cut(request: HttpRequest, award: Award, form: AwardCutForm) -> Words:
    told = form.cleaned_data
    cut_award(
        award,
        told["amount"],
        request.user,
        reason=told["reason"],
        happened=told["happened"],
        request=told["request_name"],
    )
    return _("已核减%(amount)s元。") % {"amount": yuan(told["amount"])}


def _surplus(request: HttpRequest, award: Award, form: SurplusForm) -> Words:
    told = form.cleaned_data
    return_surplus(
        award,
        told["amount"],
        request.user,
        document=told["document"],
        happened=told["happened"],
        request=told["request_name"],
    )
    return _("已登记收回%(amount)s元。") % {"amount": yuan(told["amount"])}


def _payment_form(data: Any, request: HttpRequest, award: Award) -> PaymentForm:
    return PaymentForm(data, initial=PaymentForm.filled(award, room(award)))


def _budget(request: HttpRequest, award: Award, form: ProjectBudgetForm) -> Words:
    told = form.cleaned_data
    made = set_project_budget(
        award,
        request.user,
        direct=told["direct"],
        equipment=told["equipment"] or 0,
        indirect=told["indirect"] or 0,
        pure_theory=told["pure_theory"],
        signed=told["signed"],
    )
    return _("已填报。%(reason)s") % {"reason": made.reason}


def _evaluate(request: HttpRequest, award: Award, form: EvaluationForm) -> Words:
    made = evaluate_award(award, form.cleaned_data.pop("score"), request.user, **form.cleaned_data)
    return _("已录入，等级：%(grade)s。") % {"grade": said(made.grade_name)}


ACTS = {
    "budget": Act(
        gettext_lazy("填报项目预算"),
        gettext_lazy("按任务书填报。间接费用按签订之日的规定核对上限，超过的不能保存。"),
        gettext_lazy("保存"),
        _budget,
        lambda data, request, award: ProjectBudgetForm(data),
        "calculator",
    ),
    "evaluate": Act(
        gettext_lazy("录入绩效评价"),
        gettext_lazy("得分按评价之日的规定定级；以后在同一预算项目确定支持时会看到。"),
        gettext_lazy("录入"),
        _evaluate,
        lambda data, request, award: EvaluationForm(data),
        "medal",
    ),
    "pay": Act(
        gettext_lazy("提出拨付"),
        gettext_lazy("收款人须是决定支持的单位。提出后由另一人核对账户并批准，批准后账户不能再改。"),
        gettext_lazy("提出"),
        _ask,
        _payment_form,
        "banknote",
    ),
    "cut": Act(
        gettext_lazy("核减支持"),
        gettext_lazy("没有提出拨付的部分退回预算项目。"),
        gettext_lazy("核减"),
        _cut,
        lambda data, request, award: AwardCutForm(data),
        "minus",
        danger=True,
    ),
    "surplus": Act(
        gettext_lazy("登记收回结余"),
        gettext_lazy("单位退回的、已经拨付而没有用完的资金。"),
        gettext_lazy("登记"),
        _surplus,
        lambda data, request, award: SurplusForm(data),
        "undo-2",
    ),
}


@door(may_keep_money)
def award_act(request: HttpRequest, award: str, act: str) -> HttpResponseBase:
    """One act on an award."""
    shown = asked_award(request, award)
    if act not in ACTS:
        raise Http404(act)
    back = reverse("funds-award", args=[shown.number])
    line = reverse("funds-line", args=[shown.line.code])
    crumbs = [Crumb(_("预算执行"), reverse("funds")), Crumb(shown.line.name, line), Crumb(shown.number, back)]
    return act_page(
        request, ACTS[act], shown, crumbs=crumbs, about=f"{shown.organisation_name}：{shown.title}", back=back
    )


urlpatterns = [
    path("funds/awards/<str:award>/", award, name="funds-award"),
    path("funds/awards/<str:award>/<str:act>/", award_act, name="funds-award-act"),
]
