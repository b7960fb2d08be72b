"""Vouchers: the register with its sums, one voucher with what became of it, issuing, its contract, taking back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_keep_money, may_read_money, visible
from kechuang.accounts.doors import door, signed_in
from kechuang.funds.actions.issue_voucher import issue_voucher
from kechuang.funds.actions.use_voucher import use_voucher
from kechuang.funds.actions.withdraw_voucher import withdraw_voucher
from kechuang.funds.models import Application
from kechuang.funds.vouchers.held import OPEN, STANDINGS, Standing, claims, standing
from kechuang.kernel.sentences import Sentence
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.language import said
from kechuang.portal.money.indirect_forms import IssueForm, UseForm, WithdrawForm
from kechuang.portal.navigation import NavEntry
from kechuang.registry.kinds.voucher import Voucher

TAB = (
    "funds",
    NavEntry(
        25,
        "funds-vouchers",
        gettext_lazy("创新券"),
        "file-badge",
        covers=("funds-voucher", "funds-voucher-act", "funds-voucher-new"),
        of_plan=False,
    ),
)
_PAGE = 50
LAMPS: dict[Standing, str] = {"redeemed": "good", "lapsed": "warning", "withdrawn": "error"}


@dataclass(frozen=True, slots=True)
class Row:
    """One voucher as it stands today."""

    voucher: Voucher
    standing: Standing
    claim: Application | None

    @property
    def said(self) -> Sentence:
        """Its standing in words."""
        return STANDINGS[self.standing]

    @property
    def lamp(self) -> str:
        """The look of its lamp; the word stands beside it."""
        return LAMPS.get(self.standing, "notice")


def rows_of(found: Sequence[Voucher]) -> list[Row]:
    """Each with its standing and the application that claims it."""
    today, claimed = timezone.localdate(), claims([one.number for one in found])
    return [Row(one, standing(one, today, claim), claim) for one in found for claim in (claimed.get(one.number),)]


def standing_vouchers() -> QuerySet[Voucher]:
    """What is held to be true of each today, the latest issued first."""
    today = timezone.localdate()
    rows = Voucher.objects.standing().filter(Q(valid_to=None) | Q(valid_to__gt=today), valid_from__lte=today)
    return rows.select_related("source").order_by("-issued", "-number")


@door(may_read_money)
def vouchers(request: HttpRequest) -> HttpResponse:
    """The register, filtered by state and words; as a file by `format`."""
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()[:80]
    every = standing_vouchers()
    sums = {
        row["state"]: row
        for row in every.order_by().values("state").annotate(n=Count("pk"), face=Sum("face"), redeemed=Sum("redeemed"))
    }
    found = every.filter(state=state) if state in dict(Voucher.STATES) else every
    if words:
        asked = Q(number__icontains=words) | Q(name__icontains=words) | Q(organisation=words)
        found = found.filter(asked | Q(contract__icontains=words) | Q(provider__icontains=words))
    if (form := request.GET.get("format", "")) in FORMATS:
        told = {_("状态"): str(dict(Voucher.STATES)[state]) if state in dict(Voucher.STATES) else _("全部")}
        return as_file(_table(rows_of(list(found)), told | ({_("筛选"): words} if words else {})), form)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    query = "&".join(f"{name}={value}" for name, value in (("state", state), ("q", words)) if value)
    context = {
        "page": page,
        "rows": rows_of(list(page)),
        "states": [(code, label, sums[code]) for code, label in Voucher.STATES if code in sums],
        "issued": sum(row["face"] for row in sums.values()),
        "open": sum(row["face"] for code, row in sums.items() if code in OPEN),
        "redeemed": sum(row["redeemed"] or 0 for row in sums.values()),
        "count": sum(row["n"] for row in sums.values()),
        "state": state,
        "words": words,
        "query": query,
        "formats": [(one, f"?{query}{'&' if query else ''}format={one}") for one in FORMATS],
        "may_keep": may_keep_money(request.user).allowed,
    }
    return render(request, "portal/funds/vouchers.html", context)


def asked(request: HttpRequest, number: str) -> Row:
    """The voucher of that number, if the reader may see it."""
    one = get_object_or_404(visible(request.user, standing_vouchers()), number=number)
    (row,) = rows_of([one])
    return row


@door(signed_in)
def voucher(request: HttpRequest, voucher: str) -> HttpResponse:
    """One voucher: officers and auditors see any, an organisation its own."""
    row = asked(request, voucher)
    may = may_keep_money(request.user).allowed and row.standing in OPEN
    staff = may_read_money(request.user).allowed
    context = {"row": row, "acts": list(ACTS.items()) if may else [], "staff": staff}
    return render(request, "portal/funds/voucher.html", context)


def _issue(request: HttpRequest, thing: None, form: IssueForm) -> HttpResponseBase:
    told = dict(form.cleaned_data)
    made = issue_voucher(told.pop("organisation"), told.pop("amount"), request.user, **told)
    return redirect("funds-voucher", made.number)


def _use(request: HttpRequest, row: Row, form: UseForm) -> Words:
    use_voucher(row.voucher, request.user, **form.cleaned_data)
    return _("已登记服务合同。")


def _withdraw(request: HttpRequest, row: Row, form: WithdrawForm) -> Words:
    withdraw_voucher(row.voucher, request.user, **form.cleaned_data)
    return _("已收回。")


ISSUE = Act(
    gettext_lazy("发放创新券"),
    gettext_lazy("记入台账；单位凭券购买服务，用完在“申报通知”下申请兑付。批量发放的，用表格导入“创新券”记录。"),
    gettext_lazy("发放"),
    _issue,
    lambda data, request, thing: IssueForm(data),
    "plus",
)
ACTS = {
    "use": Act(
        gettext_lazy("登记服务合同"),
        gettext_lazy("券用在哪份服务合同上；合同须在券的有效期内登记。"),
        gettext_lazy("登记"),
        _use,
        lambda data, request, row: UseForm(data),
        "pencil",
    ),
    "withdraw": Act(
        gettext_lazy("收回"),
        gettext_lazy("没有兑付的券可以收回，写明理由；收回后不能使用和兑付。"),
        gettext_lazy("收回"),
        _withdraw,
        lambda data, request, row: WithdrawForm(data),
        "undo-2",
        danger=True,
    ),
}


@door(may_keep_money)
def voucher_new(request: HttpRequest) -> HttpResponseBase:
    """Issue one."""
    back = reverse("funds-vouchers")
    return act_page(request, ISSUE, None, crumbs=[Crumb(_("创新券"), back)], about="", back=back)


@door(may_keep_money)
def voucher_act(request: HttpRequest, voucher: str, act: str) -> HttpResponseBase:
    """One act on a voucher."""
    row = asked(request, voucher)
    if act not in ACTS:
        raise Http404(act)
    back = reverse("funds-voucher", args=[row.voucher.number])
    crumbs = [Crumb(_("创新券"), reverse("funds-vouchers")), Crumb(row.voucher.number, back)]
    return act_page(request, ACTS[act], row, crumbs=crumbs, about=row.voucher.name, back=back)


def _table(rows: list[Row], told: dict[str, str]) -> Table:
    columns = [
        Column("number", _("创新券编号"), _("编号"), shape="text"),
        Column("organisation", _("持有单位代码"), _("统一社会信用代码"), shape="text"),
        Column("name", _("持有单位名称"), _("申领单位")),
        Column("face", _("券面金额"), _("券面"), _("元"), "decimal"),
        Column("issued", _("发放日期"), _("发放的日期"), shape="day"),
        Column("last_day", _("最后有效日"), _("含当日；空为没有规定"), shape="day"),
        Column("state", _("状态"), _("当日的状态")),
        Column("provider", _("服务机构"), _("提供服务的机构")),
        Column("contract", _("服务合同编号"), _("用在哪份合同"), shape="text"),
        Column("redeemed", _("已兑付金额"), _("已到账"), _("元"), "decimal"),
        Column("payment", _("兑付拨付单"), _("哪笔拨付"), shape="text"),
        Column("example", _("示例数据"), _("虚构的"), shape="truth"),
    ]
    made: list[dict[str, Any]] = [
        {
            "number": row.voucher.number,
            "organisation": row.voucher.organisation,
            "name": row.voucher.name,
            "face": Decimal(row.voucher.face) / 100,
            "issued": row.voucher.issued,
            "last_day": row.voucher.last_day,
            "state": said(row.said),
            "provider": row.voucher.provider,
            "contract": row.voucher.contract,
            "redeemed": None if row.voucher.redeemed is None else Decimal(row.voucher.redeemed) / 100,
            "payment": row.voucher.payment,
            "example": row.voucher.source.example,
        }
        for row in rows
    ]
    return Table("vouchers", _("创新券台账"), told | {_("截至日期"): timezone.localdate().isoformat()}, columns, made)


urlpatterns = [
    path("funds/vouchers/", vouchers, name="funds-vouchers"),
    path("funds/vouchers/new/", voucher_new, name="funds-voucher-new"),
    path("funds/vouchers/<str:voucher>/", voucher, name="funds-voucher"),
    path("funds/vouchers/<str:voucher>/<str:act>/", voucher_act, name="funds-voucher-act"),
]
