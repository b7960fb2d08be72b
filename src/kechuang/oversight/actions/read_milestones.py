"""Read the milestones of a plan out of its own sentences, once for each task; people edit them afterwards."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may, require
from kechuang.oversight.access import RUN_OVERSIGHT
from kechuang.oversight.breaking_down import broken_down
from kechuang.oversight.models import Rewording
from kechuang.oversight.rewording import add, begin, tell
from kechuang.supervision.models import Plan


def read_milestones(plan: Plan, actor: Actor) -> int:
    """How many milestones were made; tasks that were read before are passed over. Raises Refused."""
    require(may(actor, RUN_OVERSIGHT), actor, "milestones.changed", plan)
    there = set(Rewording.objects.filter(task__plan=plan, verb="read").values_list("task_id", flat=True))
    made = 0
    for task, found in broken_down(plan):
        if task.pk in there or not found:
            continue
        with transaction.atomic():
            act = begin(task, "read", actor)
            rows = [add(task, one.fields(), act) for one in found]
            tell(act, [], rows, actor)
        made += len(rows)
    return made
