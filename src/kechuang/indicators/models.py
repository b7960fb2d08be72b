"""What of indicators is kept: lists of enterprises near a certificate, totals. Derived: can be made again."""

from __future__ import annotations

from kechuang.indicators.nearness.kept import Near as Near
from kechuang.indicators.nearness.kept import NearRun as NearRun
from kechuang.indicators.totals import KeptTotals as KeptTotals
