"""Plain text files."""

from __future__ import annotations

from kechuang.plans.opening.decoding import decode


def text_of(data: bytes, name: str) -> str:
    """The decoded file, unchanged but for line ends. Raises BadDocument."""
    return decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
