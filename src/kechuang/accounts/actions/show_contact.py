"""Look at somebody's telephone and e-mail, which lists mask: allowed to who manages accounts, and noted."""

from __future__ import annotations

from kechuang.accounts.access import Actor, may_manage_accounts, require
from kechuang.accounts.models import User
from kechuang.events.record import record


def show_contact(person: User, actor: Actor) -> None:
    """Note that they were looked at. Raises Refused."""
    require(may_manage_accounts(actor), actor, "account.contact_shown", person)
    record("account.contact_shown", actor=actor, obj=person)
