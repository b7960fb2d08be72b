"""Issue an innovation voucher to an organisation on record, numbered in its year."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.funds.entering import document_given, refuse_amount
from kechuang.funds.vouchers.held import next_number
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.voucher import Voucher


def issue_voucher(
    organisation: str,
    face: int,
    actor: Actor,
    *,
    issued: date,
    last_day: date | None,
    document: str,
    level: str = "municipal",
    number: str = "",
) -> Voucher:
    """`face` in fen. Raises Refused, BadInput (names the field), Conflict (the number is taken)."""
    require(may_keep_money(actor), actor, "record.entered", label=Voucher.kind())
    refuse_amount(face)
    named = document_given(document)
    holder = Organisation.objects.standing().filter(key=organisation.strip()).order_by("valid_from").last()
    if holder is None:
        raise BadInput(
            "voucher.organisation",
            Sentence("登记库里没有这个单位。", "This organisation is not on record."),
            Sentence("请先登记单位，再发券。", "Enter it first."),
            field="organisation",
        )
    with transaction.atomic():
        told = {
            "number": number.strip() or next_number(issued.year),
            "organisation": holder.key,
            "name": holder.name,
            "level": level,
            "face": face,
            "issued": issued,
            "last_day": last_day,
            "document": named,
        }
        return enter(Voucher, told, actor, reason="发放创新券")  # type: ignore[return-value]
