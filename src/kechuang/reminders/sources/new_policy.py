"""A new policy that an organisation qualifies under, for who speaks for it: as long as it is news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.reminders.people import speakers_for
from kechuang.reminders.source import Due, Source
from kechuang.rollout.models import RolloutTold

NEWS = timedelta(days=60)


def find(day: date) -> Iterator[Due]:
    """Each organisation told within the last sixty days of a document that stands."""
    rows = RolloutTold.objects.filter(told_at__date__gt=day - NEWS, rollout__withdrawn_at=None)
    told = list(rows.select_related("rollout"))
    speakers = speakers_for({one.organisation for one in told}, day)
    for row in told:
        policy = catalogue().policies.get(row.rollout.policy)
        if policy is None:
            continue
        says = Sentence(
            f"新政策“{row.rollout.name}”：按测算，{row.name}符合“{policy.name}”的条件",
            f"“{row.rollout.name}”: as worked out, {row.name} qualifies for {policy.english}",
        )
        address = reverse("organisation-check", args=[row.organisation, policy.code])
        for person in speakers.get(row.organisation, ()):
            yield Due(person, f"{row.rollout_id}:{row.organisation}", says, address)


SOURCE = Source("new_policy", Sentence("可以享受的新政策", "new policies one qualifies under"), find)
