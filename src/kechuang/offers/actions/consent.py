"""Consent to a case drafted unasked: it is submitted as it stands, and officers decide as usual."""

from __future__ import annotations

from typing import Any

from kechuang.accounts.access import Actor, require
from kechuang.cases import engine
from kechuang.cases.models import Case
from kechuang.cases.verb import Doing
from kechuang.events.record import record
from kechuang.offers.access import may_consent
from kechuang.offers.models import Offer


def consent(offer: Offer, actor: Actor, *, version: int) -> Case:
    """The case, submitted. Raises Refused, Conflict where somebody acted first, and what submitting raises."""
    require(may_consent(actor, offer), actor, "offer.consented", offer.case)

    def besides(doing: Doing) -> dict[str, Any]:
        Offer.objects.filter(pk=offer.pk).update(consented_at=doing.stamp)
        case = doing.case
        record("offer.consented", actor=actor, obj=case, on_behalf_of=case.organisation_name, at=doing.stamp)
        return {"consented": True}

    return engine.do(offer.case, "submit", actor, version=version, besides=besides)
