"""Having the whole event log checked; that it was, and what came of it, is an event itself."""

from __future__ import annotations

from kechuang.accounts.access import Actor, may_run_machine, require
from kechuang.events.record import record
from kechuang.events.verify import Verified, verify_log


def check_log(actor: Actor, head: str = "") -> Verified:
    """Check every row; `head` is a hash noted earlier that must be among them. Raises Refused."""
    require(may_run_machine(actor), actor, "log.verified")
    found = verify_log(head)
    told = {"held": found.count, "head": found.head, "broken": found.broken.id if found.broken else None}
    record("log.verified", actor=actor, after=told, succeeded=found.broken is None)
    return found
