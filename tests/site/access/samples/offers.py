"""Samples for pages of what is granted unasked: a case drafted for the other organisation must stay unseen."""

from __future__ import annotations

from typing import Any

from django.utils import timezone


def _marking() -> Any:
    from kechuang.offers.models import Marking

    about = {"policy": "heb_tech_sme", "division": "130181", "superseded_at": None}
    return Marking.objects.get_or_create(**about, defaults={"document": "他处文件", "recorded_at": timezone.now()})[0]


def _offer(holder: Any) -> Any:
    from kechuang.cases.models import Case
    from kechuang.cases.opening import apply_for
    from kechuang.offers.models import Offer

    code = holder.credit_code
    found = Offer.objects.filter(organisation=code).first()
    if found is not None:
        return found
    about = {"code": code, "name": holder.name, "form": "enterprise"}
    _entered(about)
    case = Case.objects.filter(organisation=code, policy="heb_tech_sme").first() or apply_for(
        "heb_tech_sme", code, None
    )
    return Offer.objects.create(case=case, marking=_marking(), organisation=code, at=timezone.now())


def _entered(about: dict[str, Any]) -> None:
    from datetime import date

    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.organisation import Organisation

    if not Organisation.objects.filter(key=about["code"]).exists():
        enter(Organisation, about | {"registered": date(2014, 1, 1)}, None)


ARGUMENTS = {"marking": lambda world: _marking().pk, "offer": lambda world: _offer(world.own).pk}
OTHERS = {
    "offer-unmark": lambda world: ({"marking": _marking().pk}, "省科技型中小企业"),
    "offer-take": lambda world: ({"offer": _offer(world.other).pk}, str(world.other.name)),
}
