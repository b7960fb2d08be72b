"""Figures of a place that a second person has to sign."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_set_figures
from kechuang.accounts.models import User
from kechuang.figures.models import Proposal
from kechuang.kernel.sentences import Sentence
from kechuang.portal.worklist.source import Source, Task


def _rows(actor: User, today: date) -> QuerySet[Proposal] | None:
    if not may_set_figures(actor).allowed:
        return None
    return Proposal.objects.filter(said=None).exclude(proposed_by=actor).order_by("since", "pk")


def _task(one: Proposal) -> Task:
    does = Sentence("对照文件核对后签署或退回。", "Compare it with the document, then sign or refuse it.")
    title = f"{one.parameter} {one.value or '—'}"
    return Task(title, reverse("figure-proposal", args=[one.pk]), does, one.document, one.since)


SOURCE = Source(100, gettext_lazy("待签署的地方数值"), "signature", _rows, _task, "local-figures")
