"""Enter an organisation as a holder of accounts without a claim: an officer vouches for it."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may, require
from kechuang.accounts.appointing import APPROVE_CLAIMS
from kechuang.accounts.models import Organisation
from kechuang.accounts.organisation_rules import checked_code, checked_organisation
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


def found_organisation(name: str, kind: str, actor: Actor, *, code: str = "", example: bool = False) -> Organisation:
    """Stored as confirmed. `code` may be left out for one that has none. Raises Refused, BadInput (names the field)."""
    require(may(actor, APPROVE_CLAIMS), actor, "organisation.founded", label=name)
    name, kind = checked_organisation(name, kind)
    normal = checked_code(code) if code.strip() else None
    with transaction.atomic():
        if normal and Organisation.objects.filter(credit_code=normal).exists():
            raise BadInput(
                "organisation.known",
                Sentence("这个信用代码已有单位。", "There is an organisation with this code already."),
                Sentence("请在名单中查找。", "Look for it in the list."),
                field="credit_code",
            )
        made = Organisation.objects.create(
            name=name, kind=kind, credit_code=normal, status=Organisation.Status.APPROVED, example=example
        )
        record("organisation.founded", actor=actor, obj=made, after=as_told(made))
    return made


def as_told(organisation: Organisation) -> dict[str, str | None]:
    """What the log keeps of an organisation."""
    return {"name": organisation.name, "kind": organisation.kind, "credit_code": organisation.credit_code}
