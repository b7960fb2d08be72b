"""The lot: a seed from the secret and the public value, a ticket for every expert, their order.

SHA-256 because every programming language has it; commitments carry SM3 beside it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no blanks and characters as they are, as UTF-8: the same bytes for the same value."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def sha256(data: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def sm3(data: bytes) -> str:
    """SM3 (GB/T 32905-2016) as 64 hexadecimal digits."""
    return hashlib.new("sm3", data).hexdigest()


def handle(salt: str, number: str) -> str:
    """What an expert is called in a published draw: it tells nothing without the salt, and is of this draw alone."""
    return sha256(f"{salt}:{number}".encode())[:16]


def seed(secret: str, public: str, commitment: str) -> str:
    """The seed, from the revealed secret, the value of the public source, and the SHA-256 of the commitment."""
    return sha256(f"{secret}:{public}:{commitment}".encode())


def ticket(seed: str, who: str) -> str:
    """The lot of one expert; the smallest comes first."""
    return sha256(f"{seed}:{who}".encode())
