"""Findings: one file per kind of thing worth noticing about a plan.

Each file has CODE (dotted lower case), SEVERITY, TITLE (what this kind is, in both languages) and
`find(reading)`, which yields findings. The folder lists itself (`kernel/folders.py`); adding a file adds a
finding to every surface. `error`: cannot be true together, or damaged; `warning`: it will hinder supervision;
`notice`: worth knowing. What may not live here: how a finding is shown.

Rules prefer silence to a false alarm, and are rules of the genre: no words of one particular plan.
"""

from __future__ import annotations

import sys

from kechuang.kernel.folders import modules_of
from kechuang.kernel.sentences import Sentence
from kechuang.plans.model import Finding, Reading


def findings(reading: Reading) -> tuple[Finding, ...]:
    """Every finding of every kind, in the order of the text; those about the whole plan come first."""
    found = [finding for module in modules_of(sys.modules[__name__]) for finding in module.find(reading)]
    return tuple(sorted(found, key=lambda f: (f.spans[:1], f.code)))


def titles() -> dict[str, Sentence]:
    """What each code stands for, in the order of the codes."""
    return {module.CODE: module.TITLE for module in sorted(modules_of(sys.modules[__name__]), key=lambda m: m.CODE)}
