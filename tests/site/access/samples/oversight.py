"""Samples for the pages of supervision."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any


def _matter(world: Any, unit: Any) -> str:
    """The number of a question to a unit."""
    from kechuang.oversight.models import Matter

    number = f"WX{unit.pk}"
    if not Matter.objects.filter(number=number).exists():
        Matter.objects.create(
            number=number,
            flow="request",
            state="asked",
            plan=world.plan,
            unit=unit,
            title="别的镇的事项",
            asked_on=date(2026, 1, 5),
            entered_on=date(2026, 1, 5),
            made_at=datetime(2026, 1, 5, tzinfo=UTC),
        )
    return number


def _other(world: Any, **more: Any) -> tuple[dict[str, Any], str]:
    return {"matter": _matter(world, world.other_township), **more}, "别的镇的事项"


def _milestone(world: Any) -> int:
    """The first milestone of the first task."""
    from kechuang.oversight.actions.read_milestones import read_milestones

    read_milestones(world.plan, None)
    return 1


def _wording(world: Any) -> str:
    from kechuang.oversight.models import Wording

    _milestone(world)
    said = Wording.objects.standing().filter(milestone__plan=world.plan, milestone__task__ordinal=1)
    return str(said.get(milestone__ordinal=1).pk)


def _version(world: Any) -> str:
    from kechuang.oversight.models import Matter

    return str(Matter.objects.get(number=_matter(world, world.township)).version)


def _meeting(world: Any) -> int:
    from kechuang.oversight.models import Meeting

    told = {"held_on": date(2026, 1, 5), "made_at": datetime(2026, 1, 5, tzinfo=UTC)}
    return Meeting.objects.get_or_create(plan=world.plan, kind="joint", defaults=told)[0].pk


def _decided_elsewhere(world: Any) -> tuple[dict[str, Any], str]:
    """A meeting that decided something about another township."""
    from kechuang.oversight.models import Matter

    held = _meeting(world)
    Matter.objects.filter(number=_matter(world, world.other_township)).update(meeting=held)
    return {"meeting": held}, "别的镇的事项"


def _askable(world: Any) -> dict[str, Any]:
    """A milestone that the township leads, about which nobody was asked yet."""
    from kechuang.oversight.actions.add_milestone import add_milestone

    fields = {"text": "上报一份说明", "due": date(2026, 12, 31), "leads": "东湖镇"}
    made = add_milestone(world.plan.tasks.get(ordinal=1), fields, None, reason="补充一项")
    return {"milestone": made.milestone.ordinal}


API = {
    "number": lambda world: _matter(world, world.township),
    "verb": lambda world: "answer",
    "milestone": _milestone,
    "meeting": _meeting,
}
API_OWN = {"milestone_ask": _askable}
API_BODIES = {
    "matter_open": lambda world: {"plan": world.plan.slug, "title": "建成预约平台", "unit": "东湖镇"},
    "matter_do": lambda world: {"said": "已经办好了"},
    "milestone_reword": lambda world: {
        "changes": {"text": f"建成平台并上线（第{_wording(world)}稿）"},
        "reason": "说清楚一些",
    },
}
API_HEADERS = {
    "matter_do": lambda world: {"If-Match": _version(world)},
    "milestone_reword": lambda world: {"If-Match": _wording(world)},
}
API_OTHERS = {
    **dict.fromkeys(
        ("matter", "matter_do"), lambda world: ({"number": _matter(world, world.other_township)}, "别的镇的事项")
    ),
    "meeting": _decided_elsewhere,
}
ARGUMENTS = {
    "matter": lambda world: _matter(world, world.township),
    "milestone": lambda world: 1,
    "act": lambda world: "edit",
}
OTHERS = {
    "matter": _other,
    "matter-partner": _other,
    "matter-document": _other,
    "matter-act": lambda world: _other(world, do="answer"),
    "meeting": lambda world: ({"pk": 999}, "别的镇的事项"),
    "meeting-decide": lambda world: ({"pk": 999}, "别的镇的事项"),
}
