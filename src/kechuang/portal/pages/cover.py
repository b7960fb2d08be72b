"""Pools that cover loans: money, loans and losses by bank with each bank's light; taking a loan in."""

from __future__ import annotations

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_keep_money, may_read_money
from kechuang.accounts.doors import door
from kechuang.funds.actions.cover_loan import cover_loan
from kechuang.funds.cover.standing import OfPool, pools
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.asked_asof import asked_asof
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.language import said
from kechuang.portal.money.indirect_forms import CoverForm
from kechuang.portal.money.tables import about
from kechuang.portal.navigation import NavEntry
from kechuang.registry.kinds.cover_pool import CoverPool
from kechuang.registry.kinds.loan import Loan

TAB = (
    "funds",
    NavEntry(27, "funds-cover", gettext_lazy("风险补偿"), "shield-check", covers=("funds-cover-take",), of_plan=False),
)


@door(may_read_money)
def cover(request: HttpRequest) -> HttpResponse:
    """Every pool as of a day; as a file by `format`."""
    asked = asked_asof(request)
    found = pools(asked.asof)
    if (form := request.GET.get("format", "")) in FORMATS:
        return as_file(_table(found, about(asked)), form)
    context = {
        "asked": asked,
        "pools": found,
        "may_keep": may_keep_money(request.user).allowed,
        "formats": [(one, asked.address(format=one)) for one in FORMATS],
        "loans": Loan.objects.standing().exists(),
    }
    return render(request, "portal/funds/cover.html", context)


def _take(request: HttpRequest, pool: CoverPool, form: CoverForm) -> Words:
    told = dict(form.cleaned_data)
    contract, bank = told.pop("contract").strip(), told.pop("bank").strip()
    rows = Loan.objects.standing().filter(contract=contract, valid_to=None)
    found = list(rows.filter(bank=bank) if bank else rows)
    if len(found) != 1:
        raise BadInput(
            "loan.unknown",
            Sentence(f"登记的贷款里，合同{contract}有{len(found)}笔。", f"{len(found)} loans on record: {contract}."),
            Sentence("请核对编号，或先登记贷款；重复的请填银行代码。", "Check the number, enter it, or name the bank."),
            field="bank" if found else "contract",
        )
    cover_loan(found[0], pool, request.user, **told)
    return _("已纳入风险补偿。")


TAKE = Act(
    gettext_lazy("贷款入池"),
    gettext_lazy("从纳入之日起，这笔贷款的损失由资金池按比例补偿。银行已熔断的，不能新增。"),
    gettext_lazy("入池"),
    _take,
    lambda data, request, pool: CoverForm(data, pool),
    "plus",
)


@door(may_keep_money)
def take(request: HttpRequest, pool: str) -> HttpResponseBase:
    """Take a loan into a pool."""
    rows = CoverPool.objects.standing().filter(valid_to=None)
    one = get_object_or_404(rows, key=pool)
    back = reverse("funds-cover")
    return act_page(request, TAKE, one, crumbs=[Crumb(_("风险补偿"), back)], about=one.name, back=back)


def _table(found: list[OfPool], told: dict[str, str]) -> Table:
    columns = [
        Column("pool", _("资金池名称"), _("资金池")),
        Column("bank", _("贷款银行名称"), _("合作银行")),
        Column("loans", _("在池贷款"), _("未结清的笔数"), _("笔"), "whole"),
        Column("outstanding", _("贷款余额"), _("在池贷款余额；空为未知"), _("元"), "decimal"),
        Column("compensated", _("已补偿金额"), _("累计"), _("元"), "decimal"),
        Column("light", _("熔断状态"), _("正常、预警、熔断或未定")),
        Column("example", _("示例数据"), _("虚构的"), shape="truth"),
    ]
    made = [
        {
            "pool": one.pool.name,
            "bank": bank.name,
            "loans": bank.loans,
            "outstanding": None if bank.outstanding is None else Decimal(bank.outstanding) / 100,
            "compensated": Decimal(bank.compensated) / 100,
            "light": said(bank.light_said),
            "example": one.example,
        }
        for one in found
        for bank in one.banks
    ]
    return Table("cover", _("贷款风险补偿"), told, columns, made)


urlpatterns = [
    path("funds/cover/", cover, name="funds-cover"),
    path("funds/cover/<str:pool>/take/", take, name="funds-cover-take"),
]
