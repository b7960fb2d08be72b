"""Draft a case for everybody who qualifies for a marked policy with every fact confirmed: the work of a night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from kechuang.cases.ending import DAYS_BEFORE
from kechuang.cases.models import Case
from kechuang.cases.opening import apply_for
from kechuang.entitlements.glance import at_a_glance
from kechuang.entitlements.outcomes import standing
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.offers.models import Marking, Offer
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation

REST = timedelta(days=365)
"""Who declined is not offered the same again within this time: our own figure."""


def draft_offers(today: date) -> list[Case]:
    """The cases drafted. Safe to repeat: who has the grant, an open case or declined is passed over."""
    return [case for marking in Marking.objects.filter(superseded_at=None) for case in _of(marking, today)]


def _of(marking: Marking, today: date) -> Iterator[Case]:
    """The runs of the night say who may qualify; the records of the moment say whether everything is confirmed."""
    asof = AsOf.on(today)
    found = standing().filter(finding__policy=marking.policy, finding__verdict=True).values("subject")
    rows = Organisation.objects.as_of(asof).filter(key__in=found, division__startswith=marking.division)
    for record_ in rows.order_by("key"):
        if _passed_over(marking.policy, record_.key, today):
            continue
        one = next((e for e in at_a_glance(record_, asof) if e.law.policy.code == marking.policy), None)
        if one is not None and one.without_asking:
            yield _drafted(marking, record_.key)


def _passed_over(policy: str, organisation: str, today: date) -> bool:
    held = Certificate.objects.as_of(AsOf.on(today)).filter(scheme=policy, organisation=organisation)
    if held.exclude(valid_to__lte=today + timedelta(days=DAYS_BEFORE)).exists():
        return True
    cases = Case.objects.filter(policy=policy, organisation=organisation)
    if cases.filter(closed_at=None).exists():
        return True
    declined = cases.filter(state="abandoned", offer__isnull=False, closed_at__date__gt=today - REST)
    return declined.exists()


def _drafted(marking: Marking, organisation: str) -> Case:
    with transaction.atomic():
        case = apply_for(marking.policy, organisation, None)
        stamp = moment()
        Offer.objects.create(case=case, marking=marking, organisation=organisation, at=stamp)
        after = {"policy": marking.policy, "document": marking.document}
        record("offer.drafted", actor=None, obj=case, on_behalf_of=case.organisation_name, after=after, at=stamp)
    return case
