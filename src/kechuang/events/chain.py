"""The SM3 chain: the canonical bytes of an event and its hash, which covers the hash of the row before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from kechuang.events.models import Event

GENESIS = "0" * 64
COVERED = tuple(field.attname for field in Event._meta.concrete_fields if field.attname != "hash")
"""Names of the columns under the hash: all of them."""


def canonical(value: Any) -> str:
    """JSON with sorted keys, no blanks and characters as they are: the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def hash_of(event: Event) -> str:
    """SM3 over the canonical JSON of all columns but the hash itself, as 64 hexadecimal digits."""
    return hash_of_columns([getattr(event, name) for name in COVERED])


def hash_of_columns(values: Sequence[Any]) -> str:
    """The same from the values of the columns in the order of COVERED."""
    columns = {name: _plain(value) for name, value in zip(COVERED, values, strict=True)}
    return hashlib.new("sm3", canonical(columns).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
