"""Budgets, entries and payments as tables to take away, each column with its meaning; the moments stand in the file."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kechuang.funds.models import BudgetLine, LedgerPosting, Payment
from kechuang.funds.standing import Standing
from kechuang.portal.asked_asof import AskedAsOf
from kechuang.portal.exports import Column, Table
from kechuang.portal.language import said


def about(asked: AskedAsOf) -> dict[str, str]:
    """The pair of moments in words."""
    known = asked.known_at.strftime("%Y-%m-%d %H:%M:%S")
    return {_("截至日期"): asked.asof.valid.isoformat(), _("按此时已记的账"): known}


def budget_table(rows: Iterable[Standing], lines: dict[str, BudgetLine], asked: AskedAsOf) -> Table:
    """Year by line."""
    columns = [
        Column("year", _("年度"), _("预算年度"), shape="whole"),
        Column("line", _("预算项目"), _("资金用途")),
        Column("code", _("项目代码"), _("台账中的代码"), shape="text"),
        Column("mode", _("支持方式"), _("竞争择优、稳定支持、后补助、间接投入")),
        _money("appropriation", _("当年安排"), _("当年预算安排，含调剂，扣除调减")),
        _money("carried_in", _("上年结转"), _("从上年结转来的")),
        _money("available", _("可用"), _("没有确定给任何单位的")),
        _money("committed", _("已定未拨"), _("已确定支持、还没有送银行的")),
        _money("in_transit", _("在途"), _("已送银行、没有确认到账的")),
        _money("paid", _("已拨付"), _("已到账，扣除收回")),
        _money("returned", _("收回结余"), _("单位退回的")),
        _money("carried_out", _("结转下年"), _("转入下年的")),
        _money("lapsed", _("财政收回"), _("连续两年未用完被收回的")),
    ]
    kinds = [c.key for c in columns[4:]]
    told = [
        {"year": one.year, "line": lines[one.line].name, "code": one.line}
        | {"mode": str(lines[one.line].get_mode_display())}
        | {kind: _yuan(one.of(kind)) for kind in kinds}
        for one in rows
    ]
    return Table("budgets", _("科技预算执行情况"), about(asked), columns, told)


def entry_table(rows: QuerySet[LedgerPosting], asked: AskedAsOf, title: str) -> Table:
    """Postings, one a row."""
    columns = [
        Column("number", _("分录号"), _("台账中的序号，连续无缺号"), shape="whole"),
        Column("happened", _("发生日期"), _("业务发生的日期"), shape="day"),
        Column("kind", _("事项"), _("资金如何变动")),
        Column("account", _("科目"), _("资金所在的科目")),
        Column("year", _("年度"), _("预算年度"), shape="whole"),
        Column("line", _("项目代码"), _("预算项目"), shape="text"),
        Column("subject", _("支持编号"), _("对应的支持"), shape="text"),
        _money("amount", _("金额"), _("记入为正，转出为负；来源科目以负数表示资金来源")),
        _money("balance", _("余额"), _("记账后该科目的余额")),
        Column("text", _("摘要"), _("事由")),
        Column("document", _("依据"), _("文件")),
        Column("recorded", _("记账时间"), _("录入的时刻")),
    ]

    def made() -> Iterable[dict[str, object]]:
        for row in rows.iterator(chunk_size=1000):
            entry, account = row.entry, row.account
            yield {
                "number": entry.pk,
                "happened": entry.happened,
                "kind": said(entry.name),
                "account": said(account.name),
                "year": account.year,
                "line": account.line,
                "subject": account.subject,
                "amount": _yuan(row.fen),
                "balance": _yuan(row.balance),
                "text": entry.text,
                "document": entry.document,
                "recorded": entry.recorded_at.isoformat(),
            }

    return Table("entries", title, about(asked), columns, made)


def payment_table(rows: QuerySet[Payment], told: dict[str, str]) -> Table:
    """Payments, account numbers masked."""
    columns = [
        Column("number", _("拨付单号"), _("编号"), shape="text"),
        Column("award", _("支持编号"), _("对应的支持"), shape="text"),
        Column("line", _("预算项目"), _("资金用途")),
        Column("payee", _("收款单位代码"), _("统一社会信用代码"), shape="text"),
        Column("payee_name", _("户名"), _("收款单位")),
        Column("account", _("账号"), _("只显示末四位"), shape="text"),
        _money("amount", _("金额"), _("拨付金额")),
        Column("state", _("状态"), _("办到哪一步")),
        Column("decision", _("决定文件"), _("依据")),
        Column("settled", _("到账日期"), _("银行回单日期"), shape="day"),
        Column("example", _("示例数据"), _("虚构的"), shape="truth"),
    ]
    made = [
        {
            "number": row.number,
            "award": row.award.number,
            "line": row.award.line.name,
            "payee": row.payee,
            "payee_name": row.payee_name,
            "account": row.masked,
            "amount": _yuan(row.fen),
            "state": said(row.stage.name),
            "decision": row.award.decision,
            "settled": row.settled_on,
            "example": row.example,
        }
        for row in rows.select_related("award__line")
    ]
    return Table("payments", _("拨付情况"), told, columns, made)


def _money(key: str, label: str, definition: str) -> Column:
    return Column(key, label, definition, _("元"), "decimal")


def _yuan(fen: int) -> Decimal:
    return Decimal(fen) / 100
