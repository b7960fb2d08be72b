"""Findings: one file per kind of thing worth noticing about a plan; each has CODE, SEVERITY and `find(reading)`.

The folder lists itself (`kernel/folders.py`); adding a file adds a finding to every surface and the docs.
"""

from __future__ import annotations

import sys

from kechuang.kernel.folders import modules_of
from kechuang.plans.model import Finding, Reading


def findings(reading: Reading) -> tuple[Finding, ...]:
    """Every finding of every kind, in the order of the text."""
    found = [finding for module in modules_of(sys.modules[__name__]) for finding in module.find(reading)]
    return tuple(sorted(found, key=lambda f: (f.spans[0] if f.spans else None, f.code)))
