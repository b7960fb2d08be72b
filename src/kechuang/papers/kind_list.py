"""Every kind of paper, as the folder lists itself."""

from __future__ import annotations

from functools import cache

from kechuang.kernel.folders import modules_of
from kechuang.papers import kinds as folder
from kechuang.papers.kind import Kind


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its code, in the order of the folder."""
    return {module.KIND.code: module.KIND for module in modules_of(folder)}
