"""Samples for pages of accounts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

PUBLIC = ("accounts/first/", "accounts/invitation/", "accounts/units/")
ARGUMENTS = {"uidb64": lambda world: "nothing", "do": lambda world: "change"}


def _passkey(world: Any) -> tuple[dict[str, Any], str]:
    from allauth.mfa.models import Authenticator

    data = {"name": "别人的密钥", "credential": {}}
    made, _ = Authenticator.objects.get_or_create(
        user=world.people["auditor"], type=Authenticator.Type.WEBAUTHN, data=data
    )
    return {"pk": made.pk}, "别人的密钥"


def _person(world: Any) -> tuple[dict[str, Any], str]:
    """Somebody with a telephone number."""
    from kechuang.accounts.models import User

    shown = world.people["auditor"]
    User.objects.filter(pk=shown.pk).update(phone="13812345678", name="别处的人")
    return {"pk": shown.pk}, "别处的人"


def _organisation(world: Any) -> tuple[dict[str, Any], str]:
    return {"pk": world.other.pk}, world.other.name


def _membership(world: Any) -> tuple[dict[str, Any], str]:
    """A role in the other organisation."""
    from kechuang.accounts.models import Membership, User

    person, _ = User.objects.get_or_create(username="elsewhere", defaults={"name": "别处的代表"})
    held, _ = Membership.objects.get_or_create(
        person=person, role="representative", organisation=world.other, defaults={"since": date(2000, 1, 1)}
    )
    return {"pk": held.pk}, "别处的代表"


def _claim(world: Any) -> tuple[dict[str, Any], str]:
    from kechuang.accounts.models import Claim

    values = {"name": "别处的申请", "role": "representative", "evidence": "别处的证明"}
    claim, _ = Claim.objects.get_or_create(person=world.people["auditor"], organisation=world.other, defaults=values)
    return {"pk": claim.pk}, "别处的"


def _invitation(world: Any) -> tuple[dict[str, Any], str]:
    from kechuang.accounts.models import Invitation

    values = {"role": "unit_officer", "unit": world.other_township, "token_hash": "x"}
    later = timezone.now() + timedelta(days=7)
    made, _ = Invitation.objects.get_or_create(name="别处被邀请的人", defaults=values | {"expires_at": later})
    return {"pk": made.pk}, "别处被邀请的人"


def _doing(record: Any, do: str) -> Any:
    """The page of an act on the record."""

    def made(world: Any) -> tuple[dict[str, Any], str]:
        arguments, words = record(world)
        return arguments | {"do": do}, words

    return made


def _token(world: Any) -> tuple[dict[str, Any], str]:
    from kechuang.accounts.actions.make_token import make_token
    from kechuang.accounts.models import AccessToken

    found = AccessToken.objects.filter(name="别人的同步").first()
    owner = world.people["auditor"]
    return {"pk": (found or make_token("别人的同步", AccessToken.Scope.READ, owner, days=30).token).pk}, "别人的同步"


OTHERS = {
    "token-revoke": _token,
    "mfa_edit_webauthn": _passkey,
    "mfa_remove_webauthn": _passkey,
    "person": _person,
    "person-act": _doing(_person, "contact"),
    "end-membership": _membership,
    "membership-term": _membership,
    "organisation-account": _organisation,
    "organisation-account-change": _organisation,
    "claim-decision": _claim,
    "claim-act": _doing(_claim, "approve"),
    "claim-withdraw": _claim,
    "invitation-act": _doing(_invitation, "renew"),
}
