"""Sizes given in the environment. Knows no Django."""

from __future__ import annotations

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

_EVIDENCE_MB = 50
_MOST_MB = 2000


def evidence_bytes(given: str) -> int:
    """Bytes of the largest document taken, from whole megabytes as written; 50 MB where nothing is. Raises BadInput."""
    if not given.strip():
        return _EVIDENCE_MB * 1024 * 1024
    if not given.strip().isdecimal() or not 1 <= int(given) <= _MOST_MB:
        raise BadInput(
            "settings.evidence_mb",
            Sentence(f"KECHUANG_EVIDENCE_MB 的“{given}”不能用。", f"KECHUANG_EVIDENCE_MB cannot be “{given}”."),
            Sentence(f"请写 1 到 {_MOST_MB} 的整数，单位 MB。", f"Write a whole number of MB, 1 to {_MOST_MB}."),
        )
    return int(given) * 1024 * 1024
