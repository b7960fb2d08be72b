"""Whether the vouchers issued last were used within three months: their contracts are filed."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import true_on
from kechuang.registry.facts.of_latest import OfLatest
from kechuang.registry.kinds.voucher import Voucher
from kechuang.rules.python_reader import months_after

_MONTHS = 3
"""河北省科技创新券实施细则（试行）, 收回: what is not begun to be used within three months is taken back."""


def used_in_time(issued: date, state: str, contract: str, used: date | None, since: date) -> bool | None:
    """By the day on which the contract was filed; `since` is the day from which the voucher stands as it does.

    Where that day was not noted, a voucher redeemed in time was used in time; of a later one nothing is known.
    """
    if not contract and state != "redeemed":
        return False
    end = months_after(issued, _MONTHS)
    if used is not None:
        return used <= end
    return True if since <= end else None


HOME = OfLatest(
    "voucher_last_used",
    "organisation",
    Sentence(
        "创新券台账中最近一次发放的券，发放后3个月内登记了服务合同",
        "The contracts of the vouchers issued last were filed within three months",
    ),
    rows=true_on(Voucher),
    through="organisation",
    by="issued",
    fields=("issued", "state", "contract", "used", "valid_from"),
    judge=used_in_time,
)
