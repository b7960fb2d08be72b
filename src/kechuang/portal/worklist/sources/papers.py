"""Papers that wait for somebody's signature, number or hand; what one sent up oneself another signs."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may, visible
from kechuang.accounts.models import User
from kechuang.papers.access import APPROVE, ISSUE, may_draft
from kechuang.papers.flow import STATES
from kechuang.papers.models import Paper
from kechuang.portal.worklist.source import Source, Task


def _rows(actor: User, today: date) -> QuerySet[Paper] | None:
    if not may_draft(actor).allowed:
        return None
    at = Q(state="draft", drafted_by=actor)
    if may(actor, APPROVE).allowed:
        at |= Q(state="submitted") & ~Q(submitted_by=actor)
    if may(actor, ISSUE).allowed:
        at |= Q(state="approved")
    return visible(actor, Paper.objects.filter(at)).select_related("office").order_by("drafted_at", "pk")


def _task(paper: Paper) -> Task:
    address = reverse("paper", args=[paper.pk])
    return Task(paper.title, address, STATES[paper.state].awaits, str(paper.office), example=paper.example)


SOURCE = Source(70, gettext_lazy("待审签和印发的公文"), "stamp", _rows, _task, "papers")
