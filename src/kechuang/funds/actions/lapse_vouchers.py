"""Note which vouchers lapsed: their last day is over, and no application handed in in time claims them."""

from __future__ import annotations

from datetime import date, timedelta

from kechuang.accounts.access import Actor
from kechuang.funds.turning import turned
from kechuang.funds.vouchers.held import claims, open_past
from kechuang.kernel.errors import Conflict


def lapse_vouchers(day: date, actor: Actor = None) -> int:
    """How many lapsed. Safe to repeat; each lapses from the day after its last one. Raises Refused."""
    rows = list(open_past(day))
    claimed = claims([one.number for one in rows])
    lapsed = 0
    for one in rows:
        if one.number in claimed or one.last_day is None:
            continue
        since = max(one.last_day + timedelta(days=1), one.valid_from)
        try:
            turned(one, {"state": "lapsed"}, actor, since=since, reason=f"{one.last_day}到期，没有兑付")
        except Conflict:  # somebody acted on it just now; the next day sees how it stands then
            continue
        lapsed += 1
    return lapsed
