"""Take a loan into a pool: from that day its losses are shared. A bank that is halted brings no new loan in."""

from __future__ import annotations

from datetime import date

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.funds.cover.standing import of_pool
from kechuang.funds.turning import turned
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.cover_pool import CoverPool
from kechuang.registry.kinds.loan import Loan


def cover_loan(loan: Loan, pool: CoverPool, actor: Actor, *, since: date, document: str) -> Loan:
    """Raises Refused, BadInput (before it was lent, lost already), Conflict (covered already, its bank is halted).

    Where nobody set the limit of the pool nothing halts it: that is said on its page.
    """
    require(may_keep_money(actor), actor, "record.replaced", loan)
    if loan.covered:
        raise Conflict(
            "loan.covered",
            Sentence(f"这笔贷款{loan.covered}已纳入{loan.pool}。", f"{loan.pool} covers it since {loan.covered}."),
            Sentence("一笔贷款只入一个资金池。", "A loan enters one pool."),
        )
    if since < loan.granted:
        raise BadInput(
            "loan.before",
            Sentence(f"贷款{loan.granted}才发放。", f"It was lent on {loan.granted}."),
            Sentence("纳入日期不能早于发放日期。", "It is covered from that day at the earliest."),
            field="since",
        )
    if loan.state != "running" or loan.principal_lost or loan.interest_lost:
        raise BadInput(
            "loan.bad_already",
            Sentence("这笔贷款已经逾期、损失或结清。", "It is overdue, lost or repaid already."),
            Sentence("只有按期还款的贷款可以纳入。", "Loans that are being repaid enter a pool."),
        )
    bank = next((one for one in of_pool(pool, AsOf.on(since)).banks if one.bank == loan.bank), None)
    if bank is not None and bank.light == "halted":
        raise Conflict(
            "pool.halted",
            Sentence(
                f"{bank.name}在{pool.name}已熔断，暂停新增贷款入池；已入池的继续补偿。",
                f"{bank.name} is halted in {pool.name}: no new loan enters; those inside stay covered.",
            ),
            Sentence("损失率降下来、资金池管理机构同意后再办。", "Wait until its losses are below the limit."),
        )
    changes = {"pool": pool.number, "covered": since}
    return turned(loan, changes, actor, since=max(since, loan.valid_from), reason=document)
