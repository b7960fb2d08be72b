"""Whether the vouchers issued last were used up within six months: redeemed to their whole face."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import true_on
from kechuang.registry.facts.of_latest import OfLatest
from kechuang.registry.kinds.voucher import Voucher
from kechuang.rules.python_reader import months_after

_MONTHS = 6
"""河北省科技创新券实施细则（试行）, 收回: what is not used up within six months is taken back."""


def used_up_in_time(
    issued: date, state: str, face: int, redeemed: int | None, used: date | None, since: date
) -> bool | None:
    """Used up is redeemed whole, of a contract filed in time; while it is only used, how much of it is not known.

    Where the day of filing was not noted, a voucher redeemed in time was used up in time.
    """
    if state == "used":
        return None
    if state != "redeemed" or (redeemed is not None and redeemed < face):
        return False
    if redeemed is None:
        return None
    end = months_after(issued, _MONTHS)
    if used is not None:
        return used <= end
    return True if since <= end else None


HOME = OfLatest(
    "voucher_last_exhausted",
    "organisation",
    Sentence(
        "创新券台账中最近一次发放的券，按发放后6个月内的服务合同全额兑付",
        "The vouchers issued last were redeemed whole, by contracts filed within six months",
    ),
    rows=true_on(Voucher),
    through="organisation",
    by="issued",
    fields=("issued", "state", "face", "redeemed", "used", "valid_from"),
    judge=used_up_in_time,
)
