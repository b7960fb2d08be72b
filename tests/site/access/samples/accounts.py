"""Samples for pages of accounts."""

from __future__ import annotations

from typing import Any

PUBLIC = ("accounts/first/",)
ARGUMENTS = {"uidb64": lambda world: "nothing"}


def _passkey(world: Any) -> tuple[dict[str, Any], str]:
    from allauth.mfa.models import Authenticator

    data = {"name": "别人的密钥", "credential": {}}
    made, _ = Authenticator.objects.get_or_create(
        user=world.people["auditor"], type=Authenticator.Type.WEBAUTHN, data=data
    )
    return {"pk": made.pk}, "别人的密钥"


OTHERS = {"mfa_edit_webauthn": _passkey, "mfa_remove_webauthn": _passkey}
