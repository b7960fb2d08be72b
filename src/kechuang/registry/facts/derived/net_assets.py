"""Net assets at the end of a year: as filed, else assets less liabilities."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.balancing import Balance

HOME = Balance(
    "net_assets", Sentence("资产总额减负债总额", "Assets less liabilities"), plus=("assets",), minus=("liabilities",)
)
