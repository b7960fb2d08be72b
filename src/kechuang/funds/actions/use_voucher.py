"""Note the service contract a voucher is used on, within its time."""

from __future__ import annotations

from datetime import date

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.funds.turning import turned
from kechuang.funds.vouchers.held import claims, refuse_unredeemable
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.voucher import Voucher


def use_voucher(one: Voucher, actor: Actor, *, provider: str, contract: str, used: date) -> Voucher:
    """Both named; on its last day still. Raises Refused, BadInput, Conflict (redeemed, gone, claimed)."""
    require(may_keep_money(actor), actor, "record.replaced", one)
    refuse_unredeemable(one, one.organisation, used, claims([one.number]).get(one.number))
    if used < one.issued:
        raise BadInput(
            "voucher.before",
            Sentence(f"创新券{one.issued}才发放。", f"The voucher was issued on {one.issued}."),
            Sentence("合同登记日期不能早于发放日期。", "No contract is filed before."),
            field="used",
        )
    for field, text in (("provider", provider), ("contract", contract)):
        if not text.strip():
            raise BadInput(
                "voucher.contract",
                Sentence("服务机构和合同编号都要填。", "Name the provider and the contract."),
                Sentence("请照服务合同填写。", "As the contract says."),
                field=field,
            )
    changes = {"state": "used", "provider": provider.strip(), "contract": contract.strip(), "used": used}
    return turned(one, changes, actor, since=max(used, one.valid_from), reason="登记服务合同")
