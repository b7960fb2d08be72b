"""Every kind of reminder there is, by its code."""

from __future__ import annotations

from functools import cache

from kechuang.kernel.folders import modules_of
from kechuang.reminders import sources as folder
from kechuang.reminders.source import Source


@cache
def sources() -> dict[str, Source]:
    """In the order of their files."""
    return {module.SOURCE.code: module.SOURCE for module in modules_of(folder)}
