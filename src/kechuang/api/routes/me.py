"""Who am I: the person, roles and token a request is answered for."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kechuang.accounts.held import memberships_of
from kechuang.accounts.models import Membership, User
from kechuang.accounts.roles import ROLES, Role
from kechuang.api.declaring import reads
from kechuang.api.gate import Caller
from kechuang.api.plain import Plain
from kechuang.api.shapes.me import Me
from kechuang.api.throttle import SHARES, per_minute
from kechuang.kernel.sentences import Sentence

router = Router(tags=["me"])


@reads(router, "/me", Me, says=Sentence("我是谁：人员、角色、令牌和限额。", "Who am I: person, roles, token, limits."))
def who_am_i(request: HttpRequest) -> Plain:
    """Open to everyone: without a token or session `by` is `nobody`."""
    caller: Caller = request.auth  # type: ignore[attr-defined]
    user, token = caller.user, caller.token
    return {
        "by": caller.by,
        "person": {"username": user.username, "name": str(user)} if isinstance(user, User) else None,
        "roles": [_role(one) for one in memberships_of(user)],
        "token": {
            "name": token.name,
            "hint": token.hint,
            "scope": token.scope,
            "expires_at": token.expires_at.isoformat(),
        }
        if token
        else None,
        "limits": {kind: per_minute(kind) for kind in SHARES},
    }


def _role(held: Membership) -> Plain:
    facts = ROLES[Role(held.role)]
    return {
        "role": held.role,
        "name": {"zh": facts.name.zh, "en": facts.name.en},
        "duty": {"zh": facts.duty.zh, "en": facts.duty.en},
        "unit": held.unit.name if held.unit else None,
        "organisation": held.organisation.name if held.organisation else None,
        "credit_code": held.organisation.credit_code if held.organisation else None,
        "since": held.since.isoformat(),
        "until": held.until.isoformat() if held.until else None,
    }
