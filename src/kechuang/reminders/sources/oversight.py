"""Questions and supervised matters that wait for somebody: for whom is asked, for the unit, for the bureau."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.models import Matter
from kechuang.oversight.units import people_of
from kechuang.reminders.people import holders_of
from kechuang.reminders.source import Due, Source


def find(day: date) -> Iterator[Due]:
    """Every open one, for whoever has it: the person asked, else the unit's people; the bureau's officers."""
    officers = holders_of(Role.PROGRAMME_OFFICER, day)
    rows = Matter.objects.filter(closed_on=None).exclude(state="draft").select_related("unit")
    for matter in rows.order_by("due", "pk"):
        stage = matter.stage.name
        says = Sentence(f"{matter.title}：{stage.zh}", f"{matter.title}: {stage.en}")
        if matter.stage.holder == "unit":
            people = [matter.person_id] if matter.person_id else [one.pk for one in people_of(matter.unit)]
        else:
            people = list(officers)
        for person in people:
            address = reverse("matter", args=[matter.number])
            yield Due(person, f"{matter.number} {matter.state}", says, address, matter.due)


SOURCE = Source("oversight", Sentence("问询和督查事项", "questions and supervised matters"), find)
