"""Claims to represent an organisation that nobody has decided."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.appointing import may_admit
from kechuang.accounts.models import Claim, User
from kechuang.accounts.queries import claims_shown_to
from kechuang.kernel.sentences import Sentence
from kechuang.portal.worklist.source import Source, Task


def _rows(actor: User, today: date) -> QuerySet[Claim] | None:
    if not may_admit(actor).allowed:
        return None
    return claims_shown_to(actor).filter(state=Claim.State.WAITING).exclude(person=actor).order_by("made_at", "pk")


def _task(one: Claim) -> Task:
    does = Sentence("核对证明后通过或不通过。", "Check what shows it, then approve or refuse it.")
    return Task(one.name, reverse("claim-decision", args=[one.pk]), does, str(one.person))


SOURCE = Source(140, gettext_lazy("待审核的单位认领"), "user-check", _rows, _task, "claims")
