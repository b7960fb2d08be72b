"""Samples for pages of new policy documents: text of government, seen by officers and auditors alone."""

from __future__ import annotations

from datetime import date
from typing import Any

PUBLIC = ("rollouts/",)  # documents of government: they name nobody's record
NAME = "明湖市科技创新奖补办法"


def _rollout() -> Any:
    from django.utils import timezone

    from kechuang.rollout.models import Rollout, RolloutStep

    about = {"name": NAME, "issued": date(2025, 3, 3), "withdrawn_at": None}
    made, new = Rollout.objects.get_or_create(**about, defaults={"recorded_at": timezone.now()})
    if new:
        RolloutStep.objects.create(rollout=made, code="guide", ordinal=0, due=date(2025, 3, 12))
    return made


ARGUMENTS = {"rollout": lambda world: _rollout().pk, "step": lambda world: "guide"}
API = {"rollout": lambda world: _rollout().pk}
API_PUBLIC = ("/rollouts/",)
