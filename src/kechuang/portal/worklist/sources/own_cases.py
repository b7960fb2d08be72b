"""Cases of the organisations somebody acts for that wait for the applicant; drafts included."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from kechuang.accounts.models import User
from kechuang.cases.desk import held_by
from kechuang.cases.models import Case
from kechuang.portal.own_organisations import own_organisations
from kechuang.portal.worklist.source import Source
from kechuang.portal.worklist.sources.cases import SOURCE as CASES


def _rows(actor: User, today: date) -> QuerySet[Case] | None:
    own = [one.key for one in own_organisations(actor)]
    if not own:
        return None
    return Case.objects.filter(held_by("applicant"), organisation__in=own, closed_at=None).order_by("due", "pk")


SOURCE = Source(50, gettext_lazy("待本单位办的办件"), "folder-open", _rows, CASES.task, "cases-own", due="due")
