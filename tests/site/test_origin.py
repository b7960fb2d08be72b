"""Which address the log names: the caller's, never one the caller made up."""

from __future__ import annotations

from typing import Any

import pytest

from kechuang.events.origin import address_of


@pytest.mark.parametrize(
    ("proxies", "passed", "address"),
    [
        (0, "", "10.0.0.9"),
        (0, "203.0.113.7", "10.0.0.9"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.8", "203.0.113.7"),
        (2, "203.0.113.7", "10.0.0.9"),
        (1, "", "10.0.0.9"),
    ],
)
def test_as_many_entries_are_believed_as_there_are_proxies(
    rf: Any, settings: Any, proxies: int, passed: str, address: str
) -> None:
    settings.PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=passed)
    assert address_of(request) == address
