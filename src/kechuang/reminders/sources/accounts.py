"""Accounts nobody has used for 90 days, for the security administrator (GB/T 22239-2019 §8.1.4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kechuang.accounts.roles import Role
from kechuang.accounts.unused import DAYS, unused_accounts
from kechuang.kernel.sentences import Sentence
from kechuang.reminders.people import holders_of
from kechuang.reminders.source import Due, Source


def find(day: date) -> Iterator[Due]:
    """One reminder for all of them."""
    count = unused_accounts().count()
    if count:
        says = Sentence(f"{count}个账号超过{DAYS}天没有用过", f"{count} accounts were not used for over {DAYS} days")
        for person in holders_of(Role.SECURITY_ADMINISTRATOR, day):
            yield Due(person, "unused", says, reverse("unused-accounts"))


SOURCE = Source("accounts", Sentence("长期未用的账号", "unused accounts"), find)
