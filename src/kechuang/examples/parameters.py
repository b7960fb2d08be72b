"""Which example city is meant: seed, size, years and the last day told; cheap to import, unlike the city itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

SEED = 2025
ENTERPRISES = 1_500
YEARS = (2021, 2027)
"""The bundled city: its seed, its size, and the years it is followed, to the end of its plan."""
MOST, LONGEST = 1_200_000, 20
"""The largest city and the longest time."""


@dataclass(frozen=True, slots=True)
class Example:
    """Which city: the same values give the same rows. `until` is the last day told of. Raises BadInput."""

    seed: int = SEED
    enterprises: int = ENTERPRISES
    years: tuple[int, int] = YEARS
    until: date = date(2027, 12, 31)

    def __post_init__(self) -> None:
        first, last = self.years
        if not 0 < self.enterprises <= MOST:
            raise _unfit(f"企业数应为 1 至 {MOST:,}。", f"There may be 1 to {MOST:,} enterprises.", "enterprises")
        if not 1990 <= first <= last <= 2060 or last - first >= LONGEST:
            said = f"年份应在 1990 至 2060 之间、由早到晚、至多 {LONGEST} 年。"
            raise _unfit(said, f"Years lie between 1990 and 2060, first year first, at most {LONGEST}.", "years")
        if self.until.year < first:
            raise _unfit("截至日期早于第一年。", "The last day lies before the first year.", "until")

    def as_json(self) -> dict[str, Any]:
        """Its values as plain JSON; `read` gives it back."""
        return asdict(self) | {"years": list(self.years), "until": self.until.isoformat()}

    @classmethod
    def read(cls, told: dict[str, Any]) -> Example:
        """From plain JSON."""
        return cls(told["seed"], told["enterprises"], tuple(told["years"]), date.fromisoformat(told["until"]))


def _unfit(zh: str, en: str, which: str) -> BadInput:
    told = Sentence("请改用这个范围内的值。", "Give values within these bounds.")
    return BadInput(f"example.{which}", Sentence(zh, en), told)
