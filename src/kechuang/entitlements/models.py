"""What of entitlements is kept: runs, findings, outcomes and turns. Derived: the records and the law say the same."""

from __future__ import annotations

from kechuang.entitlements.outcomes import Finding as Finding
from kechuang.entitlements.outcomes import Outcome as Outcome
from kechuang.entitlements.outcomes import Turn as Turn
from kechuang.entitlements.runs import Run as Run
