"""Steps about new policy documents that are nearly due or late, for who is to do them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence
from kechuang.reminders.people import holders_of
from kechuang.reminders.source import Due, Source
from kechuang.rollout.overdue import open_steps

AHEAD = timedelta(days=5)


def find(day: date) -> Iterator[Due]:
    """Open steps due within five days; one whose owner is no officer any more goes to all of them."""
    officers = holders_of(Role.PROGRAMME_OFFICER, day)
    for row in open_steps().filter(due__lte=day + AHEAD):
        label, late = row.step.label, row.due < day
        says = Sentence(
            f"新政策“{row.rollout.name}”：{label.zh}{'已超期' if late else '即将到期'}",
            f"“{row.rollout.name}”: {label.en} is {'overdue' if late else 'nearly due'}",
        )
        for person in [row.owner_id] if row.owner_id in officers else officers:
            yield Due(person, str(row.pk), says, reverse("rollout", args=[row.rollout_id]), row.due)


SOURCE = Source("rollout", Sentence("新政策清单", "checklist of new policies"), find)
