"""What one version says otherwise than another, line by line."""

from __future__ import annotations

from difflib import ndiff
from typing import Literal

from kechuang.papers.content import Content
from kechuang.papers.paper_json import words_of

Change = tuple[Literal["same", "gone", "new"], str]


def differences(before: Content, after: Content) -> list[Change]:
    """Lines that went and came, with those around them left out."""
    signs: dict[str, Literal["gone", "new"]] = {"- ": "gone", "+ ": "new"}
    told = ndiff(list(words_of(before)), list(words_of(after)))
    return [(signs[line[:2]], line[2:]) for line in told if line[:2] in signs and line[2:].strip()]
