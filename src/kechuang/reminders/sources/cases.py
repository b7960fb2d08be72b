"""Time limits of cases: near their end or past it, for who has the case: the office's officers, or the applicant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kechuang.accounts.roles import Role
from kechuang.cases.desk import held_by
from kechuang.cases.models import Case
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.workdays import foreseen_after
from kechuang.reminders.people import holders_of, speakers_for
from kechuang.reminders.source import Due, Source

AHEAD = 3
"""Working days before the end of a limit."""


def find(day: date) -> Iterator[Due]:
    """Open cases whose limit ends within three working days, or has passed."""
    last, _gap = foreseen_after(day, AHEAD)
    rows = list(Case.objects.filter(held_by("office", "panel", "applicant"), due__lte=last).order_by("due", "pk"))
    speakers = speakers_for((case.organisation for case in rows), day)
    officers = holders_of(Role.PROGRAMME_OFFICER, day)
    for case in rows:
        assert case.due
        if case.stage.holder == "applicant":
            people = speakers.get(case.organisation, [])
            people = people or ([case.complainant_id] if case.complainant_id else [])
        else:
            people = officers
        stage = case.stage.name
        if case.due < day:
            says = Sentence(
                f"{case.number} {case.title}：“{stage.zh}”已超过时限",
                f"{case.number} {case.title}: “{stage.en}” is past its limit",
            )
        else:
            says = Sentence(
                f"{case.number} {case.title}：“{stage.zh}”的时限快到了",
                f"{case.number} {case.title}: the limit of “{stage.en}” is near",
            )
        for person in people:
            yield Due(person, case.number, says, reverse("case", args=[case.number]), case.due)


SOURCE = Source("cases", Sentence("办件时限", "time limits of cases"), find, mandatory=True)
