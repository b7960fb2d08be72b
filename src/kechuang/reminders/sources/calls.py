"""Calls that close within a week, for who has begun an application to them and not handed it in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from kechuang.cases.desk import held_by
from kechuang.cases.models import Case
from kechuang.funds.models import Call
from kechuang.kernel.sentences import Sentence
from kechuang.reminders.people import speakers_for
from kechuang.reminders.source import Due, Source

AHEAD = timedelta(days=7)


def find(day: date) -> Iterator[Due]:
    """Applications never submitted to published calls whose last day is near."""
    closing = Call.objects.filter(state="published", withdrawn_at=None, closes__gte=day, closes__lte=day + AHEAD)
    calls = {one.number: one for one in closing}
    drafts = Case.objects.filter(held_by("applicant"), call__in=list(calls), closed_at=None, submissions=None)
    rows = list(drafts)
    speakers = speakers_for((case.organisation for case in rows), day)
    for case in rows:
        one = calls[case.call]
        says = Sentence(
            f"{one.title}：即将截止，申请{case.number}还没有提交",
            f"{one.title} closes soon; application {case.number} is not handed in",
        )
        for person in speakers.get(case.organisation, []):
            yield Due(person, case.number, says, reverse("case", args=[case.number]), one.closes)


SOURCE = Source("calls", Sentence("申报截止", "calls closing"), find)
