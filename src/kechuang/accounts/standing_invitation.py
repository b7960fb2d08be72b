"""Whether an invitation still stands: not accepted, not revoked, not expired; each told in its own words."""

from __future__ import annotations

from kechuang.accounts.models import Invitation
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence

_ASK = Sentence("请联系邀请您的人，再发一个链接。", "Ask who invited you for a new link.")
_RELOAD = Sentence("请刷新页面。", "Reload the page.")


def refuse_ended(invitation: Invitation) -> None:
    """Raise Conflict for one that was accepted or revoked."""
    if invitation.state == "accepted":
        raise Conflict(
            "invitation.accepted_already",
            Sentence("这个邀请已经接受过。", "This invitation was accepted already."),
            _RELOAD,
        )
    if invitation.state == "revoked":
        raise Conflict(
            "invitation.revoked_already", Sentence("这个邀请已经收回。", "This invitation was taken back."), _ASK
        )


def refuse_dead(invitation: Invitation) -> None:
    """Raise Conflict for one that can no longer be accepted."""
    refuse_ended(invitation)
    if invitation.state == "expired":
        raise Conflict("invitation.expired", Sentence("这个邀请已经过期。", "This invitation has expired."), _ASK)
