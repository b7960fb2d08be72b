"""Bad ratings (差评): the office has five working days to put right and answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kechuang.accounts.roles import Role
from kechuang.cases.desk import badly_rated
from kechuang.kernel.sentences import Sentence
from kechuang.reminders.people import holders_of
from kechuang.reminders.source import Due, Source


def find(day: date) -> Iterator[Due]:
    """Each from the day it came in until it is answered; the words say once its last day has passed."""
    rows = list(badly_rated().select_related("case"))
    officers = holders_of(Role.PROGRAMME_OFFICER, day) if rows else []
    for rating in rows:
        assert rating.due
        late = rating.due < day
        says = Sentence(
            f"{rating.case.number} {rating.case.title}：差评{'已超过答复时限' if late else '待整改答复'}",
            f"{rating.case.number} {rating.case.title}: a bad rating "
            f"{'is past its time for an answer' if late else 'waits to be put right and answered'}",
        )
        for person in officers:
            yield Due(person, rating.case.number, says, reverse("case-rate", args=[rating.case.number]), rating.due)


SOURCE = Source("ratings", Sentence("差评答复", "answers to bad ratings"), find, mandatory=True)
