"""A claim holds its voucher: refused where it cannot be redeemed, held to its face, marked once the money arrived."""

from __future__ import annotations

from datetime import date

from kechuang.accounts.access import Actor
from kechuang.cases.of_policy import reference_day
from kechuang.funds.claiming import claim_behind
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Application, Payment
from kechuang.funds.modes.support import Support
from kechuang.funds.turning import turned
from kechuang.funds.vouchers.held import GRANTS, asked_voucher, claims, refuse_unredeemable, voucher
from kechuang.kernel.sentences import Sentence


def refuse_claim(of: Application) -> None:
    """Raise where the voucher an application names cannot be redeemed by it, as of the day it was submitted."""
    number = _number(of)
    if not number:
        return
    claim = claims([number], besides=of).get(number)
    refuse_unredeemable(asked_voucher(number), of.case.organisation, reference_day(of.case), claim)


def face_of(of: Application) -> tuple[str, int | None]:
    """Number and worth (fen) of the voucher an application names; '' and None where it names none on record."""
    one = voucher(number) if (number := _number(of)) else None
    return (one.number, one.face) if one is not None else ("", None)


def within_face(support: Support, number: str, face: int | None) -> Support:
    """The amount held to what the voucher is worth."""
    if face is None or support.fen is None or support.fen <= face:
        return support
    said = Sentence(
        f"{support.reason.zh}；超过券面，按创新券{number}的券面{yuan(face)}元",
        f"{support.reason.en}; held to the face of the voucher {number}, {yuan(face)} yuan",
    )
    return Support(face, said, support.citation, support.confidence)


def redeem(payment: Payment, actor: Actor, arrived: date) -> None:
    """The voucher behind a payment that arrived is redeemed by it; a further part adds to what was redeemed."""
    of = claim_behind(payment)
    number = _number(of) if of is not None else ""
    one = voucher(number) if number else None
    if of is None or one is None:
        return
    changes = {
        "state": "redeemed",
        "redeemed": (one.redeemed or 0) + payment.fen,
        "payment": payment.number,
        "contract": one.contract or of.project.get("contract", ""),
        "provider": one.provider or of.project.get("provider", ""),
    }
    turned(one, changes, actor, since=max(arrived, one.valid_from), reason=f"拨付单{payment.number}到账")


def _number(of: Application) -> str:
    return str(of.project.get("voucher", "")) if of.call.grant in GRANTS else ""
