"""Sheets that a reviewer has not handed in."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import holders
from kechuang.accounts.models import User
from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence
from kechuang.portal.worklist.source import Source, Task
from kechuang.reviews.models import Seat
from kechuang.reviews.unscored import unscored

_reviewer = holders(Role.REVIEWER)


def _rows(actor: User, today: date) -> QuerySet[Seat] | None:
    return unscored(actor) if _reviewer(actor).allowed else None


def _task(seat: Seat) -> Task:
    does = Sentence("填写并交评分表，或申请回避。", "Fill in and hand in the sheet, or step back.")
    return Task(seat.panel.matter, reverse("own-sheet", args=[seat.pk]), does)


SOURCE = Source(60, gettext_lazy("待我评审"), "clipboard-pen", _rows, _task, "own-reviews")
