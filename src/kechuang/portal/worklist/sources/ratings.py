"""Bad ratings that the office has to answer."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.models import User
from kechuang.cases.desk import badly_rated
from kechuang.cases.models import Rating
from kechuang.kernel.sentences import Sentence
from kechuang.portal.worklist.source import Source, Task
from kechuang.portal.worklist.sources.cases import at_the_desk


def _rows(actor: User, today: date) -> QuerySet[Rating] | None:
    """Every one: who works at the desk sees every case."""
    return badly_rated().select_related("case") if at_the_desk(actor).allowed else None


def _task(rating: Rating) -> Task:
    does = Sentence("整改并答复。", "Put it right and answer.")
    address = reverse("case", args=[rating.case.number])
    return Task(rating.text or rating.case.title, address, does, rating.case.organisation_name, rating.due)


SOURCE = Source(45, gettext_lazy("差评待答复"), "message-square-warning", _rows, _task, "cases", due="due")
