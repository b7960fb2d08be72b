"""The payment desk: what waits at which step, one payment with its way, the acts on it; and one's own payments."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_pay, may_read_money, visible
from kechuang.accounts.doors import door, holders, signed_in
from kechuang.accounts.held import Actor
from kechuang.accounts.roles import ORGANISATION_ROLES
from kechuang.cases.flows.payment import FLOW
from kechuang.events.models import Event
from kechuang.funds.actions.approve_payment import approve_payment
from kechuang.funds.actions.check_account import check_account
from kechuang.funds.actions.confirm_paid import confirm_paid
from kechuang.funds.actions.correct_payment import CORRECTABLE, correct_payment
from kechuang.funds.actions.note_bounced import note_bounced
from kechuang.funds.actions.print_slip import PRINTABLE, print_slip
from kechuang.funds.actions.refuse_payment import refuse_payment
from kechuang.funds.actions.release_payment import release_payment
from kechuang.funds.cover.own_loans import own_loans
from kechuang.funds.founding import case_of
from kechuang.funds.models import Award, Payment
from kechuang.funds.paying import same_person
from kechuang.funds.standing import of_awards
from kechuang.kernel.capital_amount import capital
from kechuang.kernel.sentences import Sentence
from kechuang.portal.acting import Act, Crumb, NoForm, Words, act_page
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.language import said
from kechuang.portal.money.forms import AccountForm, ArrivedForm, WhyForm
from kechuang.portal.money.tables import payment_table
from kechuang.portal.navigation import NavEntry
from kechuang.portal.own_organisations import own_organisations
from kechuang.portal.pages.vouchers import rows_of, standing_vouchers

TAB = (
    "funds",
    NavEntry(
        20,
        "funds-payments",
        gettext_lazy("拨付"),
        "banknote",
        covers=("funds-payment", "funds-payment-act"),
        of_plan=False,
    ),
)
NAV = NavEntry(17, "funds-own", gettext_lazy("本单位资金"), "wallet", covers=("funds-loans-own",), of_plan=False)
_PAGE = 50


@door(may_read_money)
def payments(request: HttpRequest) -> HttpResponse:
    """All payments, those to be worked on first; filtered by state and words; as a file by `format`."""
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()[:80]
    rows = _filtered(Payment.objects.select_related("award__line", "asked_by", "approved_by"), state, words)
    if (form := request.GET.get("format", "")) in FORMATS:
        told = {_("状态"): said(FLOW.state(state).name) if state else _("全部")}
        return as_file(payment_table(rows, told), form)
    counts = {
        row["state"]: row for row in Payment.objects.order_by().values("state").annotate(n=Count("pk"), fen=Sum("fen"))
    }
    query = "&".join(f"{name}={value}" for name, value in (("state", state), ("q", words)) if value)
    context = {
        "page": Paginator(rows, _PAGE).get_page(request.GET.get("page")),
        "states": [(one, counts[one.code]) for one in FLOW.states if one.code in counts],
        "state": state,
        "words": words,
        "query": query,
        "formats": [(one, f"?{query}{'&' if query else ''}format={one}") for one in FORMATS],
        "any": bool(counts),
    }
    return render(request, "portal/funds/payments.html", context)


def _filtered(rows: QuerySet[Payment], state: str, words: str) -> QuerySet[Payment]:
    if state in {one.code for one in FLOW.states}:
        rows = rows.filter(state=state)
    if words:
        rows = rows.filter(payee_name__icontains=words) | rows.filter(number__icontains=words)
    return rows


def asked_payment(request: HttpRequest, number: str) -> Payment:
    """The payment of that number, if the reader may see it."""
    return get_object_or_404(visible(request.user, Payment.objects.select_related("award__line")), number=number)


@door(signed_in)
def payment(request: HttpRequest, payment: str) -> HttpResponse:
    """One payment: officers and auditors see any, an organisation its own."""
    shown = asked_payment(request, payment)
    staff = may_read_money(request.user).allowed
    acts, another = _offered(shown, request.user) if may_pay(request.user).allowed else ([], None)
    context = {
        "payment": shown,
        "steps": _steps(shown),
        "acts": acts,
        "another": another,
        "staff": staff,
        "about": case_of(shown.award),
        "events": Event.objects.filter(object_type="funds.payment", object_id=str(shown.pk)).order_by("id")
        if staff
        else [],
    }
    return render(request, "portal/funds/payment.html", context)


def _steps(shown: Payment) -> list[dict[str, Any]]:
    """The usual way with who did what when; which step is now."""
    done = {
        "submitted": (shown.asked_by, shown.asked_at),
        "checked": (shown.checked_by, shown.checked_at),
        "approved": (shown.approved_by, shown.approved_at),
        "released": (shown.released_by, shown.released_at),
        "paid": (None, shown.settled_on),
    }
    words = {
        "submitted": _("提出拨付"),
        "checked": _("核对账户"),
        "approved": _("批准"),
        "released": _("送银行"),
        "paid": _("到账"),
    }
    here = FLOW.place(shown.state)
    return [
        {
            "name": words[code],
            "who": done[code][0],
            "when": done[code][1],
            "done": FLOW.way.index(code) <= here and shown.state not in ("refused", "bounced"),
        }
        for code in FLOW.way[1:]
    ]


def _check(request: HttpRequest, shown: Payment, form: Any) -> Words:
    check_account(shown, request.user)
    return _("账户已核对，可以批准。")


def _approve(request: HttpRequest, shown: Payment, form: Any) -> Words:
    approve_payment(shown, request.user)
    return _("已批准，由另一人送银行。")


def _release(request: HttpRequest, shown: Payment, form: Any) -> Words:
    release_payment(shown, request.user)
    return _("已送银行，资金在途。")


def _arrived(request: HttpRequest, shown: Payment, form: ArrivedForm) -> Words:
    confirm_paid(shown, request.user, arrived=form.cleaned_data["arrived"])
    return _("已确认到账。")


def _bounced(request: HttpRequest, shown: Payment, form: WhyForm) -> Words:
    note_bounced(shown, request.user, reason=form.cleaned_data["reason"])
    return _("已登记退回，更正账户后重新核对。")


def _refuse(request: HttpRequest, shown: Payment, form: WhyForm) -> Words:
    refuse_payment(shown, request.user, reason=form.cleaned_data["reason"])
    return _("已不予拨付，资金仍定给该单位。")


def _correct(request: HttpRequest, shown: Payment, form: AccountForm) -> Words:
    correct_payment(shown, request.user, **form.cleaned_data)
    return _("账户已更正，须重新核对。")


def _slip(request: HttpRequest, shown: Payment, form: Any) -> HttpResponse:
    print_slip(shown, request.user)
    told = {"payment": shown, "capital": capital(shown.fen), "steps": _steps(shown)[:-1]}
    answer = render(request, "portal/funds/slip.html", told)
    answer["Cache-Control"] = "no-store"
    return answer


def _account_form(data: Any, request: HttpRequest, shown: Payment) -> AccountForm:
    filled = {"payee_name": shown.payee_name, "bank": shown.bank, "account": shown.account}
    return AccountForm(data, initial=filled)


def _why(data: Any, request: HttpRequest, shown: Payment) -> WhyForm:
    return WhyForm(data)


def _nothing(data: Any, request: HttpRequest, shown: Payment) -> NoForm:
    return NoForm(data)


ACTS = {
    "check": (
        "check_account",
        Act(
            gettext_lazy("核对账户"),
            gettext_lazy("收款单位、户名与决定文件一致，开户行和账号与单位提供的材料一致。须由提出人以外的人办理。"),
            gettext_lazy("一致，核对通过"),
            _check,
            _nothing,
            "scan-search",
        ),
    ),
    "approve": (
        "approve_payment",
        Act(
            gettext_lazy("批准拨付"),
            gettext_lazy("须由提出人以外的人批准。批准后账户不能再改。"),
            gettext_lazy("批准"),
            _approve,
            _nothing,
            "stamp",
        ),
    ),
    "release": (
        "release_payment",
        Act(
            gettext_lazy("送银行"),
            gettext_lazy("须由批准人以外的人办理。记账后资金在途。"),
            gettext_lazy("送银行"),
            _release,
            _nothing,
            "send",
        ),
    ),
    "arrived": (
        "confirm_paid",
        Act(
            gettext_lazy("确认到账"),
            gettext_lazy("按银行回单登记。"),
            gettext_lazy("确认"),
            _arrived,
            lambda data, request, shown: ArrivedForm(data),
            "circle-check",
        ),
    ),
    "bounced": (
        "note_bounced",
        Act(
            gettext_lazy("登记银行退回"),
            gettext_lazy("资金回到已定未拨；更正账户后重新核对、批准。"),
            gettext_lazy("登记"),
            _bounced,
            _why,
            "undo-2",
        ),
    ),
    "correct": (
        "",
        Act(
            gettext_lazy("更正账户"),
            gettext_lazy("更正后须重新核对。"),
            gettext_lazy("更正"),
            _correct,
            _account_form,
            "pencil",
        ),
    ),
    "refuse": (
        "refuse",
        Act(
            gettext_lazy("不予拨付"),
            gettext_lazy("写明理由；资金仍定给该单位，可以重新提出。"),
            gettext_lazy("不予拨付"),
            _refuse,
            _why,
            "circle-x",
            danger=True,
        ),
    ),
    "slip": (
        "",
        Act(
            gettext_lazy("打印拨付单"),
            gettext_lazy("报送国库用的拨付单，含大写金额和完整账号；谁打印的记入日志。"),
            gettext_lazy("生成拨付单"),
            _slip,
            _nothing,
            "printer",
        ),
    ),
}


STATES = {"slip": PRINTABLE, "correct": CORRECTABLE}
"""In which states an act is offered that moves nothing in the table."""


def _offered(shown: Payment, reader: Actor) -> tuple[list[tuple[str, Act]], Sentence | None]:
    """Acts that the state allows, the one that leads on first; why one of them is for another person to do."""
    fits = [
        (name, verb, act)
        for name, (verb, act) in ACTS.items()
        if (FLOW.next(shown.state, verb) if verb else shown.state in STATES[name])
    ]
    apart = {name: told for name, verb, _ in fits if verb and (told := same_person(shown, verb, reader))}
    return [(name, act) for name, _, act in fits if name not in apart], next(iter(apart.values()), None)


@door(may_pay)
def payment_act(request: HttpRequest, payment: str, act: str) -> HttpResponseBase:
    """One act on a payment."""
    shown = asked_payment(request, payment)
    if act not in ACTS:
        raise Http404(act)
    back = reverse("funds-payment", args=[shown.number])
    crumbs = [Crumb(_("拨付"), reverse("funds-payments")), Crumb(shown.number, back)]
    about = f"{shown.payee_name}　{shown.bank}　{shown.account}" if act == "check" else shown.payee_name
    return act_page(request, ACTS[act][1], shown, crumbs=crumbs, about=about, back=back)


@door(holders(*ORGANISATION_ROLES))
def own(request: HttpRequest) -> HttpResponse:
    """What one's own organisation was granted and paid, its vouchers, and the way to its loans."""
    awards = list(visible(request.user, Award.objects.select_related("line")))
    stand = of_awards([one.number for one in awards])
    context = {
        "rows": [(one, stand[one.number]) for one in awards],
        "payments": visible(request.user, Payment.objects.select_related("award__line")),
        "vouchers": rows_of(list(visible(request.user, standing_vouchers()))),
        "loans": own_loans([one.key for one in own_organisations(request.user)]).count(),
    }
    return render(request, "portal/funds/own.html", context)


urlpatterns = [
    path("funds/payments/", payments, name="funds-payments"),
    path("funds/payments/<str:payment>/", payment, name="funds-payment"),
    path("funds/payments/<str:payment>/<str:act>/", payment_act, name="funds-payment-act"),
    path("funds/own/", own, name="funds-own"),
]
