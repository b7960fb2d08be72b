"""The loans of one's own organisation: a bank sees those it made and how it stands in the pools, a borrower its own."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import ORGANISATION_ROLES
from kechuang.funds.cover.own_loans import OwnLoan, in_pools, own_loans, told_of
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.own_organisations import own_organisations
from kechuang.registry.kinds.loan import Loan

_PAGE = 50


@door(holders(*ORGANISATION_ROLES))
def loans_own(request: HttpRequest) -> HttpResponse:
    """Filtered by how they are repaid, whether a pool covers them, and words; as a file by `format`."""
    codes = [one.key for one in own_organisations(request.user)]
    state, covered, words = (request.GET.get(name, "").strip()[:80] for name in ("state", "covered", "q"))
    every = own_loans(codes)
    counts = dict(every.order_by().values_list("state").annotate(Count("pk")))
    found = every.filter(state=state) if state in dict(Loan.STATES) else every
    if covered in ("yes", "no"):
        found = found.exclude(pool="") if covered == "yes" else found.filter(pool="")
    if words:
        found = found.filter(Q(contract__icontains=words) | Q(name__icontains=words) | Q(bank_name__icontains=words))
    if (form := request.GET.get("format", "")) in FORMATS:
        told = {_("还款情况"): str(dict(Loan.STATES)[state]) if state in dict(Loan.STATES) else _("全部")}
        told |= {_("筛选"): words} if words else {}
        return as_file(_table(told_of(list(found), codes), told), form)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    asked = (("state", state), ("covered", covered), ("q", words))
    query = "&".join(f"{name}={value}" for name, value in asked if value)
    context = {
        "page": page,
        "rows": told_of(list(page), codes),
        "count": sum(counts.values()),
        "states": [(code, label, counts[code]) for code, label in Loan.STATES if code in counts],
        "state": state,
        "covered": covered,
        "words": words,
        "query": query,
        "formats": [(one, f"?{query}{'&' if query else ''}format={one}") for one in FORMATS],
        "pools": in_pools(codes),
        "lends": every.filter(bank__in=codes).exists(),
    }
    return render(request, "portal/funds/loans_own.html", context)


def _table(rows: list[OwnLoan], told: dict[str, str]) -> Table:
    columns = [
        Column("contract", _("借款合同编号"), _("合同编号"), shape="text"),
        Column("bank", _("贷款银行名称"), _("放款银行")),
        Column("organisation", _("借款单位代码"), _("统一社会信用代码"), shape="text"),
        Column("name", _("借款单位名称"), _("借款单位")),
        Column("principal", _("贷款本金"), _("合同金额"), _("元"), "decimal"),
        Column("balance", _("贷款余额"), _("空为未登记"), _("元"), "decimal"),
        Column("granted", _("发放日期"), _("发放的日期"), shape="day"),
        Column("ends", _("到期日期"), _("空为未登记"), shape="day"),
        Column("state", _("还款情况"), _("当日的情况")),
        Column("classed", _("五级分类"), _("空为未登记")),
        Column("pool", _("风险补偿资金池"), _("空为没有入池")),
        Column("covered", _("纳入补偿日期"), _("入池的日期"), shape="day"),
        Column("compensated", _("已补偿金额"), _("已到账"), _("元"), "decimal"),
        Column("case", _("补偿或贴息办件"), _("在办或已办的申报"), shape="text"),
        Column("reported", _("最近登记日期"), _("这一情况登记的日期"), shape="day"),
        Column("example", _("示例数据"), _("虚构的"), shape="truth"),
    ]
    made: list[dict[str, Any]] = [
        {
            "contract": row.loan.contract,
            "bank": row.loan.bank_name,
            "organisation": row.loan.organisation,
            "name": row.loan.name,
            "principal": Decimal(row.loan.principal) / 100,
            "balance": None if row.loan.balance is None else Decimal(row.loan.balance) / 100,
            "granted": row.loan.granted,
            "ends": row.loan.ends,
            "state": str(row.loan.get_state_display()),
            "classed": row.loan.classed,
            "pool": row.pool.name if row.pool else row.loan.pool,
            "covered": row.loan.covered,
            "compensated": None if row.loan.compensated is None else Decimal(row.loan.compensated) / 100,
            "case": row.claim.case.number if row.claim else "",
            "reported": timezone.localdate(row.loan.recorded_at),
            "example": row.loan.source.example,
        }
        for row in rows
    ]
    return Table("loans", _("本单位贷款"), told | {_("截至日期"): timezone.localdate().isoformat()}, columns, made)


urlpatterns = [path("funds/loans/", loans_own, name="funds-loans-own")]
