"""Who carries what: for each unit of a plan its tasks as lead and as participant, and the targets in those tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kechuang.supervision.models import Duty, Plan, Target, Task, Unit


@dataclass(slots=True)
class UnitLoad:
    """One unit's part in a plan; tasks in the order of the document."""

    unit: Unit
    leads: list[Task] = field(default_factory=list)
    participates: list[Task] = field(default_factory=list)
    targets: int = 0
    """Targets in the tasks it leads."""
    roles: dict[int, str] = field(default_factory=dict)
    """Task id → Duty.LEAD or Duty.PARTICIPANT (lead where it is named as both)."""

    @property
    def tasks(self) -> int:
        """How many tasks it has a part in."""
        return len(self.roles)


@dataclass(frozen=True, slots=True)
class PlanLoad:
    """Every unit, busiest lead first, and every task with the duties it names."""

    loads: list[UnitLoad]
    tasks: list[Task]
    unowned: list[Task]

    @property
    def most_tasks(self) -> int:
        """The largest number of tasks that one unit has a part in (at least 1, to scale bars by)."""
        return max([1, *(load.tasks for load in self.loads)])


def plan_load(plan: Plan) -> PlanLoad:
    """Gather the load of a plan in three queries."""
    tasks = list(plan.tasks.select_related("section").order_by("ordinal"))
    by_id = {task.pk: task for task in tasks}
    per_task: dict[int, int] = defaultdict(int)
    for task_id in Target.objects.filter(plan=plan, task__isnull=False).values_list("task_id", flat=True):
        per_task[task_id] += 1
    loads: dict[int, UnitLoad] = {}
    for duty in _duties(plan):
        load = loads.setdefault(duty.unit_id, UnitLoad(duty.unit))
        if load.roles.get(duty.task_id) != Duty.LEAD:
            load.roles[duty.task_id] = duty.role
    for load in loads.values():
        for task in tasks:
            role = load.roles.get(task.pk)
            if role == Duty.LEAD:
                load.leads.append(task)
                load.targets += per_task[task.pk]
            elif role:
                load.participates.append(task)
    owned = {task_id for load in loads.values() for task_id in load.roles}
    ordered = sorted(loads.values(), key=lambda load: (-len(load.leads), -load.tasks, load.unit.pk))
    return PlanLoad(ordered, tasks, [task for pk, task in by_id.items() if pk not in owned])


def _duties(plan: Plan) -> Iterable[Duty]:
    return Duty.objects.filter(task__plan=plan).select_related("unit").order_by("task__ordinal", "ordinal")
