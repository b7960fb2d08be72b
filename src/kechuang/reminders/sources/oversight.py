"""Answers and matters of supervision that wait for the bureau: to be accepted, reviewed, decided, checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.models import Matter
from kechuang.reminders.people import holders_of
from kechuang.reminders.source import Due, Source


def find(day: date) -> Iterator[Due]:
    """Every open one that is with the bureau, drafts left out; what is with a unit, `questions.py` tells."""
    officers = holders_of(Role.PROGRAMME_OFFICER, day)
    for matter in Matter.objects.filter(closed_on=None).exclude(state="draft").order_by("due", "pk"):
        if matter.stage.holder != "office":
            continue
        stage = matter.stage.name
        says = Sentence(f"{matter.title}：{stage.zh}", f"{matter.title}: {stage.en}")
        for person in officers:
            address = reverse("matter", args=[matter.number])
            yield Due(person, f"{matter.number} {matter.state}", says, address, matter.due)


SOURCE = Source("oversight", Sentence("督查待处理", "supervision to be decided"), find)
