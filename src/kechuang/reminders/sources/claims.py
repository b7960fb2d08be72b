"""Claims of organisations that wait to be examined."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kechuang.accounts.models import Claim
from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence
from kechuang.reminders.people import holders_of
from kechuang.reminders.source import Due, Source


def find(day: date) -> Iterator[Due]:
    """Every claim nobody has decided."""
    rows = list(Claim.objects.filter(state=Claim.State.WAITING))
    officers = holders_of(Role.PROGRAMME_OFFICER, day) if rows else []
    for claim in rows:
        says = Sentence(f"{claim.name}申请入驻，等待审核", f"{claim.name} claims its organisation and waits")
        for person in officers:
            yield Due(person, str(claim.pk), says, reverse("claims"))


SOURCE = Source("claims", Sentence("入驻申请", "claims of organisations"), find)
