"""Certificates about to expire, for the representatives of who holds them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import SCHEMES, Certificate
from kechuang.reminders.people import speakers_for
from kechuang.reminders.source import Due, Source

AHEAD = timedelta(days=90)
"""Long enough to apply again: most windows of application open within a quarter before the end."""


def find(day: date) -> Iterator[Due]:
    """Certificates in force that end within 90 days."""
    standing = Certificate.objects.as_of(AsOf.now().at(day))
    rows = list(standing.filter(expires__gte=day, expires__lte=day + AHEAD).exclude(organisation=""))
    speakers = speakers_for((row.organisation for row in rows), day)
    names = {policy.code: (policy.name, policy.english) for policy in catalogue()}
    for row in rows:
        local = str(SCHEMES.get(row.scheme, row.scheme))
        zh, en = names.get(row.scheme, (local, local))
        says = Sentence(f"{zh}证书{row.number}将到期", f"Certificate {row.number} ({en}) is about to expire")
        for person in speakers.get(row.organisation, []):
            yield Due(person, row.key, says, reverse("record", args=["certificate", row.key]), row.expires)


SOURCE = Source("certificates", Sentence("证书到期", "certificates expiring"), find)
