"""Steps for new policy documents that are one's own to take."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.models import User
from kechuang.portal.worklist.source import Source, Task
from kechuang.rollout.access import may_see
from kechuang.rollout.models import RolloutStep
from kechuang.rollout.overdue import open_steps


def _rows(actor: User, today: date) -> QuerySet[RolloutStep] | None:
    return open_steps().filter(owner=actor) if may_see(actor).allowed else None


def _task(one: RolloutStep) -> Task:
    return Task(
        one.rollout.name, reverse("rollout", args=[one.rollout_id]), one.step.label, one.rollout.number, one.due
    )


SOURCE = Source(150, gettext_lazy("新政策要我办的步骤"), "list-checks", _rows, _task, "rollouts", due="due")
