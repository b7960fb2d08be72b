"""What tests of the API share: no throttle unless asked for, and callers with a token."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from kechuang.api.throttle import BUCKETS


@pytest.fixture(autouse=True)
def _fresh(settings: Any) -> Iterator[None]:
    settings.API_POINTS = 0  # no limit, where a test is not about limits
    BUCKETS.clear()
    yield
    BUCKETS.clear()


@pytest.fixture
def caller() -> Callable[..., Client]:
    """A client with a token of that person; made for reading alone unless said otherwise."""
    from kechuang.accounts.actions.make_token import make_token
    from kechuang.accounts.models import AccessToken

    def made(person: Any, scope: str = "read") -> Client:
        key = make_token("a program", AccessToken.Scope(scope), person, days=30).key
        return Client(headers={"Authorization": f"Bearer {key}"})

    return made
