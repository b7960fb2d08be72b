"""Bad ratings that the office has to answer."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import visible
from kechuang.accounts.models import User
from kechuang.cases.models import Case, Rating
from kechuang.kernel.sentences import Sentence
from kechuang.portal.worklist.source import Source, Task
from kechuang.portal.worklist.sources.cases import at_the_desk


def _rows(actor: User, today: date) -> QuerySet[Rating] | None:
    if not at_the_desk(actor).allowed:
        return None
    rows = Rating.objects.filter(answered_at=None, case__in=visible(actor, Case.objects.all())).exclude(due=None)
    return rows.select_related("case").order_by("due", "pk")


def _task(rating: Rating) -> Task:
    does = Sentence("整改并答复。", "Put it right and answer.")
    address = reverse("case", args=[rating.case.number])
    return Task(rating.text or rating.case.title, address, does, rating.case.organisation_name, rating.due)


SOURCE = Source(45, gettext_lazy("差评待答复"), "message-square-warning", _rows, _task, "cases", due="due")
