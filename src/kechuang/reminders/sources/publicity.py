"""Publications whose time is over: the office can close them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kechuang.accounts.roles import Role
from kechuang.cases.desk import held_by
from kechuang.cases.models import Case
from kechuang.kernel.sentences import Sentence
from kechuang.reminders.people import holders_of
from kechuang.reminders.source import Due, Source


def find(day: date) -> Iterator[Due]:
    """Published cases whose last day lies before today."""
    rows = list(Case.objects.filter(held_by("public"), due__lt=day).order_by("due", "pk"))
    officers = holders_of(Role.PROGRAMME_OFFICER, day) if rows else []
    for case in rows:
        says = Sentence(
            f"{case.number} {case.title}：公示期已满，可以办结",
            f"{case.number} {case.title}: its publication is over, it can be closed",
        )
        for person in officers:
            yield Due(person, case.number, says, reverse("case", args=[case.number]), case.due)


SOURCE = Source("publicity", Sentence("公示期满", "publications over"), find, mandatory=True)
