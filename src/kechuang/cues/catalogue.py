"""Every cue there is, by its code."""

from __future__ import annotations

from functools import cache

from kechuang.cues import definitions
from kechuang.cues.cue import Cue
from kechuang.kernel.folders import modules_of


@cache
def cues() -> dict[str, Cue]:
    """In the order of their files."""
    return {module.CUE.code: module.CUE for module in modules_of(definitions)}
