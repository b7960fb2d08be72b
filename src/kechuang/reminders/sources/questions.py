"""Questions of supervision to whom they are put, and supervised matters that are with a unit near their end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kechuang.accounts.models import Membership
from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.workdays import foreseen_after
from kechuang.oversight.models import Matter
from kechuang.reminders.source import Due, Source

AHEAD = 3
"""Working days before the end of a matter's period."""


def find(day: date) -> Iterator[Due]:
    """Every open question; matters with a unit that end within three working days or are late."""
    for one in Matter.objects.filter(flow="request", state="asked", closed_on=None, person__is_active=True):
        assert one.person_id
        says = Sentence(f"{one.number} {one.title}：请答复", f"{one.number} {one.title}: please answer")
        yield Due(one.person_id, one.number, says, reverse("matter", args=[one.number]), one.due)
    last, _gap = foreseen_after(day, AHEAD)
    near = [one for one in Matter.objects.filter(flow="matter", closed_on=None, due__lte=last) if _with_unit(one)]
    officers = _officers({one.unit_id for one in near}, day)
    for one in near:
        late = one.due is not None and one.due < day
        says = Sentence(
            f"{one.number} {one.title}：{'已超期' if late else '快到期'}",
            f"{one.number} {one.title}: {'late' if late else 'soon due'}",
        )
        for person in officers[one.unit_id]:
            yield Due(person, one.number, says, reverse("matter", args=[one.number]), one.due)


def _with_unit(one: Matter) -> bool:
    return one.stage.holder == "unit"


def _officers(units: set[int], day: date) -> dict[int, list[int]]:
    rows = Membership.objects.in_force(day).filter(role=Role.UNIT_OFFICER, unit_id__in=units, person__is_active=True)
    found: dict[int, list[int]] = defaultdict(list)
    for unit, person in rows.values_list("unit_id", "person_id"):
        if unit is not None:
            found[unit].append(person)
    return found


SOURCE = Source("questions", Sentence("督查问询", "questions of supervision"), find, mandatory=True)
