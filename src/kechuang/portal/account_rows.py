"""Members of a unit or organisation as its page shows them, and whether the reader may end their role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kechuang.accounts.actions.end_membership import may_end
from kechuang.accounts.held import Actor
from kechuang.accounts.models import Membership
from kechuang.accounts.roles import ROLES, Role, RoleFacts


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One membership, what the role is for, and whether this reader may end it."""

    membership: Membership
    facts: RoleFacts
    may_end: bool


def member_rows(actor: Actor, held: Iterable[Membership]) -> list[MemberRow]:
    """The rows in the order given."""
    return [MemberRow(one, ROLES[Role(one.role)], may_end(actor, one).allowed) for one in held]
