"""The correctable fields of targets and tasks as plain JSON values, read and written the same way in both directions.

A number is text without trailing zeros, a link the ordinal of what it points to (None for none), owners a list of
`{name, start, end, assignment}`; everything else is as it is stored.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kechuang.supervision.models import Duty, Target, Task, Unit
from kechuang.supervision.search_entries import reindex, target_entry, task_entry, unit_entries

ROLES = {"lead": Duty.LEAD, "participants": Duty.PARTICIPANT}


def plain_of(thing: Target | Task, field: str) -> Any:
    """The present value of a field."""
    if field in ROLES and isinstance(thing, Task):
        return owners_of(thing, field)
    value = getattr(thing, field)
    if isinstance(value, Decimal):
        return plain_number(value)
    return value.ordinal if isinstance(value, Target | Task) else value


def put(thing: Target | Task, field: str, plain: Any) -> None:
    """Set a field from its plain value. The row itself is saved by the caller; owners are written at once."""
    if field in ROLES and isinstance(thing, Task):
        _put_owners(thing, field, plain)
    elif field in ("task", "same_as"):
        model = Task if field == "task" else Target
        setattr(thing, field, None if plain is None else model.objects.get(plan=thing.plan_id, ordinal=plain))
    elif field in ("value", "value_max"):
        setattr(thing, field, None if plain is None else Decimal(plain))
    else:
        setattr(thing, field, plain)


def refresh_search(thing: Target | Task) -> None:
    """Let search find the thing by its present words."""
    reindex(target_entry(thing) if isinstance(thing, Target) else task_entry(thing, thing.plan.text))


def plain_number(value: Decimal) -> str:
    """70.000000 → 70, 2.500000 → 2.5."""
    return f"{value.normalize():f}"


def owners_of(task: Task, field: str) -> list[dict[str, Any]]:
    """The units that lead the task or take part in it, in order."""
    duties = task.duties.filter(role=ROLES[field]).select_related("unit", "assignment").order_by("ordinal")
    return [
        {
            "name": duty.unit.name,
            "start": duty.start,
            "end": duty.end,
            "assignment": duty.assignment.ordinal if duty.assignment else None,
        }
        for duty in duties
    ]


def _put_owners(task: Task, field: str, owners: list[dict[str, Any]]) -> None:
    names = [owner["name"] for owner in owners]
    units = {unit.name: unit for unit in Unit.objects.filter(plan=task.plan_id, name__in=names)}
    new = Unit.objects.bulk_create(Unit(plan=task.plan, name=name) for name in names if name not in units)
    for entry in unit_entries(task.plan, new):
        entry.save()
    units |= {unit.name: unit for unit in new}
    assignments = {assignment.ordinal: assignment for assignment in task.assignments.all()}
    task.duties.filter(role=ROLES[field]).delete()
    Duty.objects.bulk_create(
        Duty(
            task=task,
            assignment=assignments.get(owner["assignment"]),
            unit=units[owner["name"]],
            role=ROLES[field],
            ordinal=i,
            start=owner["start"],
            end=owner["end"],
        )
        for i, owner in enumerate(owners, 1)
    )
