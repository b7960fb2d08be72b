"""People, the units and organisations they belong to, and as what. Nothing is deleted: it ends, on a day, by somebody.

A day named `until` is the first one on which the thing no longer holds; None means it has no planned end.
"""

from kechuang.accounts.models.joining import Claim, Invitation
from kechuang.accounts.models.memberships import Membership, MembershipQuerySet
from kechuang.accounts.models.organisations import Organisation
from kechuang.accounts.models.people import SignInFailures, User
from kechuang.accounts.models.tokens import AccessToken
from kechuang.accounts.models.units import Unit

__all__ = [
    "AccessToken",
    "Claim",
    "Invitation",
    "Membership",
    "MembershipQuerySet",
    "Organisation",
    "SignInFailures",
    "Unit",
    "User",
]
