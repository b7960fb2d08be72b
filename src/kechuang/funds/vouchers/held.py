"""How a voucher stands on a day, by its record and by the applications that claim it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.db.models import Q, QuerySet

from kechuang.funds.claiming import still_claiming
from kechuang.funds.models import Application
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.voucher import Voucher

GRANTS = ("city_voucher", "voucher")
"""Grants whose claims redeem a voucher."""
OPEN = ("issued", "used")
Standing = Literal["issued", "used", "claimed", "redeemed", "lapsed", "withdrawn"]
STANDINGS: dict[Standing, Sentence] = {
    "issued": Sentence("可使用", "In hand"),
    "used": Sentence("已用于服务合同", "Used on a contract"),
    "claimed": Sentence("兑付办理中", "Being redeemed"),
    "redeemed": Sentence("已兑付", "Redeemed"),
    "lapsed": Sentence("已过期", "Lapsed"),
    "withdrawn": Sentence("已收回", "Withdrawn"),
}


def voucher(number: str) -> Voucher | None:
    """The voucher of that number as it stands; None where none is on record."""
    return Voucher.objects.standing().filter(key=number.strip()).order_by("valid_from").last()


def asked_voucher(number: str) -> Voucher:
    """The same. Raises BadInput where none is on record."""
    found = voucher(number)
    if found is None:
        raise BadInput(
            "voucher.unknown",
            Sentence(f"创新券台账里没有“{number[:60]}”。", f"No voucher “{number[:60]}” is on record."),
            Sentence("请核对券上的编号。", "Check the number on the voucher."),
            field="claim.voucher",
        )
    return found


def claims(numbers: list[str], *, besides: Application | None = None) -> dict[str, Application]:
    """Submitted applications that claim these vouchers and are neither refused nor given up, the latest of each."""
    rows = Application.objects.filter(call__grant__in=GRANTS, project__voucher__in=numbers)
    rows = rows.exclude(pk=besides.pk) if besides is not None else rows
    return {one.project["voucher"]: one for one in still_claiming(rows).order_by("pk")}


def standing(one: Voucher, day: date, claim: Application | None) -> Standing:
    """Where it stands on the day; its last day still counts."""
    if one.state not in OPEN:
        return one.state  # type: ignore[return-value]
    if claim is not None:
        return "claimed"
    return "lapsed" if one.last_day is not None and one.last_day < day else one.state  # type: ignore[return-value]


def open_past(day: date) -> QuerySet[Voucher]:
    """Vouchers whose last day is over and that are neither redeemed nor gone."""
    return Voucher.objects.standing().filter(Q(valid_to=None), state__in=OPEN, last_day__lt=day).order_by("number")


def refuse_unredeemable(one: Voucher, organisation: str, day: date, claim: Application | None) -> None:
    """Raise BadInput or Conflict where it is another's, over, redeemed, gone, or claimed by another application."""
    if one.organisation != organisation:
        raise BadInput(
            "voucher.holder",
            Sentence(f"创新券{one.number}不是发给本单位的。", f"The voucher {one.number} was issued to somebody else."),
            Sentence("创新券只能由申领单位自己兑付。", "Only its holder redeems it."),
            field="claim.voucher",
        )
    if one.state not in OPEN:
        said = STANDINGS[one.state]  # type: ignore[index]
        by = f"（拨付单{one.payment}）" if one.payment else ""
        raise Conflict(
            "voucher.gone",
            Sentence(f"创新券{one.number}{said.zh}{by}。", f"The voucher {one.number}: {said.en} {one.payment}."),
            Sentence("一张券只能兑付一次。", "A voucher is redeemed once."),
            field="claim.voucher",
        )
    if claim is not None:
        raise Conflict(
            "voucher.claimed",
            Sentence(
                f"创新券{one.number}已在办件{claim.case.number}中申请兑付。",
                f"The case {claim.case.number} claims the voucher {one.number} already.",
            ),
            Sentence("请在原办件上继续办理。", "Carry on with that one."),
            field="claim.voucher",
        )
    if one.last_day is not None and one.last_day < day:
        raise BadInput(
            "voucher.lapsed",
            Sentence(f"创新券{one.number}已于{one.last_day}到期。", f"The voucher {one.number} ended {one.last_day}."),
            Sentence("过期的券不能使用和兑付。", "What lapsed is neither used nor redeemed."),
            field="claim.voucher",
        )


def next_number(year: int) -> str:
    """CXQ202600001 and on; a number withdrawn from the register is not given again."""
    begins = f"CXQ{year}"
    last = Voucher.objects.filter(number__startswith=begins).order_by("-number").values_list("number", flat=True)
    taken = [int(rest) for one in last[:1] if (rest := one.removeprefix(begins)).isdecimal()]
    return f"{begins}{taken[0] + 1 if taken else 1:05}"
