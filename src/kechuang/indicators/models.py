"""What of indicators is kept: the worked-out lists of enterprises near a certificate. Derived: can be made again."""

from __future__ import annotations

from kechuang.indicators.nearness.kept import Near as Near
from kechuang.indicators.nearness.kept import NearRun as NearRun
