"""Samples for the pages of public money: an award and a payment of one's own organisation, and of another."""

from __future__ import annotations

from datetime import date
from typing import Any

_SECRET = "只有别家知道的支持事项"


def _line(world: Any) -> Any:
    from kechuang.funds.actions.open_line import open_line
    from kechuang.funds.actions.set_budget import set_budget
    from kechuang.funds.models import BudgetLine

    line = BudgetLine.objects.filter(code="sample").first()
    if line is None:
        line = open_line("sample", "样例项目", "competitive", None)
        set_budget(line, 2024, 100_00, None, document="样例文件", happened=date(2024, 1, 1))
    return line


def _award(world: Any, organisation: Any, title: str) -> Any:
    from kechuang.funds.actions.grant_support import grant_support
    from kechuang.funds.models import Award
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.organisation import Organisation

    line, code = _line(world), organisation.credit_code
    if found := Award.objects.filter(organisation=code).first():
        return found
    if not Organisation.objects.filter(key=code).exists():
        values = {"code": code, "name": organisation.name, "form": "enterprise", "registered": date(2010, 1, 1)}
        enter(Organisation, values | {"division": world.township.division_code}, None)
    return grant_support(line, 2024, code, 10_00, None, title=title, decision="样例文件", decided=date(2024, 1, 1))


def _payment(world: Any, organisation: Any, title: str) -> str:
    from kechuang.funds.actions.ask_payment import ask_payment

    award = _award(world, organisation, title)
    if found := award.payments.first():
        return str(found.number)
    told = {"bank": "明湖银行东湖支行", "account": "622200123456", "purpose": title}
    return str(
        ask_payment(award, 1_00, None, payee=award.organisation, payee_name=award.organisation_name, **told).number
    )


def _entry(world: Any) -> int:
    from kechuang.funds.models import LedgerEntry

    _line(world)
    return int(LedgerEntry.objects.order_by("number").values_list("number", flat=True)[0])


def _voucher(world: Any, organisation: Any, number: str, document: str) -> str:
    from kechuang.funds.actions.issue_voucher import issue_voucher
    from kechuang.funds.vouchers.held import voucher

    if voucher(number) is None:
        code = _award(world, organisation, document).organisation
        day = date(2024, 1, 1)
        issue_voucher(code, 1_00, None, issued=day, last_day=None, document=document, number=number)
    return number


def _pool(world: Any) -> str:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.cover_pool import CoverPool

    if not CoverPool.objects.filter(key="P-1").exists():
        enter(CoverPool, {"number": "P-1", "name": "样例资金池", "founded": date(2024, 1, 1)}, None)
    return "P-1"


def _other_award(world: Any) -> str:
    return str(_award(world, world.other, _SECRET).number)


def _other_payment(world: Any) -> str:
    return _payment(world, world.other, _SECRET)


ARGUMENTS = {
    "form": lambda world: "csv",
    "line": lambda world: _line(world).code,
    "award": lambda world: _award(world, world.own, "样例支持").number,
    "payment": lambda world: _payment(world, world.own, "样例支持"),
    "entry": _entry,
    "voucher": lambda world: _voucher(world, world.own, "Q-OWN", "样例支持"),
    "pool": _pool,
    "act": lambda world: "cut",
}
PUBLIC = ("funds/export/",)
OTHERS = {
    "funds-line": lambda world: ({"line": _line(world).code}, _SECRET),
    "funds-line-act": lambda world: ({"line": _line(world).code, "act": "cut"}, _SECRET),
    "funds-entry-undo": lambda world: ({"entry": _entry(world)}, _SECRET),
    "funds-award": lambda world: ({"award": _other_award(world)}, _SECRET),
    "funds-award-act": lambda world: ({"award": _other_award(world), "act": "cut"}, _SECRET),
    "funds-payment": lambda world: ({"payment": _other_payment(world)}, _SECRET),
    "funds-payment-act": lambda world: ({"payment": _other_payment(world), "act": "approve"}, _SECRET),
    "funds-voucher": lambda world: ({"voucher": _voucher(world, world.other, "Q-OTHER", _SECRET)}, _SECRET),
    "funds-voucher-act": lambda world: (
        {"voucher": _voucher(world, world.other, "Q-OTHER", _SECRET), "act": "withdraw"},
        _SECRET,
    ),
    "funds-cover-take": lambda world: ({"pool": _pool(world)}, _SECRET),
}
