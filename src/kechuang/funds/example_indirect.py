"""The example city's vouchers, its pool and the loans in it: records that come with the example and go with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from kechuang.accounts.access import Actor
from kechuang.events.clock import moment
from kechuang.examples.calls import COVERED, FACE, HALT, POOL, VOUCHERS, WARN
from kechuang.funds.vouchers.held import next_number
from kechuang.registry.kinds.cover_pool import CoverPool
from kechuang.registry.kinds.loan import Loan
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.voucher import Voucher
from kechuang.registry.laying_down import lay_down
from kechuang.registry.record import Record

_CONTRACT = {"provider": "明湖市产品质量监督检验中心", "contract": "示例-JC-100"}


def organisation(code: str) -> Organisation:
    """As it stands now."""
    found: Organisation = Organisation.objects.standing().filter(key=code).order_by("-valid_from")[0]
    return found


def bank() -> Organisation | None:
    """The bank of the example; None where it has none."""
    rows = Organisation.objects.standing().filter(form="bank", source__example=True).order_by("key")
    found: Organisation | None = rows.first()
    return found


def voucher(
    code: str, today: date, actor: Actor, *, face: int = FACE, ago: int = 60, on: int = 120, **more: Any
) -> str:
    """The number of a voucher laid down for an organisation."""
    holder, issued = organisation(code), today - timedelta(days=ago)
    told = {
        "number": next_number(issued.year),
        "organisation": code,
        "name": holder.name,
        "face": face,
        "issued": issued,
        "last_day": today + timedelta(days=on),
        "document": f"明科发〔{issued.year}〕3号（示例）",
    }
    _laid(Voucher, told | more, holder, actor)
    return str(told["number"])


def more_vouchers(firms: Iterator[str], today: date, actor: Actor) -> None:
    """One of each other standing, to firms that ask for nothing."""
    for state, face, ago, on in VOUCHERS:
        code = next(firms, "")
        if code:
            more = _CONTRACT | {"used": today - timedelta(days=ago - 10)} if state == "used" else {}
            voucher(code, today, actor, face=face, ago=ago, on=on, state=state, **more)


def pool(lender: Organisation, firms: Iterator[str], line: str, today: date, actor: Actor) -> dict[str, str]:
    """The pool and its loans; by contract, who borrowed."""
    founded = date(today.year - 2, 3, 1)
    told = {
        "number": POOL,
        "name": "明湖市科技贷款风险补偿资金池（示例）",
        "founded": founded,
        "line": line,
        "division": lender.division,
        "halt": HALT,
        "warn": WARN,
        "document": f"明湖市科技贷款风险补偿办法〔{founded.year}〕2号（示例）",
    }
    _laid(CoverPool, told, lender, actor)
    found: dict[str, str] = {}
    for number, principal, owed, state, classed, lost in COVERED:
        code = next(firms, "")
        if not code:
            break
        granted = date(today.year - 1, 2, 1) + timedelta(days=20 * len(found))
        made = {
            "bank": lender.key,
            "bank_name": lender.name,
            "contract": f"示例-DK-{number}",
            "organisation": code,
            "name": organisation(code).name,
            "principal": principal,
            "balance": owed,
            "granted": granted,
            "ends": granted + timedelta(days=365 * 2),
            "months": 24,
            "rate": 43_500,
            "security": "信用",
            "first": False,
            "state": state,
            "classed": classed,
            "pool": POOL,
            "covered": granted,
        }
        _laid(Loan, made | ({"principal_lost": lost, "interest_lost": 0} if lost else {}), lender, actor)
        found[f"示例-DK-{number}"] = code
    return found


def _laid(kind: type[Record], told: Mapping[str, Any], of: Organisation, actor: Actor) -> None:
    lay_down(kind, [dict(told)], actor=actor, source=of.source, stamp=moment())
